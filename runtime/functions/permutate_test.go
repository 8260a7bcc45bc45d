package functions

import (
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
)

func TestPermutateGradients(t *testing.T) {
	s := autograd.NewSession()
	indices := s.Constant(array.FromSlice([]int32{2, 0, -2}))
	for _, c := range []struct {
		shape []int
		axis  array.Axis
	}{{[]int{3}, 0}, {[]int{2, 3}, 1}, {[]int{3, 2}, -2}, {[]int{0, 3}, 1}} {
		for _, inv := range []bool{false, true} {
			x := []*Array{check.Input(1, c.shape...)}
			check.Gradients(t, "permutate", x, func(x ...*Variable) *Variable { return Permutate(x[0], indices, c.axis, inv) })
		}
	}
}

func TestPermutateRefuses(t *testing.T) {
	s := autograd.NewSession()
	x := s.Variable(check.Input(1, 3))
	for _, wrong := range [][]int32{{0, 0, 1}, {0, 1}, {0, 1, 3}, {0, 1, -4}, {0, 1, 2, 3}} {
		check.Refuses(t, "want every number from 0 to 2 once, as axis 0 of x has length 3", func() { Permutate(x, s.Constant(array.FromSlice(wrong)), 0, false) })
	}
	check.Refuses(t, "indices is uint8(3,), want int32 or int64", func() { Permutate(x, s.Constant(array.New(array.Uint8, 3)), 0, false) })
	check.Refuses(t, "axis 1 is out of range", func() { Permutate(x, s.Constant(array.New(array.Int32, 3)), 1, false) })
}
