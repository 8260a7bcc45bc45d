package functions

import (
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/internal/check"
)

func TestGetItemGradients(t *testing.T) {
	twice := array.FromSlice([]int32{0, 2, 2, -1})
	for _, slices := range []array.Index{
		{}, {{IsAt: true, At: 1}}, {{}, {Start: 0, Stop: -1, Step: 2}}, {{Array: twice}}, {{Array: twice}, {IsAt: true, At: -1}},
		{{Start: 2, Stop: 0, Step: -1}, {Array: twice}}, {{NewAxis: true}, {IsAt: true}},
	} {
		x := check.Input(1, 3, 4)
		check.Gradients(t, "get_item", []*Array{x}, func(x ...*Variable) *Variable { return GetItem(x[0], slices) })
		part := check.Input(2, array.Get(x, slices).Shape()...)
		check.Gradients(t, "scatter_add", []*Array{x, part}, func(x ...*Variable) *Variable { return ScatterAdd(x[0], slices, x[1]) })
	}
}
