package array

import (
	"math"
	"sort"

	"nnlua/runtime/array/kernel"
)

// BinEdges returns the edges of n bins of equal width: between low and high, or
// where these are nil from the smallest to the largest element of a. They have
// a's dtype if it is a float, else float64.
func BinEdges(a *Array, n int, low, high *float64) *Array {
	first, last := histogramRange(a, low, high)
	if n < 1 {
		Fail("bins is %d, want 1 or more", n)
	}
	z := New(meanDtype(a.dtype), n+1)
	span := last - first
	for i := 0; i < n; i++ {
		z.SetFloat(i, first+float64(i)*(span/float64(n)))
	}
	z.SetFloat(n, last)
	return z
}

func histogramRange(a *Array, low, high *float64) (first, last float64) {
	switch {
	case low != nil:
		first, last = *low, *high
		if first > last {
			Fail("range is from %g to %g, want the smaller number first", first, last)
		}
	case a.Size() == 0:
		first, last = 0, 1
	default:
		first, last = Min(a, nil, false).Float(0), Max(a, nil, false).Float(0)
	}
	if span := last - first; span-span != 0 {
		Fail("the range from %g to %g is not finite", first, last)
	}
	if first == last {
		return first - 0.5, last + 0.5
	}
	return first, last
}

// Histogram returns how many elements of a lie in each bin between neighbouring
// edges, in int64; the last bin holds its upper edge too. With weights (nil:
// none) of a's shape it adds these instead, in their dtype. With density the
// result is divided by its sum and the widths of the bins, in float64: its
// integral is 1.
func Histogram(a, edges, weights *Array, density bool) *Array {
	e := histogramEdges(edges)
	if weights != nil && !SameShape(weights.shape, a.shape) {
		Fail("weights have shape %s, want that of the data, %s", ShapeString(weights.shape), ShapeString(a.shape))
	}
	sums := make([]float64, len(e)-1)
	scale := float64(len(sums)) / (e[len(e)-1] - e[0])
	for i, v := range a.To(Float64).elements().([]float64) {
		bin := binOf(v, e, scale)
		switch {
		case bin < 0:
		case weights == nil:
			sums[bin]++
		default:
			sums[bin] += weights.Float(i)
		}
	}
	z := FromSlice(sums)
	switch {
	case density:
		total := kernel.Sum(0, sums)
		for i := range sums {
			width := e[i+1] - e[i]
			if edges.dtype == Float32 {
				width = float64(float32(width))
			}
			sums[i] = sums[i] / width / total
		}
		return z
	case weights != nil:
		return z.To(weights.dtype)
	}
	return z.To(Int64)
}

func histogramEdges(edges *Array) []float64 {
	if edges.Ndim() != 1 || edges.Size() < 2 {
		Fail("bins are %s, want the edges of one bin or more", edges.Describe())
	}
	e := edges.To(Float64).elements().([]float64)
	if !sort.Float64sAreSorted(e) {
		Fail("the edges of bins must rise from one to the next")
	}
	return e
}

// binOf returns the number of the bin of v, -1 if it is in none. The guess is
// right for bins of equal width, but for rounding.
func binOf(v float64, edges []float64, scale float64) int {
	last := len(edges) - 1
	if !(v >= edges[0] && v <= edges[last]) {
		return -1
	}
	guess := (v - edges[0]) * scale
	if math.IsNaN(guess) { // edges[0] is -Inf, or all edges are one
		guess = 0
	}
	bin := int(math.Min(guess, float64(last-1)))
	if v >= edges[bin] && v < edges[bin+1] {
		return bin
	}
	bin = sort.Search(last, func(i int) bool { return v < edges[i+1] })
	if bin == last { // v is the upper edge: the last bin
		bin--
	}
	return bin
}
