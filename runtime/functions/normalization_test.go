package functions

import (
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
)

func TestGroupNormalizationGradients(t *testing.T) {
	for _, c := range []struct {
		x      []int
		groups int
	}{{[]int{2, 4}, 2}, {[]int{2, 4}, 4}, {[]int{3, 4, 3}, 2}, {[]int{1, 2, 2, 2}, 1}, {[]int{0, 2}, 1}} {
		inputs := []*Array{check.Input(1, c.x...), check.Input(2, c.x[1]), check.Input(3, c.x[1])}
		check.Gradients(t, "group_normalization", inputs, func(x ...*Variable) *Variable { return GroupNormalization(x[0], c.groups, x[1], x[2], 0.1) })
		if len(c.x) == 2 {
			check.Gradients(t, "layer_normalization", inputs, func(x ...*Variable) *Variable { return LayerNormalization(x[0], x[1], x[2], 0.1) })
		}
	}
}

func TestNormalizeGradients(t *testing.T) {
	for _, c := range []batchCase{
		{x: []int{2, 3}, axis: array.Axes{1}}, {x: []int{3, 2, 2}, axis: array.Axes{0, 2}}, {x: []int{2, 3}, axis: array.Axes{-1}},
		{x: []int{3}, axis: array.Axes{}}, {x: []int{0, 2}, axis: array.Axes{1}}, {x: []int{4}, axis: array.Axes{0}},
	} {
		check.Gradients(t, "normalize", []*Array{check.Input(1, c.x...)}, func(x ...*Variable) *Variable { return Normalize(x[0], 0.1, c.axis) })
	}
	s := autograd.NewSession()
	x := s.Variable(array.New(array.Float64, 1, 2))
	y := Normalize(x, 0.5, array.Axes{1})
	y.SetGrad(array.FromSlice([]float64{1, 2}, 1, 2))
	y.Backward(autograd.BackwardOptions{EnableDoubleBackprop: true})
	if err := check.Near(x.Grad(), array.FromSlice([]float64{2, 4}, 1, 2), check.Tolerance{}); err != nil {
		t.Errorf("the gradient at 0: %v", err)
	}
	check.Refuses(t, "normalize: axis 1 is out of range", func() { Normalize(s.Variable(check.Input(1, 3)), 0.1, array.Axes{1}) })
}

func TestLocalResponseNormalizationGradients(t *testing.T) {
	for _, shape := range [][]int{{2, 5}, {1, 1}, {2, 3, 2}, {1, 4, 1, 2}, {0, 3}, {2, 3, 0}} {
		for _, n := range []int{1, 4, 5, 1 << 40, -3} {
			check.Gradients(t, "local_response_normalization", []*Array{check.Input(1, shape...)}, func(x ...*Variable) *Variable {
				return LocalResponseNormalization(x[0], n, 1.5, 0.3, 0.6)
			})
		}
	}
}

// TestDecorrelatedGradients checks the first gradients: there are no second ones.
func TestDecorrelatedGradients(t *testing.T) {
	for _, c := range []struct {
		x      []int
		groups int
	}{{[]int{6, 4}, 2}, {[]int{4, 3}, 3}, {[]int{3, 4, 2}, 1}} {
		x := check.Input(1, c.x...)
		whiten := func(x *Variable) *Variable { return DecorrelatedBatchNormalization(x, c.groups, 0.1, nil, nil, 0.9) }
		s := autograd.NewSession()
		v := s.Variable(x)
		y := whiten(v)
		g := check.Input(2, c.x...)
		y.SetGrad(g)
		y.Backward(autograd.BackwardOptions{EnableDoubleBackprop: true})
		total := func() float64 { return array.Sum(array.Mul(whiten(s.Constant(x)).Data(), g), nil, false).Float(0) }
		want := array.New(array.Float64, c.x...)
		for i := range x.Size() {
			at := x.Float(i)
			x.SetFloat(i, at+1e-5)
			up := total()
			x.SetFloat(i, at-1e-5)
			want.SetFloat(i, (up-total())/2e-5)
			x.SetFloat(i, at)
		}
		if err := check.Near(v.Grad(), want, check.Tolerance{Rel: 1e-4, Abs: 1e-5}); err != nil {
			t.Errorf("decorrelated_batch_normalization %v: %v", c, err)
		}
		check.Refuses(t, "no gradients of gradients", func() { Sum(v.GradVar(), nil, false).Backward(autograd.BackwardOptions{}) })
	}
}

func TestNormalizationErrors(t *testing.T) {
	s := autograd.NewSession()
	v := func(shape ...int) *Variable { return s.Variable(check.Input(1, shape...)) }
	data := func(shape ...int) *Array { return check.Positive(1, shape...) }
	batch := func(x, gamma, beta *Variable, o BatchNormalizationOptions) func() {
		return func() { BatchNormalization(x, gamma, beta, o) }
	}
	type options = BatchNormalizationOptions
	check.Refuses(t, "batch_normalization: gamma is float64(2,), want the shape of the channels, (3,)", batch(v(4, 3), v(2), v(2), options{}))
	check.Refuses(t, "beta is float64(2,), want the shape of gamma, (3,)", batch(v(4, 3), v(3), v(2), options{}))
	check.Refuses(t, "axis holds 0, want rising axes from 0 to 2", batch(v(4, 3, 2), v(2), v(2), options{Axis: array.Axes{1, 0}}))
	check.Refuses(t, "axis holds -1", batch(v(4, 3), v(4), v(4), options{Axis: array.Axes{-1}}))
	check.Refuses(t, "axis holds 0, want", batch(v(), v(), v(), options{}))
	check.Refuses(t, "only one of running_mean and running_var", batch(v(4, 3), v(3), v(3), options{RunningMean: data(3)}))
	check.Refuses(t, "running_var is float64(1,), want floats of the shape of gamma, (3,)", batch(v(4, 3), v(3), v(3), options{RunningMean: data(3), RunningVar: data(1)}))
	check.Refuses(t, "var is float64(2,)", func() { FixedBatchNormalization(v(4, 3), v(3), v(3), v(3), v(2), 1e-5, nil) })
	check.Refuses(t, "running_mean and running_var must be given", func() { BatchRenormalization(v(4, 3), v(3), v(3), BatchRenormalizationOptions{Rmax: 1}) })
	check.Refuses(t, "rmax is 0 and dmax is 0", func() {
		BatchRenormalization(v(4, 3), v(3), v(3), BatchRenormalizationOptions{RunningMean: data(3), RunningVar: data(3)})
	})
	check.Refuses(t, "groups is 3, want a number that divides 4", func() { GroupNormalization(v(2, 4), 3, v(4), v(4), 1e-5) })
	check.Refuses(t, "groups is 0", func() { GroupNormalization(v(2, 4), 0, v(4), v(4), 1e-5) })
	check.Refuses(t, "x is float64(2, 3, 2) and gamma is float64(3,), want [N, D] and [D]", func() { LayerNormalization(v(2, 3, 2), v(3), v(3), 1e-5) })
	check.Refuses(t, "x is float64(3,), want [N, C, ...]", func() { LocalResponseNormalization(v(3), 5, 2, 1e-4, 0.75) })
	check.Refuses(t, "groups is 3, want a number that divides 4", func() { DecorrelatedBatchNormalization(v(2, 4), 3, 1e-5, nil, nil, 0.9) })
	check.Refuses(t, "x is float64(0, 4), want [N, C, ...] with at least one element", func() { DecorrelatedBatchNormalization(v(0, 4), 2, 1e-5, nil, nil, 0.9) })
	check.Refuses(t, "running_projection is float64(2, 2), want floats of the shape (2, 2, 2)", func() {
		DecorrelatedBatchNormalization(v(3, 4), 2, 1e-5, nil, data(2, 2), 0.9)
	})
	check.Refuses(t, "projection is float64(2, 2), want float64(2, 2, 2)", func() { FixedDecorrelatedBatchNormalization(v(3, 4), v(2, 2), v(2, 2), 2) })
	s.Train = false
	check.Refuses(t, "chainer.config.train is false", func() {
		BatchRenormalization(v(4, 3), v(3), v(3), BatchRenormalizationOptions{Rmax: 1, RunningMean: data(3), RunningVar: data(3)})
	})
}
