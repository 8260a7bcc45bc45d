package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.batch_matmul(a: float[...], b: float[...], transa: boolean = false, transb: boolean = false) -> float[B, M, N]", BatchMatMul, catalog.Mathematics)
}

// BatchMatMul returns the matrix products of two stacks of matrices, a[i] b[i].
// The first axis counts the matrices. A stack of vectors, with two axes, counts as
// a stack of columns. transa and transb transpose the matrices first.
//
// F.matmul does the same and more. Where Chainer takes only float32 here, nnlua
// takes float64 too.
//
//	> F.batch_matmul(np.ones{5, 2, 3}, np.ones{5, 3, 1})[1]
//	variable([[3.]
//	          [3.]])
func BatchMatMul(a, b *Variable, transa, transb bool) *Variable {
	return MatMul(stackOfMatrices("a", a), stackOfMatrices("b", b), transa, transb)
}

func stackOfMatrices(name string, x *Variable) *Variable {
	switch shape := x.Shape(); len(shape) {
	case 2:
		return Reshape(x, []int{shape[0], shape[1], 1})
	case 3:
		return x
	}
	array.FailIn("batch_matmul", "%s is %s, want a stack of matrices or vectors", name, x.Data().Describe())
	return nil
}
