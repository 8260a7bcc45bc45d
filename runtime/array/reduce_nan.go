package array

import "math"

// NanSum is SumIn with NaN counted as 0.
func NanSum(d Dtype, a *Array, axes Axes, keepdims bool) *Array {
	return SumIn(d, withoutNaN(a, 0), axes, keepdims)
}

// NanMean is MeanIn of the elements that are not NaN; where all are, NaN.
func NanMean(d Dtype, a *Array, axes Axes, keepdims bool) *Array {
	if !a.dtype.IsFloat() {
		return MeanIn(d, a, axes, keepdims)
	}
	sum, count := NanSum(d, a, axes, keepdims), numbersAlong(a, axes, keepdims)
	return Div(sum.To(Float64), count).To(d)
}

// NanMax is Max of the elements that are not NaN; where all are, NaN.
func NanMax(a *Array, axes Axes, keepdims bool) *Array {
	z := Max(withoutNaN(a, math.Inf(-1)), axes, keepdims)
	return nanWhereNone(z, a, axes, keepdims)
}

// NanMin is Min of the elements that are not NaN; where all are, NaN.
func NanMin(a *Array, axes Axes, keepdims bool) *Array {
	z := Min(withoutNaN(a, math.Inf(1)), axes, keepdims)
	return nanWhereNone(z, a, axes, keepdims)
}

// withoutNaN returns a with another number in place of NaN.
func withoutNaN(a *Array, number float64) *Array {
	if !a.dtype.IsFloat() {
		return a
	}
	inf := math.Inf(1)
	ninf := -inf
	z := a.Copy()
	ReplaceNonFinite(z, number, &inf, &ninf)
	return z
}

// numbersAlong counts the elements along the axes that are not NaN.
func numbersAlong(a *Array, axes Axes, keepdims bool) *Array {
	return Sum(LogicalNot(IsNaN(a)), axes, keepdims)
}

func nanWhereNone(z, a *Array, axes Axes, keepdims bool) *Array {
	if a.dtype.IsFloat() {
		for i, n := range numbersAlong(a, axes, keepdims).elements().([]int64) {
			if n == 0 {
				z.SetFloat(i, math.NaN())
			}
		}
	}
	return z
}
