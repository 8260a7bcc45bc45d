package functions

import (
	"testing"

	"nnlua/runtime/internal/check"
)

func TestLogGradients(t *testing.T) {
	for _, shape := range check.Shapes() {
		check.Gradients(t, "log", []*Array{check.Positive(1, shape...)}, func(x ...*Variable) *Variable { return Log(x[0]) })
	}
}
