package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.matmul(a: float[...], b: float[...], transa: boolean = false, transb: boolean = false) -> float[...]", MatMul, catalog.Mathematics)
}

// MatMul returns the matrix product of a and b: Python's a @ b. With more than
// two axes it multiplies the matrices of the last two axes; the axes before
// them broadcast. A vector counts as a row on the left and as a column on the
// right. transa and transb transpose the matrices first.
//
// 日本語: 行列の積を求めます。
//
//	> F.matmul(np.array{{1, 2}, {3, 4}}, np.array{{1, 0}, {0, 2}})
//	variable([[1. 4.]
//	          [3. 8.]])
//	> F.matmul(np.array{1, 2}, np.array{3, 4})
//	variable(11.)
func MatMul(a, b *Variable, transa, transb bool) *Variable {
	av, bv := len(a.Shape()) == 1, len(b.Shape()) == 1
	if av {
		a, transa = Reshape(a, []int{1, a.Shape()[0]}), false
	}
	if bv {
		b, transb = Reshape(b, []int{b.Shape()[0], 1}), false
	}
	y := apply1("matmul", &matmul{transA: transa, transB: transb}, a, b)
	if !av && !bv {
		return y
	}
	shape := append([]int{}, y.Shape()...)
	if bv {
		shape = shape[:len(shape)-1]
	}
	if av {
		at := len(y.Shape()) - 2
		shape = append(shape[:at], shape[at+1:]...)
	}
	return Reshape(y, shape)
}

type matmul struct {
	Node
	transA, transB bool
}

func (f *matmul) Forward(x []*Array) []*Array {
	f.RetainInputs(0, 1)
	return one(array.BatchMatMul(x[0], x[1], f.transA, f.transB))
}

func (f *matmul) Backward(gy []*Variable) []*Variable {
	a, b := f.RetainedInput(0), f.RetainedInput(1)
	gx := make([]*Variable, 2)
	if f.NeedsGrad(0) {
		if f.transA {
			gx[0] = product(b, gy[0], f.transB, true, a)
		} else {
			gx[0] = product(gy[0], b, false, !f.transB, a)
		}
	}
	if f.NeedsGrad(1) {
		if f.transB {
			gx[1] = product(gy[0], a, true, f.transA, b)
		} else {
			gx[1] = product(a, gy[0], !f.transA, false, b)
		}
	}
	return gx
}

// product returns the matrix product as a gradient of x: in its dtype and
// summed over the axes along which x was broadcast.
func product(a, b *Variable, transA, transB bool, x *Variable) *Variable {
	y := apply1("matmul", &matmul{transA: transA, transB: transB}, a, b)
	return Cast(SumTo(y, x.Shape()), x.Dtype())
}

// transposeMatrices exchanges the last two axes.
func transposeMatrices(x *Variable) *Variable {
	order := make([]int, len(x.Shape()))
	for i := range order {
		order[i] = i
	}
	last := len(order) - 1
	order[last], order[last-1] = last-1, last
	return Transpose(x, order)
}
