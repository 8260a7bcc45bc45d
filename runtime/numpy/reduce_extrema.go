package numpy

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	const axes = "axis: axes? = nil, keepdims: boolean = false) -> value"
	catalog.Add("np.max(a: data, "+axes, Max, catalog.Mathematics)
	catalog.Add("np.amax(a: data, "+axes, Max, catalog.Mathematics)
	catalog.Add("Array:max("+axes, Max, catalog.Mathematics)
	catalog.Add("np.min(a: data, "+axes, Min, catalog.Mathematics)
	catalog.Add("np.amin(a: data, "+axes, Min, catalog.Mathematics)
	catalog.Add("Array:min("+axes, Min, catalog.Mathematics)
	catalog.Add("np.ptp(a: data, "+axes, Ptp, catalog.Mathematics)
	catalog.Add("Array:ptp("+axes, Ptp, catalog.Mathematics)
	const axis = "axis: integer? = nil, keepdims: boolean = false) -> value"
	catalog.Add("np.argmax(a: data, "+axis, ArgMax, catalog.Mathematics)
	catalog.Add("Array:argmax("+axis, ArgMax, catalog.Mathematics)
	catalog.Add("np.argmin(a: data, "+axis, ArgMin, catalog.Mathematics)
	catalog.Add("Array:argmin("+axis, ArgMin, catalog.Mathematics)
}

// Max returns the largest element over the axes, nan if there is one. The
// larger of two arrays is np.maximum.
//
// 日本語: 最大値を求めます。
//
//	> np.max(np.array{{1, 5}, {3, 2}})
//	5.0
//	> np.max(np.array{{1, 5}, {3, 2}}, {axis = 1})
//	[5. 3.]
func Max(a *Array, axis array.Axes, keepdims bool) any { return result(array.Max(a, axis, keepdims)) }

// Min returns the smallest element over the axes, nan if there is one.
//
// 日本語: 最小値を求めます。
//
//	> np.min(np.array{{1, 5}, {3, 2}}, {axis = 0})
//	[1. 2.]
func Min(a *Array, axis array.Axes, keepdims bool) any { return result(array.Min(a, axis, keepdims)) }

// Ptp returns the distance "peak to peak": the largest element less the smallest.
//
//	> np.ptp(np.array{4, 1, 9})
//	8.0
func Ptp(a *Array, axis array.Axes, keepdims bool) any { return result(array.Ptp(a, axis, keepdims)) }

// ArgMax returns the number of the largest element, counted from 0: the class
// that a network thinks most likely. The element is x[np.argmax(x) + 1]. Without
// an axis it counts through all elements, row by row; of equal ones the first is
// taken.
//
// 日本語: 最大の要素の番号（0から）を返します。
//
//	> np.argmax(np.array{10, 30, 20})
//	1
//	> np.array{{1, 5}, {3, 2}}:argmax(1)
//	[1 0]
func ArgMax(a *Array, axis *int, keepdims bool) any {
	return result(array.ArgMax(a, (*array.Axis)(axis), keepdims))
}

// ArgMin returns the number of the smallest element, counted from 0, as np.argmax
// does for the largest.
//
// 日本語: 最小の要素の番号（0から）を返します。
//
//	> np.argmin(np.array{10, 30, 20})
//	0
func ArgMin(a *Array, axis *int, keepdims bool) any {
	return result(array.ArgMin(a, (*array.Axis)(axis), keepdims))
}
