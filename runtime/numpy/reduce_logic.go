package numpy

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	const axes = "axis: axes? = nil, keepdims: boolean = false) -> value"
	catalog.Add("np.any(a: data, "+axes, Any, catalog.Mathematics)
	catalog.Add("Array:any("+axes, Any, catalog.Mathematics)
	catalog.Add("np.all(a: data, "+axes, All, catalog.Mathematics)
	catalog.Add("Array:all("+axes, All, catalog.Mathematics)
	catalog.Add("np.count_nonzero(a: data, "+axes, CountNonzero, catalog.Mathematics)
}

// Any returns whether an element is true: not 0. Over all elements the result
// is true or false, for an if.
//
// 日本語: 真の要素が1つでもあるかどうかを調べます。
//
//	> np.any(np.isnan(np.array{1, np.nan}))
//	true
//	> np.any(np.array{{0, 0}, {0, 1}}, {axis = 1})
//	[False  True]
func Any(a *Array, axis array.Axes, keepdims bool) any { return result(array.Any(a, axis, keepdims)) }

// All returns whether every element is true: not 0.
//
// 日本語: すべての要素が真かどうかを調べます。
//
//	> np.all(np.less(np.array{1, 2}, 3))
//	true
func All(a *Array, axis array.Axes, keepdims bool) any { return result(array.All(a, axis, keepdims)) }

// CountNonzero returns how many elements are not 0; of a bool array, how many
// are true.
//
//	> np.count_nonzero(np.equal(np.array{1, 2, 1}, 1))
//	2
func CountNonzero(a *Array, axis array.Axes, keepdims bool) any {
	return result(array.CountNonzero(a, axis, keepdims))
}
