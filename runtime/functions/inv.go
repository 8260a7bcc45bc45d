package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.inv(a: float[N, N]) -> float[N, N]", Inv, catalog.Mathematics)
	catalog.Add("F.batch_inv(a: float[B, N, N]) -> float[B, N, N]", Inv, catalog.Mathematics)
}

// Inv returns the inverse of a square matrix: the matrix y with y a = 1. F.inv
// takes one matrix, F.batch_inv a stack of them along the first axis. A matrix
// without an inverse is an error.
//
//	> F.inv(np.array{{2, 0}, {0, 4}})
//	variable([[0.5  0.  ]
//	          [0.   0.25]])
//	> F.batch_inv(np.array{{{2}}, {{4}}})[2]
//	variable([[0.25]])
func Inv(a *Variable) *Variable { return apply1("inv", &inv{}, a) }

type inv struct{ Node }

func (f *inv) Forward(a []*Array) []*Array {
	f.RetainOutputs(0)
	return one(array.Inv(a[0]))
}

func (f *inv) Backward(gy []*Variable) []*Variable {
	y := f.RetainedOutput(0)
	return grads(Neg(MatMul(MatMul(y, gy[0], true, false), y, false, true)))
}
