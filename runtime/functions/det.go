package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.det(a: float[N, N]) -> float[]", Det, catalog.Mathematics)
	catalog.Add("F.batch_det(a: float[B, N, N]) -> float[B]", Det, catalog.Mathematics)
}

// Det returns the determinant of a square matrix. F.det takes one matrix,
// F.batch_det a stack of them along the first axis.
//
// The derivative is the determinant times the transposed inverse. So a matrix
// with determinant 0 has no gradient: backward is an error.
//
//	> F.det(np.array{{1, 2}, {3, 4}})
//	variable(-2.)
//	> F.batch_det(np.array{{{2}}, {{4}}})
//	variable([2. 4.])
func Det(a *Variable) *Variable { return apply1("det", &det{}, a) }

type det struct{ Node }

func (f *det) Forward(a []*Array) []*Array {
	f.RetainInputs(0)
	f.RetainOutputs(0)
	return one(array.Det(a[0]))
}

func (f *det) Backward(gy []*Variable) []*Variable {
	a := f.RetainedInput(0)
	factor := Mul(gy[0], f.RetainedOutput(0))
	factor = Reshape(factor, append(append([]int{}, factor.Shape()...), 1, 1))
	return grads(Mul(factor, transposeMatrices(Inv(a))))
}
