package functions

import (
	"testing"

	"nnlua/runtime/internal/check"
)

func TestReLUGradients(t *testing.T) {
	for _, shape := range check.Shapes() {
		check.Gradients(t, "relu", []*Array{check.Input(1, shape...)}, func(x ...*Variable) *Variable { return ReLU(x[0]) })
	}
}
