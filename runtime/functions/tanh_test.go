package functions

import (
	"testing"

	"nnlua/runtime/internal/check"
)

func TestTanhGradients(t *testing.T) {
	for _, shape := range check.Shapes() {
		check.Gradients(t, "tanh", []*Array{check.Input(1, shape...)}, func(x ...*Variable) *Variable { return Tanh(x[0]) })
	}
}
