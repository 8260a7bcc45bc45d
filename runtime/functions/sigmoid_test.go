package functions

import (
	"testing"

	"nnlua/runtime/internal/check"
)

func TestSigmoidGradients(t *testing.T) {
	for _, shape := range check.Shapes() {
		check.Gradients(t, "sigmoid", []*Array{check.Input(1, shape...)}, func(x ...*Variable) *Variable { return Sigmoid(x[0]) })
	}
}
