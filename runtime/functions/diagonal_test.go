package functions

import (
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
)

func TestDiagonalGradients(t *testing.T) {
	for _, c := range []struct {
		shape        []int
		offset       int
		axis1, axis2 array.Axis
	}{
		{[]int{3, 4}, 0, 0, 1}, {[]int{3, 4}, 2, 0, 1}, {[]int{3, 4}, -1, 0, 1}, {[]int{3, 4}, 1, 1, 0},
		{[]int{2, 3, 2}, 0, -1, 0}, {[]int{2, 3}, 100, 0, 1}, {[]int{2, 3}, -100, 0, 1}, {[]int{0, 3}, 2, 0, 1},
	} {
		x := []*Array{check.Input(1, c.shape...)}
		check.Gradients(t, "diagonal", x, func(x ...*Variable) *Variable { return Diagonal(x[0], c.offset, c.axis1, c.axis2) })
	}
}

func TestDiagonalRefuses(t *testing.T) {
	s := autograd.NewSession()
	check.Refuses(t, "axis1 and axis2 are both axis 1, want two different axes", func() { Diagonal(s.Variable(check.Input(1, 2, 2)), 0, 1, -1) })
	check.Refuses(t, "axis 1 is out of range for an array of 1 dimensions", func() { Diagonal(s.Variable(check.Input(1, 2)), 0, 0, 1) })
}
