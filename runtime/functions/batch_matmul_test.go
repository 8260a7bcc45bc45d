package functions

import (
	"testing"

	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
)

func TestBatchMatMulGradients(t *testing.T) {
	for _, c := range []struct {
		a, b           []int
		transa, transb bool
	}{
		{[]int{2, 2, 3}, []int{2, 3, 2}, false, false}, {[]int{2, 3, 2}, []int{2, 2, 3}, true, true}, {[]int{2, 3}, []int{2, 3}, true, false},
		{[]int{2, 3}, []int{2, 3}, false, true}, {[]int{1, 2, 3}, []int{2, 3}, false, false}, {[]int{0, 2, 3}, []int{0, 3}, false, false},
	} {
		check.Gradients(t, "batch_matmul", []*Array{check.Input(1, c.a...), check.Input(2, c.b...)}, func(x ...*Variable) *Variable {
			return BatchMatMul(x[0], x[1], c.transa, c.transb)
		})
	}
}

func TestBatchMatMulRefusals(t *testing.T) {
	s := autograd.NewSession()
	a := s.Variable(check.Input(1, 2, 3, 4))
	wantRefusal(t, "batch_matmul: b is float64(2,), want a stack of matrices", func() { BatchMatMul(a, s.Variable(check.Input(1, 2)), false, false) })
	wantRefusal(t, "4 columns cannot meet 3 rows", func() { BatchMatMul(a, a, false, false) })
}
