package array

import "math"

// IsClose returns where |a - b| <= atol + rtol*|b|, computed in the float dtype
// of the two. Infinities of one sign are close, NaN only where equalNaN asks for it.
func IsClose(a, b *Array, rtol, atol float64, equalNaN bool) *Array {
	if !b.dtype.IsFloat() {
		b = b.To(Float64)
	}
	d := ufuncDtype(a, b)
	a, b = a.To(d), b.To(d)
	z := New(Bool, resultShape(a, b)...)
	if d == Float32 {
		rows(z.elements().([]bool), z.shape, a, b, closeRow(float32(rtol), float32(atol), equalNaN))
	} else {
		rows(z.elements().([]bool), z.shape, a, b, closeRow(rtol, atol, equalNaN))
	}
	return z
}

func closeRow[T Float](rtol, atol T, equalNaN bool) func(z []bool, x, y []T) {
	return func(z []bool, x, y []T) {
		mx, my := repeat(x, len(z)), repeat(y, len(z))
		for i := range z {
			v, w := x[i&mx], y[i&my]
			switch {
			case v == w:
				z[i] = true
			case v != v && w != w:
				z[i] = equalNaN
			default: // |v-w| is infinite or NaN if one of them is
				bound := atol + T(rtol*T(math.Abs(float64(w))))
				z[i] = T(math.Abs(float64(v-w))) <= bound && bound-bound == 0
			}
		}
	}
}

// AllClose reports whether IsClose holds everywhere.
func AllClose(a, b *Array, rtol, atol float64, equalNaN bool) bool {
	return allTrue(IsClose(a, b, rtol, atol, equalNaN))
}

// ArrayEqual reports whether a and b have the same shape and equal elements.
func ArrayEqual(a, b *Array, equalNaN bool) bool {
	if !SameShape(a.shape, b.shape) {
		return false
	}
	same := Equal(a, b)
	if equalNaN {
		same = LogicalOr(same, LogicalAnd(IsNaN(a), IsNaN(b)))
	}
	return allTrue(same)
}

func allTrue(x *Array) bool {
	for _, v := range x.elements().([]bool) {
		if !v {
			return false
		}
	}
	return true
}
