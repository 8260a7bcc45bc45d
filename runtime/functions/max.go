package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.max(x: float[...], axis: axes? = nil, keepdims: boolean = false) -> float[...]", Max, catalog.Mathematics)
	catalog.Add("F.min(x: float[...], axis: axes? = nil, keepdims: boolean = false) -> float[...]", Min, catalog.Mathematics)
}

// Max returns the largest element over the axes (nil: all). The gradient goes
// to every element that is as large.
//
// 日本語: 最大値を求めます。
//
//	> F.max(np.array{{1, 5}, {3, 2}}, {axis = 1})
//	variable([5. 3.])
func Max(x *Variable, axis array.Axes, keepdims bool) *Variable {
	return apply1("max", &extreme{of: array.Max, axis: axis, keepdims: keepdims}, x)
}

// Min returns the smallest element over the axes (nil: all). The gradient goes
// to every element that is as small.
//
// 日本語: 最小値を求めます。
//
//	> F.min(np.array{{1, 5}, {3, 2}}, {axis = 1})
//	variable([1. 2.])
func Min(x *Variable, axis array.Axes, keepdims bool) *Variable {
	return apply1("min", &extreme{of: array.Min, axis: axis, keepdims: keepdims}, x)
}

type extreme struct {
	Node
	of       func(*Array, array.Axes, bool) *Array
	axis     array.Axes
	keepdims bool
}

func (f *extreme) Forward(x []*Array) []*Array {
	f.RetainInputs(0)
	f.RetainOutputs(0)
	return one(f.of(x[0], f.axis, f.keepdims))
}

func (f *extreme) Backward(gy []*Variable) []*Variable {
	x, y := f.RetainedInput(0), f.RetainedOutput(0)
	shape := keptShape(x.Shape(), f.axis)
	condition := array.Equal(x.Data(), y.Data().Reshape(shape...))
	g := BroadcastTo(Reshape(gy[0], shape), x.Shape())
	return grads(where(condition, g, g.Session().Constant(array.Scalar(g.Dtype(), 0))))
}

// keptShape returns shape with length 1 for the axes (nil: all).
func keptShape(shape []int, axes array.Axes) []int {
	kept := append([]int{}, shape...)
	for _, ax := range axes.Resolve(len(kept)) {
		kept[ax] = 1
	}
	return kept
}
