package functions

import (
	"math"
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
)

func TestRReLUGradients(t *testing.T) {
	for _, shape := range check.Shapes() {
		r := check.Positive(2, shape...)
		check.Gradients(t, "rrelu", []*Array{check.Input(1, shape...)}, func(x ...*Variable) *Variable {
			return RReLU(x[0], 0.1, 0.3, r, false)[0].(*Variable)
		})
	}
}

// TestRReLUDraws: recorded by running Chainer 7.8.1 after np.random.seed(0).
func TestRReLUDraws(t *testing.T) {
	for _, c := range []struct {
		train   bool
		y, r    string
		nextOne float64 // np.random.rand() after it
	}{
		{true, "[-0.23933615  2.         -0.7517271 ]", "[0.23933615 0.27399778 0.2505757 ]", 0.5448831829968969},
		{false, "[-0.22916667  2.         -0.6875    ]", "[0.22916667 0.22916667 0.22916667]", 0.5488135039273248},
	} {
		s := autograd.NewSession()
		s.Train = c.train
		s.Random.Seed(0)
		out := RReLU(s.Constant(array.FromSlice([]float32{-1, 2, -3})), 1./8, 1./3, nil, true)
		if got := out[0].(*Variable).Data().String(); got != c.y {
			t.Errorf("train=%v: y is %s, want %s", c.train, got, c.y)
		}
		if got := out[1].(*Array).String(); got != c.r {
			t.Errorf("train=%v: r is %s, want %s", c.train, got, c.r)
		}
		if got := s.Random.RandomSample(); got != c.nextOne {
			t.Errorf("train=%v: the stream goes on with %v, want %v", c.train, got, c.nextOne)
		}
	}
}

func TestRReLUErrors(t *testing.T) {
	x := autograd.NewSession().Variable(array.New(array.Float32, 3))
	for _, bounds := range [][2]float64{{0.5, 0.2}, {0.2, 0.2}, {-0.1, 0.2}, {0, 1}, {math.NaN(), 0.5}, {0, math.NaN()}} {
		if err := array.Try(func() { RReLU(x, bounds[0], bounds[1], nil, false) }); err == nil {
			t.Errorf("l = %g, u = %g is taken", bounds[0], bounds[1])
		}
	}
	for want, f := range map[string]func(){
		"rrelu: l is 0.5 and u is 0.2, want 0 <= l < u < 1":                   func() { RReLU(x, 0.5, 0.2, nil, false) },
		"rrelu: r is float32(1,), want the shape and dtype of x, float32(3,)": func() { RReLU(x, 0.1, 0.2, array.New(array.Float32, 1), false) },
		"rrelu: r is float64(3,), want the shape and dtype of x, float32(3,)": func() { RReLU(x, 0.1, 0.2, array.New(array.Float64, 3), false) },
	} {
		if err := array.Try(f); err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}
