package numpy

import (
	"strings"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	method := `method: "` + strings.Join(array.QuantileMethods, `"|"`) + `" = "linear"`
	catalog.Add("np.median(a: data, axis: axes? = nil, keepdims: boolean = false) -> value", Median, catalog.Mathematics)
	catalog.Add("np.percentile(a: data, q: value, axis: axes? = nil, "+method+", keepdims: boolean = false) -> value", Percentile, catalog.Mathematics)
	catalog.Add("np.quantile(a: data, q: value, axis: axes? = nil, "+method+", keepdims: boolean = false) -> value", Quantile, catalog.Mathematics)
	catalog.Add("np.average(a: data, axis: axes? = nil, weights: data? = nil, returned: boolean = false, keepdims: boolean = false) -> value*", Average, catalog.Mathematics)
	catalog.Add("np.cov(m: data, y: data? = nil, rowvar: boolean = true, bias: boolean = false, ddof: number? = nil, fweights: data? = nil, aweights: data? = nil) -> array", Cov, catalog.Mathematics)
	catalog.Add("np.corrcoef(x: data, y: data? = nil, rowvar: boolean = true) -> array", CorrCoef, catalog.Mathematics)
}

// Median returns the middle of the sorted elements over the axes, the mean of
// the two middle ones of an even number.
//
// 日本語: 中央値を求めます。
//
//	> np.median(np.array{9, 1, 2})
//	2.0
//	> np.median(np.array{{1, 3}, {2, 4}}, {axis = 1})
//	[2. 3.]
func Median(a *Array, axis array.Axes, keepdims bool) any {
	return result(array.Median(a, axis, keepdims))
}

// Percentile returns the value below which q percent of the elements lie; q is
// a number from 0 to 100 or several. Between two elements it lies on the line
// from one to the other, or where method says.
//
//	> np.percentile(np.array{1, 2, 3, 4}, 50)
//	2.5
//	> np.percentile(np.array{1, 2, 3, 4}, 50, {method = "lower"})
//	2.0
func Percentile(a *Array, q any, axis array.Axes, method string, keepdims bool) any {
	percents := doubles("q", q)
	for i := range percents.Size() {
		if v := percents.Float(i); !(v >= 0 && v <= 100) {
			array.Fail("percentiles are from 0 to 100, got %g", v)
		}
	}
	fractions := array.Div(percents.To(array.Float64), array.Scalar(array.Float64, 100))
	return result(array.Quantile(a, fractions, axis, method, keepdims))
}

// Quantile is np.percentile with q from 0 to 1.
//
//	> np.quantile(np.array{1, 2, 3, 4}, 0.25)
//	1.75
func Quantile(a *Array, q any, axis array.Axes, method string, keepdims bool) any {
	return result(array.Quantile(a, doubles("q", q).To(array.Float64), axis, method, keepdims))
}

// AverageOptions are the optional arguments of np.average.
type AverageOptions struct {
	Axis               array.Axes
	Weights            *Array
	Returned, Keepdims bool
}

// Average returns the mean over the axes in which every element counts by its
// weight. weights have the shape of a, or are one row along the axis. With
// returned the sum of the weights follows as a second result.
//
//	> np.average(np.array{1, 2, 6}, {weights = np.array{1, 1, 2}})
//	3.75
func Average(a *Array, o AverageOptions) []any {
	mean := array.Average(a, o.Weights, o.Axis, o.Keepdims)
	if !o.Returned {
		return []any{result(mean)}
	}
	total := array.Scalar(mean.Dtype(), float64(a.Size()/max(1, mean.Size())))
	if o.Weights != nil {
		total = array.WeightSum(a, o.Weights, o.Axis, o.Keepdims)
	}
	return []any{result(mean), result(array.BroadcastTo(total, mean.Shape()).Copy())}
}

// CovOptions are the optional arguments of np.cov.
type CovOptions struct {
	Y                  *Array
	Rowvar, Bias       bool
	Ddof               *float64
	Fweights, Aweights *Array
}

// Cov returns the covariance matrix of variables that stand in the rows of m
// (rowvar = false: in its columns); y adds more of them. The sums are divided by
// n - 1, by n with bias, by n - ddof otherwise.
//
//	> np.cov(np.array{{1, 2, 3}, {3, 2, 1}})
//	[[ 1. -1.]
//	 [-1.  1.]]
func Cov(m *Array, o CovOptions) *Array {
	ddof := 1.0
	switch {
	case o.Ddof != nil:
		ddof = *o.Ddof
	case o.Bias:
		ddof = 0
	}
	return array.Cov(array.Float64, variables(m, o.Y, o.Rowvar), ddof, o.Fweights, o.Aweights)
}

// CorrCoef returns the correlation coefficients, from -1 to 1, of variables that
// stand in the rows of x (rowvar = false: in its columns); y adds more of them.
//
//	> np.corrcoef(np.array{1, 2, 3}, np.array{2, 4, 7})
//	[[1.         0.99339927]
//	 [0.99339927 1.        ]]
func CorrCoef(x, y *Array, rowvar bool) *Array {
	return array.CorrCoef(array.Float64, variables(x, y, rowvar))
}

// variables returns a matrix with a variable in each row.
func variables(m, y *Array, rowvar bool) *Array {
	m = rows(m, rowvar)
	if y == nil {
		return m
	}
	return array.Concatenate([]*Array{m, rows(y, rowvar)}, 0)
}

func rows(m *Array, rowvar bool) *Array {
	switch {
	case m.Ndim() > 2:
		array.Fail("want a row of numbers or a matrix, got %s", m.Describe())
	case m.Ndim() < 2:
		return m.Reshape(1, m.Size())
	case !rowvar && m.Shape()[0] != 1:
		return array.Transpose(m)
	}
	return m
}
