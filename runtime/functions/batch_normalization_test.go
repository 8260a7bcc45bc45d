package functions

import (
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
)

// batchCase is a batch with the shape of its channels and the axes to average.
type batchCase struct {
	x, channels []int
	axis        array.Axes
}

var batchCases = []batchCase{
	{[]int{4, 3}, []int{3}, nil},
	{[]int{3, 2, 2}, []int{2}, nil},
	{[]int{3, 2, 2}, []int{2, 2}, nil},
	{[]int{3, 2, 2, 2}, []int{2}, array.Axes{0, 2, 3}},
	{[]int{2, 3, 2}, []int{2, 2}, array.Axes{1}},
	{[]int{2, 3, 2}, []int{2}, array.Axes{0, 1}},
	{[]int{2, 2, 2, 3}, []int{2, 3}, array.Axes{0, 2}},
	{[]int{5}, []int{}, nil},
}

func TestBatchNormalizationGradients(t *testing.T) {
	for _, c := range batchCases {
		inputs := []*Array{check.Input(1, c.x...), check.Input(2, c.channels...), check.Input(3, c.channels...), check.Input(4, c.channels...), check.Positive(5, c.channels...)}
		norm := func(x ...*Variable) *Variable {
			return BatchNormalization(x[0], x[1], x[2], BatchNormalizationOptions{Eps: 0.1, Axis: c.axis})
		}
		check.Gradients(t, "batch_normalization", inputs[:3], norm)
		sameInSteps(t, "batch_normalization", inputs[0], func(x ...*Variable) *Variable {
			s, d := x[0].Session(), x[0].Dtype()
			return norm(x[0], s.Variable(inputs[1].AsType(d)), s.Variable(inputs[2].AsType(d)))
		})
		check.Gradients(t, "fixed_batch_normalization", inputs, func(x ...*Variable) *Variable {
			return FixedBatchNormalization(x[0], x[1], x[2], x[3], x[4], 0.1, c.axis)
		})
	}
}

// TestBatchNormalizationStatistics has numbers of Chainer 7.8.1:
// F.batch_normalization(x, ones, zeros, running_mean=zeros, running_var=ones, axis=1)
// for x = numpy.arange(12.).reshape(2, 3, 2) ** 1.5.
func TestBatchNormalizationStatistics(t *testing.T) {
	s := autograd.NewSession()
	x := array.New(array.Float64, 2, 3, 2)
	for i := range 12 {
		x.SetFloat(i, float64(i))
	}
	x = array.Pow(x, array.Scalar(array.Float64, 1.5))
	ones, zeros := array.New(array.Float64, 2, 2), array.New(array.Float64, 2, 2)
	ones.Fill(1)
	mean, variance := zeros.Copy(), ones.Copy()
	y := BatchNormalization(s.Variable(x), s.Variable(ones), s.Variable(zeros), BatchNormalizationOptions{
		Eps: 2e-5, RunningMean: mean, RunningVar: variance, Decay: 0.9, Axis: array.Axes{1},
	})
	for _, c := range []struct {
		name string
		got  *Array
		want []float64
	}{
		{"y", y.Data(), []float64{
			-1.089700274052861, -1.1471582339357662, -0.2357984716578861, -0.1426745187098384, 1.325498745710747, 1.289832752645605,
			-1.198269628064522, -1.2013215318242407, -0.051335628312666, -0.045574002256982105, 1.2496052563771873, 1.2468955340812233}},
		{"running_mean", mean, []float64{0.36094757082487294, 0.5792164103401858, 2.298237735211746, 2.7334377290453835}},
		{"running_var", variance, []float64{2.5457527667343487, 3.5176252498894374, 8.071549686731762, 8.974772721468169}},
	} {
		if err := check.Near(c.got, array.FromSlice(c.want), check.Tolerance{Rel: 1e-9}); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestBatchRenormalizationGradients(t *testing.T) {
	for _, c := range batchCases {
		if c.axis != nil {
			continue
		}
		mean, variance := check.Input(4, c.channels...), check.Positive(5, c.channels...)
		// r and d count as constants, which numbers cannot tell: they are at their limits here
		opt := BatchRenormalizationOptions{Rmax: 1, Dmax: 0, Eps: 0.1, RunningMean: mean, RunningVar: variance, Decay: 0.9}
		inputs := []*Array{check.Input(1, c.x...), check.Input(2, c.channels...), check.Input(3, c.channels...)}
		check.Gradients(t, "batch_renormalization", inputs, func(x ...*Variable) *Variable { return BatchRenormalization(x[0], x[1], x[2], opt) })
	}
}

func BenchmarkBatchNormalization(b *testing.B) {
	for name, shape := range map[string][]int{"dense": {128, 1000}, "images": {32, 64, 28, 28}} {
		b.Run(name, func(b *testing.B) {
			s := autograd.NewSession()
			x := s.Variable(check.Input(1, shape...).AsType(array.Float32))
			gamma := s.Variable(check.Input(2, shape[1]).AsType(array.Float32))
			gy := check.Input(3, shape...).AsType(array.Float32)
			for b.Loop() {
				x.ClearGrad()
				gamma.ClearGrad()
				y := BatchNormalization(x, gamma, gamma, BatchNormalizationOptions{Eps: 2e-5})
				y.SetGrad(gy)
				y.Backward(autograd.BackwardOptions{})
			}
		})
	}
}
