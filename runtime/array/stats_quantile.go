package array

import (
	"math"
	"strings"
)

// Median returns the middle of the sorted elements along the axes (nil: all),
// the mean of the two middle ones of an even number; NaN if there is one or if
// there are no elements. Integers give float64.
func Median(a *Array, axes Axes, keepdims bool) *Array {
	x, shape := sortedRows(a, axes, keepdims)
	z := New(meanDtype(a.dtype), shape...)
	n := x.shape[1]
	for i := 0; i < z.Size(); i++ {
		row := x.Row(i)
		switch {
		case n == 0 || hasNaN(row):
			z.SetFloat(i, math.NaN())
		case n%2 == 1:
			z.SetFloat(i, row.Float(n/2))
		case z.dtype == Float32:
			middle := row.elements().([]float32)[n/2-1:]
			z.SetFloat(i, float64((middle[0]+middle[1])/2))
		default:
			z.SetFloat(i, (row.Float(n/2-1)+row.Float(n/2))/2)
		}
	}
	return z
}

// sortedRows returns a as a matrix in which every row holds, sorted and NaN
// last, what falls to one element when the axes are reduced, and the shape that
// is left.
func sortedRows(a *Array, axes Axes, keepdims bool) (rows *Array, shape []int) {
	shape = reducedShape(a.shape, axes, keepdims)
	n, count := reducedSize(a.shape, axes), sizeOf(shape)
	if reduced := axes.Resolve(a.Ndim()); len(reduced) < a.Ndim() {
		ends := make([]int, len(reduced))
		for i := range ends {
			ends[i] = i - len(ends)
		}
		a = MoveAxes(a, reduced, ends)
	}
	return Sort(a.Reshape(count, n), -1), shape
}

// hasNaN looks at the end of a sorted row.
func hasNaN(row *Array) bool { return math.IsNaN(row.Float(row.Size() - 1)) }

// QuantileMethods are the names of NumPy's ways to find a quantile between two elements.
var QuantileMethods = strings.Fields("inverted_cdf averaged_inverted_cdf closest_observation interpolated_inverted_cdf " +
	"hazen weibull linear median_unbiased normal_unbiased lower higher midpoint nearest")

// Quantile returns the values below which the fractions q, from 0 to 1, of the
// elements along the axes (nil: all) lie. Its shape is that of q and then what
// is left of a's. Methods that choose an element keep the dtype; the others give
// float64.
func Quantile(a, q *Array, axes Axes, method string, keepdims bool) *Array {
	for i := 0; i < q.Size(); i++ {
		if v := q.Float(i); !(v >= 0 && v <= 1) {
			Fail("quantiles are from 0 to 1, got %g", v)
		}
	}
	d := a.dtype
	if !choosesElement(method) {
		if d == Bool {
			Fail("bool arrays have no quantiles between their elements: use astype")
		}
		d = Float64
	}
	x, shape := sortedRows(a, axes, keepdims)
	n, count := x.shape[1], x.shape[0]
	if n == 0 && count > 0 {
		Fail("quantile of an array with no elements: its shape is %s", ShapeString(a.shape))
	}
	z := New(d, append(cloneInts(q.shape), shape...)...)
	for k := 0; k < q.Size(); k++ {
		index, gamma := quantileIndex(method, float64(n), q.Float(k))
		for i := 0; i < count; i++ {
			row := x.Row(i)
			if hasNaN(row) {
				z.SetFloat(k*count+i, math.NaN())
				continue
			}
			z.SetFloat(k*count+i, between(row, index, gamma))
		}
	}
	return z
}

func choosesElement(method string) bool {
	switch method {
	case "inverted_cdf", "closest_observation", "lower", "higher", "nearest":
		return true
	}
	return false
}

// quantileIndex returns the position among n sorted elements, which may lie
// outside, and the weight of the element after it. The names are those of
// Hyndman and Fan, Sample quantiles in statistical packages, 1996.
func quantileIndex(method string, n, q float64) (index, gamma float64) {
	at := (n - 1) * q
	switch method {
	case "lower":
		return math.Floor(at), 0
	case "higher":
		return math.Ceil(at), 0
	case "nearest":
		return math.RoundToEven(at), 0
	case "midpoint":
		at = (math.Floor(at) + math.Ceil(at)) / 2
	case "inverted_cdf":
		return math.Ceil(n*q - 1), 0
	case "closest_observation":
		at = n*q - 1.5
		if low := math.Floor(at); at == low && math.Mod(low, 2) == 0 {
			return low, 0
		}
		return math.Floor(at) + 1, 0
	case "averaged_inverted_cdf":
		at = n*q - 1
		if at == math.Floor(at) {
			return at, 0.5
		}
		return math.Floor(at), 1
	case "interpolated_inverted_cdf":
		at = n*q - 1
	case "hazen":
		at = plotting(n, q, 0.5)
	case "weibull":
		at = plotting(n, q, 0)
	case "median_unbiased":
		at = plotting(n, q, 1./3)
	case "normal_unbiased":
		at = plotting(n, q, 3./8)
	}
	return math.Floor(at), at - math.Floor(at)
}

func plotting(n, q, alpha float64) float64 { return n*q + (alpha + q*(1-2*alpha)) - 1 }

// between returns the value of a sorted row behind position index, at the part
// gamma of the way to the next element. It comes from the nearer end, so that
// equal elements give exactly themselves.
func between(row *Array, index, gamma float64) float64 {
	last := row.Size() - 1
	switch {
	case index >= float64(last):
		return row.Float(last)
	case index < 0:
		return row.Float(0)
	}
	a, b := row.Float(int(index)), row.Float(int(index)+1)
	if gamma == 0 {
		return a
	}
	step := b - a
	if row.dtype == Float32 {
		step = float64(float32(step))
	}
	if gamma >= 0.5 {
		return b - step*(1-gamma)
	}
	return a + step*gamma
}
