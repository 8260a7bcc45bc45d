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

// NanVar is VarIn of the elements that are not NaN; where no more than ddof are
// left, NaN. As in NumPy, the distances from the mean have the dtype of a.
func NanVar(d Dtype, a *Array, axes Axes, ddof float64, keepdims bool) *Array {
	if !a.dtype.IsFloat() {
		return VarIn(d, a, axes, ddof, keepdims)
	}
	x := Sub(a, NanMean(d, a, axes, true)).To(a.dtype)
	x = Where(IsNaN(a), New(a.dtype), x) // not withoutNaN: the distance from an infinite mean is NaN and counts
	left := numbersAlong(a, axes, keepdims).To(Float64)
	left = Sub(left, Scalar(Float64, ddof))
	left = Where(Greater(left, New(Float64)), left, Scalar(Float64, math.NaN()))
	return Div(SumIn(d, Mul(x, x), axes, keepdims).To(Float64), left).To(d)
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
