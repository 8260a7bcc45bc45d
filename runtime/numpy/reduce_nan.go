package numpy

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	const axes = "(a: data, axis: axes? = nil, keepdims: boolean = false) -> value"
	catalog.Add("np.nansum"+axes, NanSum, catalog.Mathematics)
	catalog.Add("np.nanmean"+axes, NanMean, catalog.Mathematics)
	catalog.Add("np.nanmax"+axes, NanMax, catalog.Mathematics)
	catalog.Add("np.nanmin"+axes, NanMin, catalog.Mathematics)
}

// NanSum is np.sum with nan counted as 0.
//
//	> np.nansum(np.array{1, np.nan, 2})
//	3.0
func NanSum(a *Array, axis array.Axes, keepdims bool) any {
	if !a.Dtype().IsFloat() {
		return result(array.Sum(a, axis, keepdims))
	}
	return result(array.NanSum(a.Dtype(), a, axis, keepdims))
}

// NanMean is np.mean of the elements that are not nan.
//
//	> np.nanmean(np.array{1, np.nan, 2})
//	1.5
func NanMean(a *Array, axis array.Axes, keepdims bool) any {
	d := a.Dtype()
	if !d.IsFloat() {
		d = array.Float64
	}
	return result(array.NanMean(d, a, axis, keepdims))
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
