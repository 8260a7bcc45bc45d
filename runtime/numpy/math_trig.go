package numpy

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("np.sin(x: value) -> value", Sin, catalog.Mathematics)
	catalog.Add("np.cos(x: value) -> value", Cos, catalog.Mathematics)
	catalog.Add("np.tan(x: value) -> value", Tan, catalog.Mathematics)
	catalog.Add("np.arcsin(x: value) -> value", Arcsin, catalog.Mathematics)
	catalog.Add("np.arccos(x: value) -> value", Arccos, catalog.Mathematics)
	catalog.Add("np.arctan(x: value) -> value", Arctan, catalog.Mathematics)
	catalog.Add("np.arctan2(x1: value, x2: value) -> value", Arctan2, catalog.Mathematics)
	catalog.Add("np.deg2rad(x: value) -> value", Deg2rad, catalog.Mathematics)
	catalog.Add("np.radians(x: value) -> value", Deg2rad, catalog.Mathematics)
	catalog.Add("np.rad2deg(x: value) -> value", Rad2deg, catalog.Mathematics)
	catalog.Add("np.degrees(x: value) -> value", Rad2deg, catalog.Mathematics)
	catalog.Add("np.hypot(x1: value, x2: value) -> value", Hypot, catalog.Mathematics)
}

// Sin returns the sine of the angle x in radians. int32 and int64 give float64,
// as in all functions here.
//
// 日本語: 正弦（サイン）を求めます。
//
//	> np.sin(np.array{0, 1, 2})
//	[0.         0.84147096 0.9092974 ]
func Sin(s *Session, x any) any { return unary(s, array.Sin, x) }

// Cos returns the cosine of the angle x in radians.
//
// 日本語: 余弦（コサイン）を求めます。
//
//	> np.cos(np.array{0, 1, 2})
//	[ 1.          0.5403023  -0.41614684]
func Cos(s *Session, x any) any { return unary(s, array.Cos, x) }

// Tan returns the tangent of the angle x in radians.
//
//	> np.tan(np.array{0, 1})
//	[0.        1.5574077]
func Tan(s *Session, x any) any { return unary(s, array.Tan, x) }

// Arcsin returns the angle from -pi/2 to pi/2 whose sine is x. x is from -1 to
// 1; beyond, it is nan.
//
//	> np.arcsin(np.array{0, 1})
//	[0.        1.5707964]
func Arcsin(s *Session, x any) any { return unary(s, array.Arcsin, x) }

// Arccos returns the angle from 0 to pi whose cosine is x. x is from -1 to 1;
// beyond, it is nan.
//
//	> np.arccos(np.array{1, -1})
//	[0.        3.1415927]
func Arccos(s *Session, x any) any { return unary(s, array.Arccos, x) }

// Arctan returns the angle from -pi/2 to pi/2 whose tangent is x.
//
//	> np.arctan(np.array{0, 1})
//	[0.        0.7853982]
func Arctan(s *Session, x any) any { return unary(s, array.Arctan, x) }

// Arctan2 returns the angle from -pi to pi of the point with the coordinates
// (x2, x1): the second argument is the one along the axis from which the angle
// counts.
//
//	> np.arctan2(np.array{1, -1}, np.array{0, -1})
//	[ 1.5707964 -2.3561945]
func Arctan2(s *Session, x1, x2 any) any { return binary(s, array.Arctan2, x1, x2) }

// Deg2rad turns degrees into radians: 180 degrees are pi.
//
//	> np.deg2rad(np.array{90, 180})
//	[1.5707964 3.1415927]
func Deg2rad(s *Session, x any) any { return unary(s, array.Deg2rad, x) }

// Rad2deg turns radians into degrees: pi is 180 degrees.
//
//	> np.rad2deg(np.array{0, np.pi})
//	[  0. 180.]
func Rad2deg(s *Session, x any) any { return unary(s, array.Rad2deg, x) }

// Hypot returns sqrt(x1^2 + x2^2), the long side of a right triangle.
//
//	> np.hypot(np.array{3, 5}, np.array{4, 12})
//	[ 5. 13.]
func Hypot(s *Session, x1, x2 any) any { return binary(s, array.Hypot, x1, x2) }
