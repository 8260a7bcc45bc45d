package functions

import (
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
)

func TestAverageRefusals(t *testing.T) {
	s := autograd.NewSession()
	x := s.Variable(check.Input(1, 2, 3))
	wantRefusal(t, "average: x is float64(2, 0): there is nothing to average", func() { Average(s.Variable(check.Input(1, 2, 0)), array.Axes{1}, nil, false) })
	wantRefusal(t, "average: axis names 2 axes, want one or nil beside weights", func() { Average(x, array.Axes{0, 1}, x, false) })
	wantRefusal(t, "average: weights are float64(2, 3), want one for each of the 3 elements", func() { Average(x, array.Axes{1}, x, false) })
}
