package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.reshape(x: array[...], shape: ints) -> array[...]", Reshape, catalog.ArrayShape)
	catalog.Add("Variable:reshape(shape: shape) -> Variable", Reshape, catalog.Core)
}

// Reshape returns the elements of x, in the same order, in another shape. One
// length may be -1: it is whatever is left.
//
// 日本語: 要素の順番を変えずに、形だけを変えます。
//
//	> F.reshape(np.array{1, 2, 3, 4, 5, 6}, {2, -1})
//	variable([[1. 2. 3.]
//	          [4. 5. 6.]])
func Reshape(x *Variable, shape []int) *Variable {
	if array.SameShape(x.Shape(), shape) {
		return x
	}
	return apply1("reshape", &reshape{shape: shape}, x)
}

type reshape struct {
	Node
	shape, from []int
}

func (f *reshape) Forward(x []*Array) []*Array {
	f.from = x[0].Shape()
	return one(x[0].Reshape(f.shape...))
}

func (f *reshape) BackwardArrays(gy []*Array) []*Array { return one(gy[0].Reshape(f.from...)) }

func (f *reshape) Backward(gy []*Variable) []*Variable { return grads(Reshape(gy[0], f.from)) }
