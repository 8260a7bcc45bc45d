package functions

import (
	"testing"

	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
)

func TestSquaredDifferenceGradients(t *testing.T) {
	for _, shape := range check.Shapes() {
		inputs := []*Array{check.Input(1, shape...), check.Input(2, shape...)}
		check.Gradients(t, "squared_difference", inputs, func(x ...*Variable) *Variable { return SquaredDifference(x[0], x[1]) })
	}
}

func TestSquaredDifferenceRefusal(t *testing.T) {
	s := autograd.NewSession()
	x1, x2 := s.Variable(check.Input(1, 2, 3)), s.Variable(check.Input(1, 3))
	wantRefusal(t, "squared_difference: x1 is float64(2, 3) and x2 is float64(3,), want one shape", func() { SquaredDifference(x1, x2) })
}
