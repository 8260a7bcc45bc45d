package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.argmax(x: float[...], axis: axis? = nil) -> int[...]", ArgMax, catalog.Mathematics)
	catalog.Add("F.argmin(x: float[...], axis: axis? = nil) -> int[...]", ArgMin, catalog.Mathematics)
}

// ArgMax returns the position of the largest element along the axis, in int32;
// with axis nil the position among all elements, row by row. Axes and positions
// count from 0. Of equal elements it is the first. There must be elements, and
// no gradient flows.
//
// 日本語: 最大の要素の番号（0から）を返します。
//
//	> F.argmax(np.array{{1, 5}, {3, 2}}, {axis = 1})
//	variable([1 0])
func ArgMax(x *Variable, axis *array.Axis) *Variable { return position(x, axis, array.ArgMax) }

// ArgMin returns the position of the smallest element along the axis; see
// F.argmax.
//
//	> F.argmin(np.array{{1, 5}, {3, 2}})
//	variable(0)
func ArgMin(x *Variable, axis *array.Axis) *Variable { return position(x, axis, array.ArgMin) }

func position(x *Variable, axis *array.Axis, of func(*Array, *array.Axis, bool) *Array) *Variable {
	return x.Session().Constant(of(x.Data(), axis, false).To(array.Int32))
}
