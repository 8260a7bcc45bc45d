package array

import "math"

// LogicalAnd returns the bool array of a and b; every number but 0 is true, NaN too.
func LogicalAnd(a, b *Array) *Array { return bitAnd.in(Bool, a, b) }

// LogicalOr returns the bool array of a or b.
func LogicalOr(a, b *Array) *Array { return bitOr.in(Bool, a, b) }

// LogicalXor returns the bool array of whether one of a and b is true.
func LogicalXor(a, b *Array) *Array { return bitXor.in(Bool, a, b) }

// LogicalNot returns the bool array of not x.
func LogicalNot(x *Array) *Array { return Invert(x.To(Bool)) }

// IsNaN returns where x is not a number.
func IsNaN(x *Array) *Array {
	return x.test(nanRow[float32], nanRow[float64])
}

// IsInf returns where x is infinite, of either sign.
func IsInf(x *Array) *Array {
	return x.test(infRow[float32], infRow[float64])
}

// IsFinite returns where x is neither infinite nor NaN.
func IsFinite(x *Array) *Array {
	if !x.dtype.IsFloat() {
		return LogicalNot(New(Bool, x.shape...))
	}
	return x.test(finiteRow[float32], finiteRow[float64])
}

// Signbit returns where x has a minus sign: also -0.0.
func Signbit(x *Array) *Array {
	if x.dtype.IsInt() {
		return Less(x, New(x.dtype))
	}
	return x.test(signbitRow[float32], signbitRow[float64])
}

// test runs a row kernel over a float array; every other dtype gives false everywhere.
func (x *Array) test(f32 func(z []bool, x []float32), f64 func(z []bool, x []float64)) *Array {
	z := New(Bool, x.shape...)
	switch from := x.elements().(type) {
	case []float32:
		f32(z.elements().([]bool), from)
	case []float64:
		f64(z.elements().([]bool), from)
	}
	return z
}

func nanRow[T Float](z []bool, x []T) {
	for i, v := range x {
		z[i] = v != v
	}
}

func infRow[T Float](z []bool, x []T) {
	for i, v := range x {
		z[i] = v-v != 0 && v == v
	}
}

func finiteRow[T Float](z []bool, x []T) {
	for i, v := range x {
		z[i] = v-v == 0
	}
}

func signbitRow[T Float](z []bool, x []T) {
	for i, v := range x {
		z[i] = math.Signbit(float64(v))
	}
}
