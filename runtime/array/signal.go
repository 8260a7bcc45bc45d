package array

import (
	"math"
	"sort"

	"nnlua/runtime/array/kernel"
)

// Trapz returns the area under y along the axis by the trapezoidal rule, at the
// points x, which are a row or have the shape of y, or dx apart where x is nil.
func Trapz(y, x *Array, dx float64, axis Axis) *Array {
	at := axis.Resolve(y.Ndim())
	n := y.shape[at]
	d := Scalar(Float64, dx)
	switch {
	case x == nil:
	case x.Ndim() == 1:
		shape := make([]int, y.Ndim())
		for i := range shape {
			shape[i] = 1
		}
		shape[at] = -1
		d = Diff(x, 1, 0).Reshape(shape...)
	default:
		d = Diff(x, 1, axis)
	}
	both := Add(Range(y, at, 1, n), Range(y, at, 0, n-1))
	return Sum(Div(Mul(d, both), Scalar(Float64, 2)), Axes{at}, false)
}

// Interp returns the values at x of the lines between the points (xp, fp), in
// float64. xp must rise. Below and above it the value is left and right, or
// where these are nil that of the first and the last point.
func Interp(x, xp, fp *Array, left, right *float64) *Array {
	checkPoints(xp, fp)
	px, py := xp.To(Float64).elements().([]float64), fp.To(Float64).elements().([]float64)
	last := len(px) - 1
	low, high := py[0], py[last]
	if left != nil {
		low = *left
	}
	if right != nil {
		high = *right
	}
	z := New(Float64, x.shape...)
	to := z.elements().([]float64)
	for i, v := range x.To(Float64).elements().([]float64) {
		k := sort.Search(len(px), func(k int) bool { return px[k] > v }) - 1
		switch {
		case v != v:
			to[i] = v
		case k < 0:
			to[i] = low
		case v > px[last]:
			to[i] = high
		case k >= last:
			to[i] = py[last]
		default:
			slope := (py[k+1] - py[k]) / (px[k+1] - px[k])
			to[i] = slope*(v-px[k]) + py[k]
		}
	}
	return z
}

// InterpPeriodic is Interp of a function that repeats itself every period. xp
// may stand in any order.
func InterpPeriodic(x, xp, fp *Array, period float64) *Array {
	checkPoints(xp, fp)
	if period == 0 {
		Fail("period is 0, want another number")
	}
	length := Scalar(Float64, math.Abs(period))
	xp, fp = Mod(xp.To(Float64), length), fp.To(Float64)
	order := ArgSort(xp, 0).elements().([]int64)
	n := len(order)
	px, py := New(Float64, n+2), New(Float64, n+2)
	for i, k := range order {
		px.SetFloat(i+1, xp.Float(int(k)))
		py.SetFloat(i+1, fp.Float(int(k)))
	}
	px.SetFloat(0, px.Float(n)-math.Abs(period))
	py.SetFloat(0, py.Float(n))
	px.SetFloat(n+1, px.Float(1)+math.Abs(period))
	py.SetFloat(n+1, py.Float(1))
	return Interp(Mod(x.To(Float64), length), px, py, nil, nil)
}

func checkPoints(xp, fp *Array) {
	switch {
	case xp.Ndim() != 1 || fp.Ndim() != 1 || xp.Size() != fp.Size():
		Fail("xp is %s and fp %s, want two rows of equal length", xp.Describe(), fp.Describe())
	case xp.Size() == 0:
		Fail("xp and fp have no points")
	}
}

// Convolve returns the sums of a[i]*v[k-i] for each k, in the promoted dtype of
// the two rows: all of them ("full"), as many as the longer row has, from the
// middle ("same"), or those in which the shorter one lies inside the longer ("valid").
func Convolve(a, v *Array, mode string) *Array {
	for _, x := range []*Array{a, v} {
		if x.Ndim() > 1 || x.Size() == 0 {
			Fail("want two rows with elements, got %s and %s", a.Describe(), v.Describe())
		}
	}
	d := Promote(a.dtype, v.dtype)
	if v.Size() > a.Size() {
		a, v = v, a
	}
	n, m := a.Size(), v.Size()
	first, count := 0, n+m-1
	switch mode {
	case "same":
		first, count = (m-1)/2, n
	case "valid":
		first, count = m-1, n-m+1
	}
	if d.IsFloat() {
		z := New(Float64, count)
		convolve(z.elements().([]float64), a.To(Float64).elements().([]float64), v.To(Float64).elements().([]float64), first)
		return z.To(d)
	}
	z := New(Int64, count)
	convolve(z.elements().([]int64), a.To(Int64).elements().([]int64), v.To(Int64).elements().([]int64), first)
	return z.To(d)
}

func convolve[T Number](z, a, v []T, first int) {
	block := kernel.PollEvery(len(v))
	for k := range z {
		if k%block == 0 {
			Poll()
		}
		var s T
		at := k + first
		for j := max(0, at-len(a)+1); j < len(v) && j <= at; j++ {
			s += a[at-j] * v[j]
		}
		z[k] = s
	}
}
