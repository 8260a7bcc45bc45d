package functions

import (
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
)

// crossEntropyDefaults are the defaults of the row, with gradients of gradients.
func crossEntropyDefaults() SoftmaxCrossEntropyOptions {
	return SoftmaxCrossEntropyOptions{Normalize: true, CacheScore: true, IgnoreLabel: -1, Reduce: "mean", EnableDoubleBackprop: true, SoftTargetLoss: "cross-entropy"}
}

// someLabels returns labels of that shape from 0 to classes-1, every fifth one -1.
func someLabels(classes int, shape ...int) *Array {
	t := array.New(array.Int32, shape...)
	for i := range t.Size() {
		t.SetFloat(i, float64((i*7+i/2)%classes))
		if i%5 == 3 {
			t.SetFloat(i, -1)
		}
	}
	return t
}

func TestSoftmaxCrossEntropyGradients(t *testing.T) {
	options := map[string]func(o *SoftmaxCrossEntropyOptions, classes int){
		"default":       func(o *SoftmaxCrossEntropyOptions, classes int) {},
		"no":            func(o *SoftmaxCrossEntropyOptions, classes int) { o.Reduce = "no" },
		"not normalize": func(o *SoftmaxCrossEntropyOptions, classes int) { o.Normalize = false },
		"ignore 0":      func(o *SoftmaxCrossEntropyOptions, classes int) { o.IgnoreLabel = 0 },
		"class_weight": func(o *SoftmaxCrossEntropyOptions, classes int) {
			o.ClassWeight = check.Positive(2, classes)
			o.Reduce = "no"
		},
	}
	for name, set := range options {
		for _, shape := range [][]int{{4, 3}, {1, 1}, {3, 2, 2}, {2, 3, 2, 2}, {0, 3}, {2, 3, 0}, {6, 1500}} {
			if name != "default" && shape[1] > 100 {
				continue
			}
			labels := someLabels(shape[1], append([]int{shape[0]}, shape[2:]...)...)
			o := crossEntropyDefaults()
			set(&o, shape[1])
			if o.IgnoreLabel == 0 {
				labels = array.Maximum(labels, array.Scalar(array.Int32, 0))
			}
			x := check.Input(1, shape...)
			loss := func(x ...*Variable) *Variable {
				return SoftmaxCrossEntropy(x[0], x[0].Session().Constant(labels), o)
			}
			if shape[1] < 100 {
				check.Gradients(t, "softmax_cross_entropy "+name, []*Array{x}, loss)
			}
			sameInSteps(t, name, x, loss)
		}
	}
}

// sameInSteps compares the gradient in one pass with the one in differentiable
// steps, in both dtypes.
func sameInSteps(t *testing.T, name string, x *Array, loss func(x ...*Variable) *Variable) {
	t.Helper()
	for _, d := range []array.Dtype{array.Float32, array.Float64} {
		var grads [2]*Array
		for i, double := range []bool{false, true} {
			v := autograd.NewSession().Variable(x.AsType(d))
			y := loss(v)
			y.SetGrad(check.Input(9, y.Shape()...).AsType(d))
			y.Backward(autograd.BackwardOptions{EnableDoubleBackprop: double})
			grads[i] = v.Grad()
		}
		if err := check.Near(grads[0], grads[1], check.Tolerance{Rel: 1e-5, Abs: 1e-6}); err != nil {
			t.Errorf("%s: in one pass and in steps: %v", name, err)
		}
	}
}

func TestSoftmaxCrossEntropyErrors(t *testing.T) {
	s := autograd.NewSession()
	x := s.Variable(check.Input(1, 2, 3))
	call := func(t *Array, set func(o *SoftmaxCrossEntropyOptions)) func() {
		return func() {
			o := crossEntropyDefaults()
			set(&o)
			SoftmaxCrossEntropy(x, s.Constant(t), o)
		}
	}
	same := func(*SoftmaxCrossEntropyOptions) {}
	check.Refuses(t, "t holds the label 3, but x has 3 classes: labels are 0 to 2, or ignore_label = -1", call(array.FromSlice([]int32{0, 3}), same))
	check.Refuses(t, "the label -2", call(array.FromSlice([]int64{-2, 0}), same))
	check.Refuses(t, "t is int32(3,), want int32(2,)", call(array.New(array.Int32, 3), same))
	check.Refuses(t, "t is uint8(2,), want int32(2,)", call(array.New(array.Uint8, 2), same))
	check.Refuses(t, "t is float64(2,), want the shape of x, (2, 3)", call(array.New(array.Float64, 2), same))
	check.Refuses(t, "soft targets have no gradients of gradients", call(array.New(array.Float64, 2, 3), same))
	check.Refuses(t, "class_weight is float32(2,), want 3 floats", call(array.New(array.Int32, 2), func(o *SoftmaxCrossEntropyOptions) {
		o.ClassWeight = array.New(array.Float32, 2)
	}))
	check.Refuses(t, "x is float32(2, 0), want [N, C, ...]", func() {
		SoftmaxCrossEntropy(s.Variable(array.New(array.Float32, 2, 0)), s.Constant(array.New(array.Int32, 2)), crossEntropyDefaults())
	})
}

// TestSoftmaxCrossEntropyOnce asks for a second gradient that was not enabled.
func TestSoftmaxCrossEntropyOnce(t *testing.T) {
	for _, labels := range []*Array{array.FromSlice([]int32{0, 2}), check.Positive(3, 2, 3)} {
		s := autograd.NewSession()
		x := s.Variable(check.Input(1, 2, 3))
		o := crossEntropyDefaults()
		o.EnableDoubleBackprop = false
		SoftmaxCrossEntropy(x, s.Constant(labels), o).Backward(autograd.BackwardOptions{EnableDoubleBackprop: true})
		check.Refuses(t, "gradients of gradients", func() { Sum(x.GradVar(), nil, false).Backward(autograd.BackwardOptions{}) })
	}
}

func BenchmarkSoftmaxCrossEntropy(b *testing.B) {
	s := autograd.NewSession()
	x := s.Variable(check.Input(1, 100, 1000).AsType(array.Float32))
	labels := s.Constant(someLabels(1000, 100))
	o := crossEntropyDefaults()
	o.EnableDoubleBackprop = false
	for b.Loop() {
		x.ClearGrad()
		SoftmaxCrossEntropy(x, labels, o).Backward(autograd.BackwardOptions{})
	}
}
