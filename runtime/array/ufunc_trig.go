package array

import (
	"math"

	"nnlua/runtime/array/kernel"
)

var (
	sin     = eachFloat(math.Sin)
	cos     = eachFloat(math.Cos)
	tan     = eachFloat(math.Tan)
	arcsin  = eachFloat(math.Asin)
	arccos  = eachFloat(math.Acos)
	arctan  = eachFloat(math.Atan)
	sinh    = eachFloat(math.Sinh)
	cosh    = eachFloat(math.Cosh)
	tanh    = &floats{kernel.Tanh[float32], kernel.Tanh[float64]}
	arcsinh = eachFloat(math.Asinh)
	arccosh = eachFloat(math.Acosh)
	arctanh = eachFloat(math.Atanh)
	arctan2 = eachPair("arctan2", math.Atan2)
	hypot   = eachPair("hypot", math.Hypot)
	deg2rad = scaled(math.Pi / 180)
	rad2deg = scaled(180 / math.Pi)
)

// scaled is multiplication by a constant that is rounded to the dtype.
func scaled(c float64) *floats {
	return &floats{
		func(z, x []float32) { kernel.MulScalar(z, x, float32(c)) },
		func(z, x []float64) { kernel.MulScalar(z, x, c) },
	}
}

// Sin returns the sine of angles in radians, element by element, in the float
// dtype of x: float32 for bool, uint8 and float32, else float64. The functions
// below do the same.
func Sin(x *Array) *Array { return sin.apply(x) }

// Cos returns the cosine of angles in radians.
func Cos(x *Array) *Array { return cos.apply(x) }

// Tan returns the tangent of angles in radians.
func Tan(x *Array) *Array { return tan.apply(x) }

// Arcsin returns the angle from -pi/2 to pi/2 with sine x, NaN if |x| > 1.
func Arcsin(x *Array) *Array { return arcsin.apply(x) }

// Arccos returns the angle from 0 to pi with cosine x, NaN if |x| > 1.
func Arccos(x *Array) *Array { return arccos.apply(x) }

// Arctan returns the angle from -pi/2 to pi/2 with tangent x.
func Arctan(x *Array) *Array { return arctan.apply(x) }

// Sinh returns the hyperbolic sine.
func Sinh(x *Array) *Array { return sinh.apply(x) }

// Cosh returns the hyperbolic cosine.
func Cosh(x *Array) *Array { return cosh.apply(x) }

// Tanh returns the hyperbolic tangent.
func Tanh(x *Array) *Array { return tanh.apply(x) }

// Arcsinh returns the inverse of Sinh.
func Arcsinh(x *Array) *Array { return arcsinh.apply(x) }

// Arccosh returns the inverse of Cosh from 0 on, NaN if x < 1.
func Arccosh(x *Array) *Array { return arccosh.apply(x) }

// Arctanh returns the inverse of Tanh, NaN if |x| > 1.
func Arctanh(x *Array) *Array { return arctanh.apply(x) }

// Deg2rad turns degrees into radians.
func Deg2rad(x *Array) *Array { return deg2rad.apply(x) }

// Rad2deg turns radians into degrees.
func Rad2deg(x *Array) *Array { return rad2deg.apply(x) }

// Arctan2 returns the angle from -pi to pi of the point (x, y).
func Arctan2(y, x *Array) *Array { return arctan2.apply(y, x) }

// Hypot returns sqrt(a*a + b*b) without overflow.
func Hypot(a, b *Array) *Array { return hypot.apply(a, b) }
