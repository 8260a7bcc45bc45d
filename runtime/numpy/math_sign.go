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
	catalog.Add("np.copysign(x1: value, x2: value) -> value", Copysign, catalog.Mathematics)
	catalog.Add("np.heaviside(x1: value, x2: value) -> value", Heaviside, catalog.Mathematics)
	catalog.Add("np.negative(x: value) -> value", Negative, catalog.Mathematics)
	catalog.Add("np.positive(x: value) -> value", Positive, catalog.Mathematics)
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

// Negative returns -x. Bool arrays have no negative: use np.logical_not.
//
//	> np.negative(np.array{1, -2})
//	[-1.  2.]
func Negative(s *Session, x any) any { return unary(s, array.Neg, x) }

// Positive returns a copy of x, the counterpart of np.negative.
//
//	> np.positive(np.array{1, -2})
//	[ 1. -2.]
func Positive(s *Session, x any) any { return unary(s, array.Positive, x) }
