package functions

import (
	"math"
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
)

func TestRounding(t *testing.T) {
	s := autograd.NewSession()
	x := s.Variable(array.FromSlice([]float64{-1.5, -0.5, 0.5, 2, math.Inf(1), 1e300}))
	for name, c := range map[string]struct {
		f    func(x *Variable) *Variable
		want string
	}{
		"floor": {Floor, "[-2.e+000 -1.e+000  0.e+000  2.e+000      inf  1.e+300]"},
		"ceil":  {Ceil, "[-1.e+000 -0.e+000  1.e+000  2.e+000      inf  1.e+300]"},
		"fix":   {Fix, "[-1.e+000 -0.e+000  0.e+000  2.e+000      inf  1.e+300]"},
	} {
		y := c.f(x)
		if got := y.Data().String(); got != c.want || y.RequiresGrad() {
			t.Errorf("%s is %s, with a gradient: %v; want %s", name, got, y.RequiresGrad(), c.want)
		}
		if y := c.f(s.Constant(array.FromSlice([]int32{-3, 4}))); y.Dtype() != array.Int32 || y.Data().Float(0) != -3 {
			t.Errorf("%s of integers is %s, %v", name, y.Data().Describe(), y.Data())
		}
	}
}
