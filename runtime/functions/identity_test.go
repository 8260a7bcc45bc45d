package functions

import (
	"testing"

	"nnlua/runtime/internal/check"
)

func TestIdentityGradients(t *testing.T) {
	check.Gradients(t, "identity", []*Array{check.Input(1, 2, 3), check.Input(2, 3)}, func(x ...*Variable) *Variable {
		ys := Identity(x)
		return Mul(ys[0], Square(ys[1]))
	})
	if ys := Identity(nil); len(ys) != 0 {
		t.Errorf("of no arguments it is %v", ys)
	}
}
