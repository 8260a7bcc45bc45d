package numpy

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("np.equal(x1: value, x2: value) -> value", Equal, catalog.Mathematics)
	catalog.Add("np.not_equal(x1: value, x2: value) -> value", NotEqual, catalog.Mathematics)
	catalog.Add("np.less(x1: value, x2: value) -> value", Less, catalog.Mathematics)
	catalog.Add("np.less_equal(x1: value, x2: value) -> value", LessEqual, catalog.Mathematics)
	catalog.Add("np.greater(x1: value, x2: value) -> value", Greater, catalog.Mathematics)
	catalog.Add("np.greater_equal(x1: value, x2: value) -> value", GreaterEqual, catalog.Mathematics)
}

// Equal returns where x1 and x2 are equal, element by element and with
// broadcasting: what a == b means between arrays in Python. nan equals nothing,
// not even nan.
//
// 日本語: 要素ごとに等しいかどうかを調べます。
//
//	> np.equal(np.array{1, 2, 3}, 2)
//	[False  True False]
func Equal(s *Session, x1, x2 any) any { return binary(s, array.Equal, x1, x2) }

// NotEqual returns where x1 and x2 differ, element by element and with broadcasting.
//
// 日本語: 要素ごとに異なるかどうかを調べます。
//
//	> np.not_equal(np.array{1, 2, 3}, 2)
//	[ True False  True]
func NotEqual(s *Session, x1, x2 any) any { return binary(s, array.NotEqual, x1, x2) }

// Less returns where x1 < x2, element by element and with broadcasting.
//
// 日本語: 要素ごとに x1 < x2 かどうかを調べます。
//
//	> np.less(np.array{1, 2, 3}, np.array{3, 2, 1})
//	[ True False False]
func Less(s *Session, x1, x2 any) any { return binary(s, array.Less, x1, x2) }

// LessEqual returns where x1 <= x2, element by element and with broadcasting.
//
// 日本語: 要素ごとに x1 <= x2 かどうかを調べます。
//
//	> np.less_equal(np.array{1, 2, 3}, 2)
//	[ True  True False]
func LessEqual(s *Session, x1, x2 any) any { return binary(s, array.LessEqual, x1, x2) }

// Greater returns where x1 > x2, element by element and with broadcasting.
//
// 日本語: 要素ごとに x1 > x2 かどうかを調べます。
//
//	> np.greater(np.array{1, 2, 3}, 2)
//	[False False  True]
func Greater(s *Session, x1, x2 any) any { return binary(s, array.Greater, x1, x2) }

// GreaterEqual returns where x1 >= x2, element by element and with broadcasting.
//
// 日本語: 要素ごとに x1 >= x2 かどうかを調べます。
//
//	> np.greater_equal(np.array{1, 2, 3}, 2)
//	[False  True  True]
func GreaterEqual(s *Session, x1, x2 any) any { return binary(s, array.GreaterEqual, x1, x2) }
