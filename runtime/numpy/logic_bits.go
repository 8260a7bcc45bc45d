package numpy

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("np.bitwise_and(x1: value, x2: value) -> value", BitwiseAnd, catalog.Mathematics)
	catalog.Add("np.bitwise_or(x1: value, x2: value) -> value", BitwiseOr, catalog.Mathematics)
	catalog.Add("np.bitwise_xor(x1: value, x2: value) -> value", BitwiseXor, catalog.Mathematics)
	catalog.Add("np.invert(x: value) -> value", Invert, catalog.Mathematics)
	catalog.Add("np.bitwise_not(x: value) -> value", Invert, catalog.Mathematics)
	catalog.Add("np.left_shift(x1: value, x2: value) -> value", LeftShift, catalog.Mathematics)
	catalog.Add("np.right_shift(x1: value, x2: value) -> value", RightShift, catalog.Mathematics)
}

// BitwiseAnd returns the bits that are set in both x1 and x2, which are
// integers or booleans.
//
//	> np.bitwise_and(np.array({12, 10}, "int32"), 6)
//	[4 2]
func BitwiseAnd(s *Session, x1, x2 any) any { return bitwise(s, array.BitAnd, x1, x2) }

// BitwiseOr returns the bits that are set in x1 or x2, which are integers or
// booleans.
//
//	> np.bitwise_or(np.array({12, 10}, "int32"), 6)
//	[14 14]
func BitwiseOr(s *Session, x1, x2 any) any { return bitwise(s, array.BitOr, x1, x2) }

// BitwiseXor returns the bits that are set in exactly one of x1 and x2, which
// are integers or booleans.
//
//	> np.bitwise_xor(np.array({12, 10}, "int32"), 6)
//	[10 12]
func BitwiseXor(s *Session, x1, x2 any) any { return bitwise(s, array.BitXor, x1, x2) }

// Invert turns over every bit of x; of booleans it is np.logical_not.
//
//	> np.invert(np.array({0, 5}, "int32"))
//	[-1 -6]
//	> np.invert(np.array{true, false})
//	[False  True]
func Invert(s *Session, x any) any { return unary(s, array.Invert, whole("x", x)) }

// LeftShift returns x1 with its bits moved x2 places up: x1 * 2^x2.
//
//	> np.left_shift(np.array({1, 3}, "int32"), 2)
//	[ 4 12]
func LeftShift(s *Session, x1, x2 any) any { return bitwise(s, array.LeftShift, x1, x2) }

// RightShift returns x1 with its bits moved x2 places down: x1 / 2^x2, rounded down.
//
//	> np.right_shift(np.array({4, -7}, "int32"), 1)
//	[ 2 -4]
func RightShift(s *Session, x1, x2 any) any { return bitwise(s, array.RightShift, x1, x2) }
