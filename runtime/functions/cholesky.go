package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.cholesky(a: float[N, N]) -> float[N, N]", Cholesky, catalog.Mathematics)
}

// Cholesky returns the lower triangular matrix L with L L^T = a: the Cholesky
// decomposition.
//
// a is symmetric and positive definite; if it is not, that is an error. Only its
// lower triangle is read, but the gradient is that of a symmetric matrix.
//
//	> F.cholesky(np.array{{4, 2}, {2, 5}})
//	variable([[2. 0.]
//	          [1. 2.]])
func Cholesky(a *Variable) *Variable { return apply1("cholesky", &cholesky{}, a) }

type cholesky struct{ Node }

func (f *cholesky) Forward(a []*Array) []*Array {
	f.RetainOutputs(0)
	return one(array.Cholesky(a[0]))
}

// Backward is the formula of Iain Murray, Differentiation of the Cholesky
// decomposition (2016), equation 10.
func (f *cholesky) Backward(gy []*Variable) []*Variable {
	y := f.RetainedOutput(0)
	n := y.Shape()[0]
	half := array.New(y.Dtype(), n, n) // the lower triangle, half of the diagonal
	for i := range n {
		for j := range i {
			half.SetFloat(i*n+j, 1)
		}
		half.SetFloat(i*n+i, 0.5)
	}
	inverse := Inv(y)
	middle := Mul(y.Session().Constant(half), MatMul(y, gy[0], true, false))
	g := MatMul(MatMul(inverse, middle, true, false), inverse, false, false)
	return grads(MulScalar(Add(g, Transpose(g, nil)), 0.5))
}
