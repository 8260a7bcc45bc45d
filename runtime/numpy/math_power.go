package numpy

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("np.sqrt(x: value) -> value", Sqrt, catalog.Mathematics)
	catalog.Add("np.cbrt(x: value) -> value", Cbrt, catalog.Mathematics)
	catalog.Add("np.square(x: value) -> value", Square, catalog.Mathematics)
	catalog.Add("np.reciprocal(x: value) -> value", Reciprocal, catalog.Mathematics)
	catalog.Add("np.power(x1: value, x2: value) -> value", Power, catalog.Mathematics)
	catalog.Add("np.float_power(x1: value, x2: value) -> value", FloatPower, catalog.Mathematics)
}

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

// Power returns x1 to the power of x2, element by element. Integers to negative
// integer powers are an error: use floats or np.float_power.
//
//	> np.power(np.array{1, 2, 3}, 2)
//	[1. 4. 9.]
//	> np.power(2, 10)
//	1024
func Power(s *Session, x1, x2 any) any { return binary(s, array.Pow, x1, x2) }

// FloatPower returns x1 to the power of x2, computed in float64.
//
//	> np.float_power(np.array({1, 2, 4}, "int32"), -1)
//	[1.   0.5  0.25]
func FloatPower(s *Session, x1, x2 any) any { return binary(s, array.FloatPower, x1, x2) }
