package functions

import (
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
)

func TestSelectItemGradients(t *testing.T) {
	s := autograd.NewSession()
	for _, labels := range [][]int64{{0, 2, -1}, {}} {
		x := []*Array{check.Input(1, len(labels), 3)}
		check.Gradients(t, "select_item", x, func(x ...*Variable) *Variable { return SelectItem(x[0], s.Constant(array.FromSlice(labels))) })
	}
}

func TestSelectItemRefuses(t *testing.T) {
	s := autograd.NewSession()
	x := s.Variable(check.Input(1, 2, 3))
	check.Refuses(t, "t has the number 3, want 0 to 2", func() { SelectItem(x, s.Constant(array.FromSlice([]int32{0, 3}))) })
	check.Refuses(t, "t has the number -4, want 0 to 2", func() { SelectItem(x, s.Constant(array.FromSlice([]int32{0, -4}))) })
	check.Refuses(t, "x is float64(2, 3) and t is int32(1,), want [N, C] and [N]", func() { SelectItem(x, s.Constant(array.New(array.Int32, 1))) })
	check.Refuses(t, "t is uint8(2,), want int32 or int64", func() { SelectItem(x, s.Constant(array.New(array.Uint8, 2))) })
}
