package numpy

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("np.maximum(x1: value, x2: value) -> value", Maximum, catalog.Mathematics)
	catalog.Add("np.minimum(x1: value, x2: value) -> value", Minimum, catalog.Mathematics)
	catalog.Add("np.fmax(x1: value, x2: value) -> value", Fmax, catalog.Mathematics)
	catalog.Add("np.fmin(x1: value, x2: value) -> value", Fmin, catalog.Mathematics)
	catalog.Add("np.clip(a: value, a_min: value, a_max: value) -> value", Clip, catalog.Mathematics)
	catalog.Add("Array:clip(min: value, max: value) -> value", ClipArray, catalog.Mathematics)
}

// Maximum returns the larger of x1 and x2, element by element and with
// broadcasting; nan where one of them is nan. The largest element of one array
// is np.max.
//
// 日本語: 要素ごとに大きい方を選びます。
//
//	> np.maximum(np.array{-1, 0, 2}, 0)
//	[0. 0. 2.]
func Maximum(s *Session, x1, x2 any) any { return binary(s, array.Maximum, x1, x2) }

// Minimum returns the smaller of x1 and x2, element by element and with
// broadcasting; nan where one of them is nan.
//
// 日本語: 要素ごとに小さい方を選びます。
//
//	> np.minimum(np.array{1, 5}, np.array{3, 2})
//	[1. 2.]
func Minimum(s *Session, x1, x2 any) any { return binary(s, array.Minimum, x1, x2) }

// Fmax returns the larger of x1 and x2; where one of them is nan, the other.
//
//	> np.fmax(np.array{1, np.nan}, 0)
//	[1. 0.]
func Fmax(s *Session, x1, x2 any) any { return binary(s, array.Fmax, x1, x2) }

// Fmin returns the smaller of x1 and x2; where one of them is nan, the other.
//
//	> np.fmin(np.array{1, np.nan}, 0)
//	[0. 0.]
func Fmin(s *Session, x1, x2 any) any { return binary(s, array.Fmin, x1, x2) }

// Clip returns a with everything below a_min set to a_min and everything above
// a_max set to a_max. The bounds are numbers or arrays; one of them may be nil.
//
// 日本語: 値を最小と最大の間に収めます。
//
//	> np.clip(np.array{-3, 0.5, 3}, -1, 1)
//	[-1.   0.5  1. ]
//	> np.clip(np.array{-3, 0.5, 3}, 0, nil)
//	[0.  0.5 3. ]
func Clip(s *Session, a, aMin, aMax any) any {
	x := operand(s, "a", a)
	y := array.Clip(x, bound(s, x, "a_min", aMin), bound(s, x, "a_max", aMax))
	if isPlain(a) && y.Ndim() == 0 {
		return plain(y)
	}
	return result(y)
}

// bound returns an argument that stands beside x and may be nil.
func bound(s *Session, x *Array, name string, v any) *Array {
	switch {
	case v == nil:
		return nil
	case isPlain(v):
		return beside(x, operand(s, name, v))
	}
	return arrayOf(s.Dtype, name, v)
}

// ClipArray is np.clip of the array.
//
// 日本語: 値を min 以上 max 以下に収めます。
//
//	> np.array{-3, 0.5, 3}:clip(-1, 1)
//	[-1.   0.5  1. ]
func ClipArray(a *Array, s *Session, min, max any) any { return Clip(s, a, min, max) }
