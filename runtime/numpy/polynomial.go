package numpy

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("np.polyfit(x: data, y: data, deg: integer) -> array", Polyfit, catalog.Mathematics)
	catalog.Add("np.polyval(p: data, x: data) -> value", Polyval, catalog.Mathematics)
	catalog.Add("np.gradient(f: data, spacing: value = 1, axis: integer? = nil) -> value", Gradient, catalog.Mathematics)
}

// Polyfit returns the polynomial of the given degree that comes closest to the
// points (x, y), by least squares: the factors of the powers of x, the highest
// power first, in float64.
//
//	> np.polyfit(np.array{0, 1, 2}, np.array{1, 3, 5}, 1)
//	[2. 1.]
func Polyfit(x, y *Array, deg int) *Array {
	if x.Ndim() != 1 || x.Size() == 0 || y.Ndim() != 1 || y.Size() != x.Size() {
		array.Fail("x is %s and y %s, want two rows of equal length", x.Describe(), y.Describe())
	}
	if deg < 0 {
		array.Fail("deg is %d, want 0 or more", deg)
	}
	n := deg + 1
	powers := Vander(x.To(array.Float64), &n, false)
	scale := array.Sqrt(array.Sum(array.Square(powers), array.Axes{0}, false)) // columns of equal length
	p := array.Dot(PInv(array.Div(powers, scale), float64(x.Size())*2.220446049250313e-16), y.To(array.Float64))
	return array.Div(p, scale)
}

// Polyval returns the value at x of the polynomial with factors p, the highest
// power first.
//
//	> np.polyval(np.array{2, 1}, np.array{0, 1, 2})
//	[1. 3. 5.]
func Polyval(p, x *Array) any {
	if p.Ndim() != 1 {
		array.Fail("p is %s, want a row of numbers", p.Describe())
	}
	z := array.New(array.Promote(p.Dtype(), x.Dtype()), x.Shape()...)
	for i := range p.Size() {
		z = array.Add(array.Mul(z, x), array.Scalar(p.Dtype(), p.Float(i)))
	}
	return result(z)
}

// Gradient returns the slope of f at its elements, along each axis: half the
// difference between the neighbours, at the ends the difference to the only one,
// divided by spacing. Of several axes it returns a table of arrays.
//
//	> np.gradient(np.array{1, 2, 4, 7})
//	[1.  1.5 2.5 3. ]
func Gradient(f *Array, spacing any, axis *int) any {
	h, ok := spacing.(float64)
	if !ok || h == 0 {
		array.Fail("spacing is no number other than 0")
	}
	if !f.Dtype().IsFloat() {
		f = f.To(array.Float64)
	}
	if axis != nil {
		return slope(f, array.Axis(*axis).Resolve(f.Ndim()), h)
	}
	if f.Ndim() == 1 {
		return slope(f, 0, h)
	}
	list := make([]*Array, f.Ndim())
	for d := range list {
		list[d] = slope(f, d, h)
	}
	return list
}

func slope(f *Array, axis int, h float64) *Array {
	n := f.Shape()[axis]
	if n < 2 {
		array.Fail("axis %d of f has length %d, want 2 or more", axis, n)
	}
	between := func(i, k int, distance float64) *Array {
		count := n - 2
		if k-i == 1 {
			count = 1
		}
		return array.Div(array.Sub(array.Range(f, axis, k, k+count), array.Range(f, axis, i, i+count)), array.Scalar(f.Dtype(), distance))
	}
	parts := []*Array{between(0, 1, h)}
	if n > 2 {
		parts = append(parts, between(0, 2, 2*h))
	}
	return array.Concatenate(append(parts, between(n-2, n-1, h)), array.Axis(axis))
}
