package numpy

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("np.logical_and(x1: value, x2: value) -> value", LogicalAnd, catalog.Mathematics)
	catalog.Add("np.logical_or(x1: value, x2: value) -> value", LogicalOr, catalog.Mathematics)
	catalog.Add("np.logical_xor(x1: value, x2: value) -> value", LogicalXor, catalog.Mathematics)
	catalog.Add("np.logical_not(x: value) -> value", LogicalNot, catalog.Mathematics)
	catalog.Add("np.isnan(x: value) -> value", IsNaN, catalog.Mathematics)
	catalog.Add("np.isinf(x: value) -> value", IsInf, catalog.Mathematics)
	catalog.Add("np.isfinite(x: value) -> value", IsFinite, catalog.Mathematics)
	catalog.Add("np.signbit(x: value) -> value", Signbit, catalog.Mathematics)
}

// LogicalAnd returns where x1 and x2 are both true, element by element and with
// broadcasting. Every number but 0 counts as true.
//
//	> x = np.array{1, 2, 3, 4}
//	> np.logical_and(np.greater(x, 1), np.less(x, 4))
//	[False  True  True False]
func LogicalAnd(s *Session, x1, x2 any) any { return binary(s, array.LogicalAnd, x1, x2) }

// LogicalOr returns where x1 or x2 is true, element by element and with broadcasting.
//
//	> np.logical_or(np.array{0, 0, 1}, np.array{0, 1, 1})
//	[False  True  True]
func LogicalOr(s *Session, x1, x2 any) any { return binary(s, array.LogicalOr, x1, x2) }

// LogicalXor returns where exactly one of x1 and x2 is true, element by element
// and with broadcasting.
//
//	> np.logical_xor(np.array{0, 0, 1}, np.array{0, 1, 1})
//	[False  True False]
func LogicalXor(s *Session, x1, x2 any) any { return binary(s, array.LogicalXor, x1, x2) }

// LogicalNot returns where x is false: where it is 0.
//
//	> np.logical_not(np.array{0, 1, 2})
//	[ True False False]
func LogicalNot(s *Session, x any) any { return unary(s, array.LogicalNot, x) }

// IsNaN returns where x is nan, "not a number". For a number or an array of 0
// dimensions, such as a loss, it gives true or false.
//
// 日本語: NaN（数でない値）かどうかを調べます。
//
//	> np.isnan(np.array{1, np.nan})
//	[False  True]
//	> np.isnan(0/0)
//	true
func IsNaN(s *Session, x any) any { return unary(s, array.IsNaN, x) }

// IsInf returns where x is infinite, of either sign.
//
//	> np.isinf(np.array{1, np.inf, -np.inf})
//	[False  True  True]
func IsInf(s *Session, x any) any { return unary(s, array.IsInf, x) }

// IsFinite returns where x is neither infinite nor nan.
//
//	> np.isfinite(np.array{1, np.inf, np.nan})
//	[ True False False]
func IsFinite(s *Session, x any) any { return unary(s, array.IsFinite, x) }

// Signbit returns where x has a minus sign, also in front of a zero.
//
//	> np.signbit(np.array{-1, 0, 2})
//	[ True False False]
func Signbit(s *Session, x any) any { return unary(s, array.Signbit, x) }
