package array

import "math"

var (
	negative  = &numbers{negRow[uint8], negRow[int32], negRow[int64], floats{negRow[float32], negRow[float64]}}
	sign      = &numbers{signInts[uint8], signInts[int32], signInts[int64], floats{signRow[float32], signRow[float64]}}
	absolute  = &numbers{copyRow[uint8], absInts[int32], absInts[int64], floats{absRow[float32], absRow[float64]}}
	fabs      = &floats{absRow[float32], absRow[float64]}
	copysign  = eachPair("copysign", math.Copysign)
	heaviside = eachPair("heaviside", heavisideStep)
)

// Neg returns -x. Bool arrays have no negative.
func Neg(x *Array) *Array {
	refuseBool(x, "negative: use np.logical_not")
	return negative.apply(x)
}

// Positive returns a copy of x, which must not be bool.
func Positive(x *Array) *Array {
	refuseBool(x, "sign: use astype")
	return x.Copy()
}

// Sign returns -1, 0 or 1 where x is below, at or above zero, and NaN where it is NaN.
func Sign(x *Array) *Array {
	refuseBool(x, "sign: use astype")
	return sign.apply(x)
}

// Abs returns the absolute value of every element; bool stays bool.
func Abs(x *Array) *Array {
	if x.dtype == Bool {
		return x.Copy()
	}
	return absolute.apply(x)
}

// Fabs is Abs in the float dtype of x.
func Fabs(x *Array) *Array { return fabs.apply(x) }

// Copysign returns the size of a with the sign of b, in their float dtype.
func Copysign(a, b *Array) *Array { return copysign.apply(a, b) }

// Heaviside returns the step function: 0 below zero, 1 above, and b at zero.
func Heaviside(a, b *Array) *Array { return heaviside.apply(a, b) }

func refuseBool(x *Array, what string) {
	if x.dtype == Bool {
		Fail("bool arrays have no %s", what)
	}
}

func negRow[T Number](z, x []T) {
	for i, v := range x {
		z[i] = -v
	}
}

func signRow[T Float](z, x []T) {
	for i, v := range x {
		switch {
		case v > 0:
			z[i] = 1
		case v < 0:
			z[i] = -1
		default: // zero, or NaN
			z[i] = v + 0
		}
	}
}

func signInts[T Int](z, x []T) {
	for i, v := range x {
		z[i] = min(v, 1)
		if v < 0 {
			z[i] = v - v - 1 // no constant -1 fits every T
		}
	}
}

func absRow[T Float](z, x []T) {
	for i, v := range x {
		z[i] = T(math.Abs(float64(v)))
	}
}

func copyRow[T Element](z, x []T) { copy(z, x) }

func absInts[T int32 | int64](z, x []T) {
	for i, v := range x {
		z[i] = max(v, -v)
	}
}

func heavisideStep(x, atZero float64) float64 {
	switch {
	case x > 0:
		return 1
	case x < 0:
		return 0
	case x == 0:
		return atZero
	}
	return x
}
