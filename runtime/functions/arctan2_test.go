package functions

import (
	"testing"

	"nnlua/runtime/internal/check"
)

func TestArctan2Gradients(t *testing.T) {
	for _, shapes := range [][2][]int{{{}, {}}, {{2, 3}, {2, 3}}, {{2, 3}, {3}}, {{2, 1}, {1, 3}}, {{0, 2}, {2}}} {
		inputs := []*Array{check.Input(1, shapes[0]...), check.Input(2, shapes[1]...)}
		check.Gradients(t, "arctan2", inputs, func(x ...*Variable) *Variable { return Arctan2(x[0], x[1]) })
	}
}
