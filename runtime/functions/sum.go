package functions

import (
	"slices"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.sum(x: float[...], axis: axes? = nil, keepdims: boolean = false) -> float[...]", Sum, catalog.Mathematics)
	catalog.Add("F.sum_to(x: float[...], shape: ints) -> float[...]", SumTo, catalog.Mathematics)
	catalog.Add("F.broadcast_to(x: array[...], shape: ints) -> array[...]", BroadcastTo, catalog.ArrayShape)
}

// Sum returns the sum of the elements of x over the given axes: one axis, a
// table of axes, or nil for all. Axes count from 0. With keepdims the axes stay
// with length 1.
//
// 日本語: 合計を求めます。
//
//	> F.sum(np.array{{1, 2}, {3, 4}})
//	variable(10.)
//	> F.sum(np.array{{1, 2}, {3, 4}}, {axis = 0})
//	variable([4. 6.])
func Sum(x *Variable, axis array.Axes, keepdims bool) *Variable {
	return apply1("sum", &sum{axis: axis, keepdims: keepdims}, x)
}

type sum struct {
	Node
	axis     array.Axes
	keepdims bool
	from     []int
}

func (f *sum) Forward(x []*Array) []*Array {
	f.from = x[0].Shape()
	return one(array.Sum(x[0], f.axis, f.keepdims))
}

func (f *sum) Backward(gy []*Variable) []*Variable {
	g := gy[0]
	if !f.keepdims {
		g = Reshape(g, keptShape(f.from, f.axis))
	}
	return grads(BroadcastTo(g, f.from))
}

func (f *sum) TakesUniform() {}

func (f *sum) BackwardArrays(gy []*Array) []*Array {
	if gy[0].Size() == 1 {
		return one(gy[0].Reshape(slices.Repeat([]int{1}, len(f.from))...))
	}
	gx := array.Empty(gy[0].Dtype(), f.from...)
	array.CopyInto(gx, gy[0].Reshape(keptShape(f.from, f.axis)...))
	return one(gx)
}

// SumTo returns x summed over axes so that it has the given shape, which must
// broadcast to the shape of x: the gradient of broadcasting.
//
//	> F.sum_to(np.array{{1, 2}, {3, 4}}, {2, 1})
//	variable([[3.]
//	          [7.]])
func SumTo(x *Variable, shape []int) *Variable { return autograd.SumTo(x, shape) }

// BroadcastTo returns x expanded to the given shape: axes of length 1 are
// repeated, missing axes are added in front.
//
// 日本語: 値を繰り返して指定した形に広げます。
//
//	> F.broadcast_to(np.array{1, 2}, {2, 2})
//	variable([[1. 2.]
//	          [1. 2.]])
func BroadcastTo(x *Variable, shape []int) *Variable { return autograd.BroadcastTo(x, shape) }
