package functions

import (
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
)

func TestFlipGradients(t *testing.T) {
	for _, shape := range [][]int{{3}, {0}, {2, 3}, {2, 0}, {0, 2}, {1, 2, 3}} {
		for axis := range shape {
			x := []*Array{check.Input(1, shape...)}
			check.Gradients(t, "flip", x, func(x ...*Variable) *Variable { return Flip(x[0], array.Axis(axis-len(shape))) })
		}
	}
}

func TestFlipRefuses(t *testing.T) {
	s := autograd.NewSession()
	check.Refuses(t, "axis 1 is out of range for an array of 1 dimensions", func() { Flip(s.Variable(check.Input(1, 3)), 1) })
	check.Refuses(t, "axis 1 is out of range for an array of 1 dimensions", func() { FlipLR(s.Variable(check.Input(1, 3))) })
	check.Refuses(t, "axis 0 is out of range for an array of 0 dimensions", func() { FlipUD(s.Variable(check.Input(1))) })
}
