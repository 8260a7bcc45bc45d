package functions

import (
	"testing"

	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
)

func TestLinearInterpolateGradients(t *testing.T) {
	for _, shape := range check.Shapes() {
		inputs := []*Array{check.Input(1, shape...), check.Input(2, shape...), check.Input(3, shape...)}
		check.Gradients(t, "linear_interpolate", inputs, func(x ...*Variable) *Variable { return LinearInterpolate(x[0], x[1], x[2]) })
	}
}

func TestLinearInterpolateRefusal(t *testing.T) {
	s := autograd.NewSession()
	p, x := s.Variable(check.Input(1, 2, 3)), s.Variable(check.Input(1, 3))
	wantRefusal(t, "linear_interpolate: p is float64(2, 3), x is float64(3,) and y is float64(2, 3), want one shape", func() { LinearInterpolate(p, x, p) })
}
