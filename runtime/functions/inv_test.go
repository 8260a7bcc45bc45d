package functions

import (
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
)

// regular returns matrices that are far from singular: 3 is added to the diagonal.
func regular(seed int, shape ...int) *Array {
	a := check.Input(seed, shape...)
	n := shape[len(shape)-1]
	for i := range a.Size() {
		if i/n%n == i%n {
			a.SetFloat(i, a.Float(i)+3)
		}
	}
	return a
}

func TestMatrixGradients(t *testing.T) {
	for _, shape := range [][]int{{1, 1}, {3, 3}, {0, 0}, {2, 2, 2}, {0, 2, 2}, {2, 0, 0}} {
		check.Gradients(t, "inv", []*Array{regular(1, shape...)}, func(x ...*Variable) *Variable { return Inv(x[0]) })
		check.Gradients(t, "det", []*Array{regular(1, shape...)}, func(x ...*Variable) *Variable { return Det(x[0]) })
	}
	for _, n := range []int{0, 1, 3} {
		check.Gradients(t, "cholesky", []*Array{check.Input(1, n, n)}, func(x ...*Variable) *Variable {
			symmetric := MatMul(x[0], x[0], false, true)
			return Cholesky(Add(symmetric, x[0].Session().Constant(identityMatrix(n))))
		})
	}
}

func identityMatrix(n int) *Array {
	a := array.New(array.Float64, n, n)
	for i := range n {
		a.SetFloat(i*n+i, 1)
	}
	return a
}

func TestMatrixRefusals(t *testing.T) {
	singular := autograd.NewSession().Variable(array.FromSlice([]float32{1, 2, 2, 4}, 2, 2))
	wantRefusal(t, "inv: the matrix is singular", func() { Inv(singular) })
	wantRefusal(t, "det: the matrix is singular", func() { Det(singular).Backward(autograd.BackwardOptions{}) })
	negative := MulScalar(singular, -1)
	wantRefusal(t, "cholesky: the matrix is not positive definite", func() { Cholesky(negative) })
}
