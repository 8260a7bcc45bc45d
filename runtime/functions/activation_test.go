package functions

import (
	"math"
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
)

func TestActivationGradients(t *testing.T) {
	for name, f := range map[string]func(x *Variable) *Variable{
		"clipped_relu": func(x *Variable) *Variable { return ClippedReLU(x, 1.2) },
		"relu6":        ReLU6,
		"hard_sigmoid": HardSigmoid,
		"leaky_relu":   func(x *Variable) *Variable { return LeakyReLU(x, 0.3) },
		"leaky_relu<0": func(x *Variable) *Variable { return LeakyReLU(x, -0.3) },
		"elu":          func(x *Variable) *Variable { return ELU(x, 1.5) },
		"elu<0":        func(x *Variable) *Variable { return ELU(x, -1.5) },
		"selu":         func(x *Variable) *Variable { return SELU(x, 1.2, 0.7) },
		"softplus":     func(x *Variable) *Variable { return Softplus(x, 1.7) },
		"softplus<0":   func(x *Variable) *Variable { return Softplus(x, -0.5) },
	} {
		for _, shape := range check.Shapes() {
			check.Gradients(t, name, []*Array{check.Input(1, shape...)}, func(x ...*Variable) *Variable { return f(x[0]) })
		}
	}
	for _, axis := range []int{0, 1, 2} {
		check.Gradients(t, "crelu", []*Array{check.Input(1, 2, 4, 2)}, func(x ...*Variable) *Variable { return CReLU(x[0], array.Axis(axis-3)) })
		check.Gradients(t, "maxout", []*Array{check.Input(1, 2, 4, 2)}, func(x ...*Variable) *Variable { return Maxout(x[0], 2, axis) })
	}
	check.Gradients(t, "crelu", []*Array{check.Input(1, 0, 3)}, func(x ...*Variable) *Variable { return CReLU(x[0], 1) })
	check.Gradients(t, "maxout", []*Array{check.Input(1, 0, 4)}, func(x ...*Variable) *Variable { return Maxout(x[0], 4, 1) })
}

// TestActivationCorners: values and gradients where the pieces meet and at
// infinity, recorded by running Chainer 7.8.1 on these float32 arrays.
func TestActivationCorners(t *testing.T) {
	inf := math.Inf(1)
	x := []float32{-1, 0, 1, float32(inf), float32(-inf)}
	for _, c := range []struct {
		name  string
		f     func(x *Variable) *Variable
		y, gx []float64
	}{
		{"clipped_relu", func(x *Variable) *Variable { return ClippedReLU(x, 1) }, []float64{0, 0, 1, 1, 0}, []float64{0, 0, 0, 0, 0}},
		{"clipped_relu", func(x *Variable) *Variable { return ClippedReLU(x, inf) }, []float64{0, 0, 1, inf, 0}, []float64{0, 0, 1, 0, 0}},
		{"hard_sigmoid", HardSigmoid, []float64{0.3, 0.5, 0.7, 1, 0}, []float64{0.2, 0.2, 0.2, 0, 0}},
		{"leaky_relu", func(x *Variable) *Variable { return LeakyReLU(x, 0.2) }, []float64{-0.2, 0, 1, inf, -inf}, []float64{0.2, 0.2, 1, 1, 0.2}},
		{"leaky_relu", func(x *Variable) *Variable { return LeakyReLU(x, -0.5) }, []float64{0.5, 0, 1, inf, inf}, []float64{-0.5, -0.5, 1, 1, -0.5}},
		{"elu", func(x *Variable) *Variable { return ELU(x, 2) }, []float64{-1.2642411, 0, 1, inf, -2}, []float64{0.7357589, 2, 1, 1, 0}},
		{"selu", func(x *Variable) *Variable { return SELU(x, 2, 3) }, []float64{-3.7927232, 0, 3, inf, -6}, []float64{2.2072768, 6, 3, 3, 0}},
		{"softplus", func(x *Variable) *Variable { return Softplus(x, 1) }, []float64{0.31326166, 0.6931472, 1.3132617, inf, 0}, []float64{0.2689414, 0.5, 0.7310586, 1, 0}},
		{"crelu", func(x *Variable) *Variable { return CReLU(x, 0) }, []float64{0, 0, 1, inf, 0, 1, 0, 0, 0, inf}, []float64{-1, 0, 1, 1, -1}},
	} {
		v := autograd.NewSession().Variable(array.FromSlice(x))
		y := c.f(v)
		ones := array.New(array.Float32, y.Shape()...)
		ones.Fill(1)
		y.SetGrad(ones)
		y.Backward(autograd.BackwardOptions{})
		if err := check.Near(y.Data(), array.FromSlice(c.y), check.Tolerance{Rel: 1e-6}); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		if err := check.Near(v.Grad(), array.FromSlice(c.gx), check.Tolerance{Rel: 1e-6}); err != nil {
			t.Errorf("gradient of %s: %v", c.name, err)
		}
		nan := autograd.NewSession().Constant(array.FromSlice([]float32{float32(math.NaN())}))
		if got := c.f(nan).Data().Float(0); !math.IsNaN(got) {
			t.Errorf("%s of NaN is %g", c.name, got)
		}
	}
}

func TestActivationErrors(t *testing.T) {
	x := autograd.NewSession().Variable(array.New(array.Float32, 2, 4))
	for want, f := range map[string]func(){
		"clipped_relu: z is 0, want a number above 0":                                                                func() { ClippedReLU(x, 0) },
		"clipped_relu: z is NaN, want a number above 0":                                                              func() { ClippedReLU(x, math.NaN()) },
		"leaky_relu: slope is NaN, want a number":                                                                    func() { LeakyReLU(x, math.NaN()) },
		"softplus: beta is 0, want any other number: the result is divided by it":                                    func() { Softplus(x, 0) },
		"maxout: pool_size is -1, want at least 1":                                                                   func() { Maxout(x, -1, 1) },
		"maxout: pool_size is 3, want a number that divides 4, the length of axis 1":                                 func() { Maxout(x, 3, 1) },
		"maxout: axis is -1, want the number of an axis of x, float32(2, 4), counted from 0":                         func() { Maxout(x, 2, -1) },
		"maxout: axis is 2, want the number of an axis of x, float32(2, 4), counted from 0":                          func() { Maxout(x, 2, 2) },
		"crelu: axis 2 is out of range for an array of 2 dimensions (axes count from 0) (called with float32(2, 4))": func() { CReLU(x, 2) },
	} {
		if err := array.Try(f); err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}
