package numpy

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	const in = "axis: axes? = nil, dtype: dtype? = nil, keepdims: boolean = false) -> value"
	const spread = "axis: axes? = nil, dtype: dtype? = nil, ddof: number = 0, keepdims: boolean = false) -> value"
	catalog.Add("np.sum(a: data, "+in, Sum, catalog.Mathematics)
	catalog.Add("Array:sum("+in, Sum, catalog.Mathematics)
	catalog.Add("np.prod(a: data, "+in, Prod, catalog.Mathematics)
	catalog.Add("np.product(a: data, "+in, Prod, catalog.Mathematics)
	catalog.Add("Array:prod("+in, Prod, catalog.Mathematics)
	catalog.Add("np.mean(a: data, "+in, Mean, catalog.Mathematics)
	catalog.Add("Array:mean("+in, Mean, catalog.Mathematics)
	catalog.Add("np.var(a: data, "+spread, Var, catalog.Mathematics)
	catalog.Add("Array:var("+spread, Var, catalog.Mathematics)
	catalog.Add("np.std(a: data, "+spread, Std, catalog.Mathematics)
	catalog.Add("Array:std("+spread, Std, catalog.Mathematics)
}

// Sum returns the sum of the elements, over one axis, over several or over all
// of them. axis = 0 adds the rows of a matrix to one row; keepdims leaves the
// axis in place with length 1. Integers and bools are added in int64; dtype
// asks for another.
//
// 日本語: 合計を求めます。
//
//	> np.sum(np.array{{1, 2}, {3, 4}})
//	10.0
//	> np.sum(np.array{{1, 2}, {3, 4}}, {axis = 0})
//	[4. 6.]
//	> np.array{{1, 2}, {3, 4}}:sum{axis = 1, keepdims = true}
//	[[3.]
//	 [7.]]
func Sum(a *Array, axis array.Axes, dtype *array.Dtype, keepdims bool) any {
	if dtype == nil {
		return result(array.Sum(a, axis, keepdims))
	}
	return result(array.SumIn(*dtype, a, axis, keepdims))
}

// Prod returns the product of the elements over the axes, 1 of no elements.
//
// 日本語: すべての要素の積を求めます。
//
//	> np.prod(np.array{{1, 2}, {3, 4}}, {axis = 1})
//	[ 2. 12.]
func Prod(a *Array, axis array.Axes, dtype *array.Dtype, keepdims bool) any {
	if dtype == nil {
		return result(array.Prod(a, axis, keepdims))
	}
	return result(array.ProdIn(*dtype, a, axis, keepdims))
}

// Mean returns the mean of the elements over the axes, in float64 for integers,
// nan of no elements.
//
// 日本語: 平均を求めます。
//
//	> np.mean(np.array{1, 2, 6})
//	3.0
//	> np.array{{1, 2}, {3, 4}}:mean(0)
//	[2. 3.]
func Mean(a *Array, axis array.Axes, dtype *array.Dtype, keepdims bool) any {
	if dtype == nil {
		return result(array.Mean(a, axis, keepdims))
	}
	return result(array.MeanIn(*dtype, a, axis, keepdims))
}

// Var returns the variance over the axes: the mean square of the distances from
// the mean. The sum of squares is divided by n - ddof, so that ddof = 1 gives
// the sample variance.
//
// 日本語: 分散を求めます。
//
//	> np.var(np.array{1, 2, 6})
//	4.6666665
//	> np.var(np.array{1, 2, 6}, {ddof = 1})
//	7.0
func Var(a *Array, axis array.Axes, dtype *array.Dtype, ddof float64, keepdims bool) any {
	if dtype == nil {
		return result(array.Var(a, axis, ddof, keepdims))
	}
	return result(array.VarIn(*dtype, a, axis, ddof, keepdims))
}

// Std returns the standard deviation over the axes: the square root of np.var.
//
// 日本語: 標準偏差を求めます。
//
//	> np.std(np.array{1, 1, 5, 5})
//	2.0
func Std(a *Array, axis array.Axes, dtype *array.Dtype, ddof float64, keepdims bool) any {
	if dtype == nil {
		return result(array.Std(a, axis, ddof, keepdims))
	}
	return result(array.StdIn(*dtype, a, axis, ddof, keepdims))
}
