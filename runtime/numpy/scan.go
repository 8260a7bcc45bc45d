package numpy

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	const scan = "axis: integer? = nil, dtype: dtype? = nil) -> array"
	catalog.Add("np.cumsum(a: data, "+scan, CumSum, catalog.Mathematics)
	catalog.Add("Array:cumsum("+scan, CumSum, catalog.Mathematics)
	catalog.Add("np.cumprod(a: data, "+scan, CumProd, catalog.Mathematics)
	catalog.Add("Array:cumprod("+scan, CumProd, catalog.Mathematics)
	catalog.Add("np.diff(a: data, n: integer = 1, axis: integer = -1) -> array", Diff, catalog.Mathematics)
}

// CumSum returns the running sums along the axis; without one, through all
// elements in a row. Integers and bools are added in int64.
//
// 日本語: 先頭からの累積和を求めます。
//
//	> np.cumsum(np.array{1, 2, 3})
//	[1. 3. 6.]
//	> np.cumsum(np.array{{1, 2}, {3, 4}}, {axis = 0})
//	[[1. 2.]
//	 [4. 6.]]
func CumSum(a *Array, axis *int, dtype *array.Dtype) *Array {
	if dtype == nil {
		return array.CumSum(a, (*array.Axis)(axis))
	}
	return array.CumSumIn(*dtype, a, (*array.Axis)(axis))
}

// CumProd returns the running products along the axis; without one, through all
// elements in a row.
//
//	> np.cumprod(np.array{1, 2, 3, 4})
//	[ 1.  2.  6. 24.]
func CumProd(a *Array, axis *int, dtype *array.Dtype) *Array {
	if dtype == nil {
		return array.CumProd(a, (*array.Axis)(axis))
	}
	return array.CumProdIn(*dtype, a, (*array.Axis)(axis))
}

// Diff returns the differences between neighbours along the axis: x[i+1] - x[i].
// n = 2 takes the differences of the differences, and so on.
//
//	> np.diff(np.array{1, 4, 9, 16})
//	[3. 5. 7.]
func Diff(a *Array, n, axis int) *Array { return array.Diff(a, n, array.Axis(axis)) }
