package numpy

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	const axes = "(a: data, axis: axes? = nil, keepdims: boolean = false) -> value"
	const sum = "(a: data, axis: axes? = nil, dtype: dtype? = nil, keepdims: boolean = false) -> value"
	const spread = "(a: data, axis: axes? = nil, dtype: dtype? = nil, ddof: number = 0, keepdims: boolean = false) -> value"
	catalog.Add("np.nansum"+sum, NanSum, catalog.Mathematics)
	catalog.Add("np.nanmean"+sum, NanMean, catalog.Mathematics)
	catalog.Add("np.nanvar"+spread, NanVar, catalog.Mathematics)
	catalog.Add("np.nanstd"+spread, NanStd, catalog.Mathematics)
	catalog.Add("np.nanmax"+axes, NanMax, catalog.Mathematics)
	catalog.Add("np.nanmin"+axes, NanMin, catalog.Mathematics)
}

// NanSum is np.sum with nan counted as 0.
//
//	> np.nansum(np.array{1, np.nan, 2})
//	3.0
func NanSum(a *Array, axis array.Axes, dtype *array.Dtype, keepdims bool) any {
	switch {
	case dtype != nil:
		return result(array.NanSum(*dtype, a, axis, keepdims))
	case a.Dtype().IsFloat():
		return result(array.NanSum(a.Dtype(), a, axis, keepdims))
	}
	return result(array.Sum(a, axis, keepdims))
}

// NanMean is np.mean of the elements that are not nan.
//
//	> np.nanmean(np.array{1, np.nan, 2})
//	1.5
func NanMean(a *Array, axis array.Axes, dtype *array.Dtype, keepdims bool) any {
	return result(array.NanMean(meanDtype(a, dtype), a, axis, keepdims))
}

// NanVar is np.var, the variance, of the elements that are not nan. The sum of
// squares is divided by their number less ddof; where that is not above 0 the
// variance is nan. dtype asks for sums in another float dtype.
//
// 日本語: nan を除いた分散を求めます。
//
//	> np.nanvar(np.array{1, np.nan, 2, 6})
//	4.6666665
//	> np.nanvar(np.array{{1, np.nan}, {3, 5}}, {axis = 0, ddof = 1})
//	[ 2. nan]
func NanVar(a *Array, axis array.Axes, dtype *array.Dtype, ddof float64, keepdims bool) any {
	return result(array.NanVar(meanDtype(a, dtype), a, axis, ddof, keepdims))
}

// NanStd is np.std, the standard deviation, of the elements that are not nan: the
// square root of np.nanvar.
//
// 日本語: nan を除いた標準偏差を求めます。
//
//	> np.nanstd(np.array{1, 1, np.nan, 5, 5})
//	2.0
func NanStd(a *Array, axis array.Axes, dtype *array.Dtype, ddof float64, keepdims bool) any {
	d := meanDtype(a, dtype)
	return result(array.Sqrt(array.NanVar(d, a, axis, ddof, keepdims)).To(d))
}

// NanMax is np.max of the elements that are not nan.
//
//	> np.nanmax(np.array{1, np.nan, 2})
//	2.0
func NanMax(a *Array, axis array.Axes, keepdims bool) any {
	return result(array.NanMax(a, axis, keepdims))
}

// NanMin is np.min of the elements that are not nan.
//
//	> np.nanmin(np.array{1, np.nan, 2})
//	1.0
func NanMin(a *Array, axis array.Axes, keepdims bool) any {
	return result(array.NanMin(a, axis, keepdims))
}

// meanDtype returns the dtype of means and variances of a: the one that was asked
// for, or that of a, float64 for whole numbers.
func meanDtype(a *Array, asked *array.Dtype) array.Dtype {
	switch {
	case asked == nil && a.Dtype().IsFloat():
		return a.Dtype()
	case asked == nil:
		return array.Float64
	case a.Dtype().IsFloat() && !asked.IsFloat(): // np.var and np.mean allow that, NumPy's functions for nan do not
		array.Fail("dtype is %s, want float32 or float64 for an array of %s", *asked, a.Dtype())
	}
	return *asked
}
