package functions

import (
	"testing"

	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
)

func TestBatchL2NormSquaredGradients(t *testing.T) {
	for _, shape := range [][]int{{2, 3}, {2, 0}, {0, 3}, {2, 1, 3}, {1, 2, 2, 2}} {
		check.Gradients(t, "batch_l2_norm_squared", []*Array{check.Input(1, shape...)}, func(x ...*Variable) *Variable {
			return BatchL2NormSquared(x[0])
		})
	}
	x := autograd.NewSession().Variable(check.Input(1, 3))
	wantRefusal(t, "batch_l2_norm_squared: x is float64(3,), want two or more axes", func() { BatchL2NormSquared(x) })
}
