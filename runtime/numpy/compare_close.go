package numpy

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("np.isclose(a: value, b: value, rtol: number = 1e-05, atol: number = 1e-08, equal_nan: boolean = false) -> value", IsClose, catalog.Mathematics)
	catalog.Add("np.allclose(a: value, b: value, rtol: number = 1e-05, atol: number = 1e-08, equal_nan: boolean = false) -> boolean", AllClose, catalog.Mathematics)
	catalog.Add("np.array_equal(a1: value, a2: value, equal_nan: boolean = false) -> boolean", ArrayEqual, catalog.Mathematics)
}

// IsClose returns where a and b are equal within a tolerance, element by
// element: |a - b| <= atol + rtol * |b|. nan is close to nan only with
// equal_nan = true.
//
//	> np.isclose(np.array{1, 2, np.nan}, np.array{1.000001, 2.1, np.nan})
//	[ True False False]
func IsClose(s *Session, a, b any, rtol, atol float64, equalNaN bool) any {
	return binary(s, func(x, y *Array) *Array { return array.IsClose(x, y, rtol, atol, equalNaN) }, a, b)
}

// AllClose reports whether all elements of a and b are equal within a
// tolerance, |a - b| <= atol + rtol * |b|, as true or false.
//
// 日本語: 2つの配列が誤差の範囲で等しいかどうかを返します。
//
//	> np.allclose(np.array{1, 2}, np.array{1, 2.000001})
//	true
//	> np.allclose(np.array{1, 2}, np.array{1, 2.1})
//	false
//	> np.allclose(np.array{1, 2}, np.array{1, 2.1}, {atol = 0.2})
//	true
func AllClose(s *Session, a, b any, rtol, atol float64, equalNaN bool) bool {
	x, y := operands(s, a, b)
	return array.AllClose(x, y, rtol, atol, equalNaN)
}

// ArrayEqual reports whether two arrays have the same shape and equal elements,
// as true or false. nan equals nan only with equal_nan = true.
//
// 日本語: 2つの配列の形と要素がすべて等しいかどうかを返します。
//
//	> np.array_equal(np.array{1, 2}, np.array{1, 2})
//	true
//	> np.array_equal(np.array{1, 2}, np.array{{1, 2}})
//	false
func ArrayEqual(s *Session, a1, a2 any, equalNaN bool) bool {
	x, y := operands(s, a1, a2)
	return array.ArrayEqual(x, y, equalNaN)
}
