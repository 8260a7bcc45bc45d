package array

import (
	"math"
	"sort"
)

// BinCount returns how often each of the whole numbers 0, 1, 2 ... occurs in
// the 1-d array x, in int64, up to the largest one and at least minlength long.
// With weights (nil: none) it adds these instead, in float64.
func BinCount(x, weights *Array, minlength int) *Array {
	switch {
	case x.Ndim() != 1:
		Fail("x is %s, want an array of one axis", x.Describe())
	case x.dtype.IsFloat() && x.Size() > 0:
		Fail(`x is %s, want integers: x:astype("int32")`, x.Describe())
	case minlength < 0:
		Fail("minlength is %d, want 0 or more", minlength)
	case weights != nil && !SameShape(weights.shape, x.shape):
		Fail("weights have shape %s, want that of x, %s", ShapeString(weights.shape), ShapeString(x.shape))
	}
	values := x.To(Int64).elements().([]int64)
	n := int64(minlength)
	for _, v := range values {
		if v < 0 {
			Fail("x holds %d, want no negative numbers", v)
		}
		if v == math.MaxInt64 {
			Fail("x holds %d: there is no array as long", v)
		}
		n = max(n, v+1)
	}
	if weights == nil {
		z := New(Int64, int(n))
		counts := z.elements().([]int64)
		for _, v := range values {
			counts[v]++
		}
		return z
	}
	z := New(Float64, int(n))
	sums := z.elements().([]float64)
	for i, w := range weights.To(Float64).elements().([]float64) {
		sums[values[i]] += w
	}
	return z
}

// Digitize returns the number of the bin to which each element of x belongs, in
// int64: i where bins[i-1] <= x < bins[i], or with right bins[i-1] < x <=
// bins[i]. bins rise or fall; for falling ones the comparisons turn round.
func Digitize(x, bins *Array, right bool) *Array {
	if bins.Ndim() != 1 {
		Fail("bins are %s, want an array of one axis", bins.Describe())
	}
	edges := bins.To(Float64).elements().([]float64)
	rising, falling := sort.Float64sAreSorted(edges), true
	for i := 1; i < len(edges); i++ {
		falling = falling && edges[i] <= edges[i-1]
	}
	if !rising && !falling {
		Fail("bins must rise or fall from one to the next")
	}
	z := New(Int64, x.shape...)
	to := z.elements().([]int64)
	for i, v := range x.To(Float64).elements().([]float64) {
		if i%slowRow == slowRow-1 {
			Poll()
		}
		to[i] = int64(sort.Search(len(edges), func(k int) bool {
			switch e := edges[k]; {
			case v != v: // NaN is beyond every edge
				return !rising
			case rising && right:
				return v <= e
			case rising:
				return v < e
			case right:
				return v > e
			default:
				return v >= e
			}
		}))
	}
	return z
}
