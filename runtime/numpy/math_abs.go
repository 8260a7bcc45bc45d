package numpy

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("np.absolute(x: value) -> value", Absolute, catalog.Mathematics)
	catalog.Add("np.abs(x: value) -> value", Absolute, catalog.Mathematics)
	catalog.Add("np.fabs(x: value) -> value", Fabs, catalog.Mathematics)
	catalog.Add("np.sign(x: value) -> value", Sign, catalog.Mathematics)
	catalog.Add("np.sqrt(x: value) -> value", Sqrt, catalog.Mathematics)
	catalog.Add("np.cbrt(x: value) -> value", Cbrt, catalog.Mathematics)
	catalog.Add("np.square(x: value) -> value", Square, catalog.Mathematics)
	catalog.Add("np.reciprocal(x: value) -> value", Reciprocal, catalog.Mathematics)
	catalog.Add("np.hypot(x1: value, x2: value) -> value", Hypot, catalog.Mathematics)
	catalog.Add("np.copysign(x1: value, x2: value) -> value", Copysign, catalog.Mathematics)
	catalog.Add("np.heaviside(x1: value, x2: value) -> value", Heaviside, catalog.Mathematics)
}

// Absolute returns x without its sign, in the dtype of x.
//
// 日本語: 絶対値を求めます。
//
//	> np.absolute(np.array{-1.5, 2})
//	[1.5 2. ]
//	> np.abs(-3)
//	3
func Absolute(s *Session, x any) any { return unary(s, array.Abs, x) }

// Fabs returns x without its sign, as a float.
//
//	> np.fabs(np.array({-1, 2}, "int32"))
//	[1. 2.]
func Fabs(s *Session, x any) any { return unary(s, array.Fabs, x) }

// Sign returns -1 where x is negative, 0 where it is zero, 1 where it is
// positive and nan where it is nan.
//
// 日本語: 符号を -1、0、1 で返します。
//
//	> np.sign(np.array{-5, 0, 0.1})
//	[-1.  0.  1.]
func Sign(s *Session, x any) any { return unary(s, array.Sign, x) }

// Sqrt returns the square root of x, nan where x is negative. int32 and int64
// give float64.
//
// 日本語: 平方根を求めます。
//
//	> np.sqrt(np.array{1, 4, 9})
//	[1. 2. 3.]
func Sqrt(s *Session, x any) any { return unary(s, array.Sqrt, x) }

// Cbrt returns the cube root of x, also of negative numbers.
//
//	> np.cbrt(np.array{-8, 27})
//	[-2.  3.]
func Cbrt(s *Session, x any) any { return unary(s, array.Cbrt, x) }

// Square returns x * x, in the dtype of x.
//
// 日本語: 2乗します。
//
//	> np.square(np.array{-2, 3})
//	[4. 9.]
func Square(s *Session, x any) any { return unary(s, array.Square, x) }

// Reciprocal returns 1 / x, in the dtype of x. It is no use for integers, where
// it is 0 beyond 1.
//
//	> np.reciprocal(np.array{2, 4})
//	[0.5  0.25]
func Reciprocal(s *Session, x any) any { return unary(s, array.Reciprocal, x) }

// Hypot returns sqrt(x1^2 + x2^2), the long side of a right triangle.
//
//	> np.hypot(np.array{3, 5}, np.array{4, 12})
//	[ 5. 13.]
func Hypot(s *Session, x1, x2 any) any { return binary(s, array.Hypot, x1, x2) }

// Copysign returns the size of x1 with the sign of x2, as a float.
//
//	> np.copysign(np.array{1, 2}, -1)
//	[-1. -2.]
func Copysign(s *Session, x1, x2 any) any { return binary(s, array.Copysign, x1, x2) }

// Heaviside returns the step function of x1: 0 below zero, 1 above zero and x2
// at zero.
//
//	> np.heaviside(np.array{-1.5, 0, 2}, 0.5)
//	[0.  0.5 1. ]
func Heaviside(s *Session, x1, x2 any) any { return binary(s, array.Heaviside, x1, x2) }
