package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.sin(x: float[...]) -> float[...]", Sin, catalog.Mathematics)
	catalog.Add("F.cos(x: float[...]) -> float[...]", Cos, catalog.Mathematics)
	catalog.Add("F.tan(x: float[...]) -> float[...]", Tan, catalog.Mathematics)
	catalog.Add("F.arcsin(x: float[...]) -> float[...]", Arcsin, catalog.Mathematics)
	catalog.Add("F.arccos(x: float[...]) -> float[...]", Arccos, catalog.Mathematics)
	catalog.Add("F.arctan(x: float[...]) -> float[...]", Arctan, catalog.Mathematics)
}

// Sin returns the sine of x, element by element. x is an angle in radians.
//
// 日本語: 正弦（サイン）を求めます。
//
// x may have any shape; the result has the shape and dtype of x.
//
//	> F.sin(np.array{0, 1, 2})
//	variable([0.         0.84147096 0.9092974 ])
func Sin(x *Variable) *Variable {
	return apply1("sin", &elementwise{value: array.Sin, ofInput: Cos}, x)
}

// Cos returns the cosine of x, element by element. x is an angle in radians.
//
// 日本語: 余弦（コサイン）を求めます。
//
// x may have any shape; the result has the shape and dtype of x.
//
//	> F.cos(np.array{0, 1, 2})
//	variable([ 1.          0.5403023  -0.41614684])
func Cos(x *Variable) *Variable {
	slope := func(x *Variable) *Variable { return Neg(Sin(x)) }
	return apply1("cos", &elementwise{value: array.Cos, ofInput: slope}, x)
}

// Tan returns the tangent of x, element by element. x is an angle in radians.
//
// x may have any shape; the result has the shape and dtype of x. The derivative
// is 1 + tan(x)^2.
//
//	> F.tan(np.array{0, 1, 2})
//	variable([ 0.         1.5574077 -2.1850398])
func Tan(x *Variable) *Variable {
	slope := func(y *Variable) *Variable { return AddScalar(Square(y), 1) }
	return apply1("tan", &elementwise{value: array.Tan, ofOutput: slope}, x)
}

// Arcsin returns the angle from -pi/2 to pi/2 whose sine is x, element by
// element; nan where x is not between -1 and 1.
//
// x may have any shape; the result has the shape and dtype of x. The derivative
// is 1 / sqrt(1 - x^2), infinite at -1 and 1.
//
//	> F.arcsin(np.array{-1, 0, 0.5})
//	variable([-1.5707964  0.         0.5235988])
func Arcsin(x *Variable) *Variable {
	return apply1("arcsin", &elementwise{value: array.Arcsin, ofInput: arcsinSlope}, x)
}

func arcsinSlope(x *Variable) *Variable { return RSqrt(AddScalar(Neg(Square(x)), 1)) }

// Arccos returns the angle from 0 to pi whose cosine is x, element by element;
// nan where x is not between -1 and 1.
//
// x may have any shape; the result has the shape and dtype of x. The derivative
// is -1 / sqrt(1 - x^2), infinite at -1 and 1.
//
//	> F.arccos(np.array{-1, 0, 0.5})
//	variable([3.1415927 1.5707964 1.0471976])
func Arccos(x *Variable) *Variable {
	slope := func(x *Variable) *Variable { return Neg(arcsinSlope(x)) }
	return apply1("arccos", &elementwise{value: array.Arccos, ofInput: slope}, x)
}

// Arctan returns the angle from -pi/2 to pi/2 whose tangent is x, element by
// element.
//
// x may have any shape; the result has the shape and dtype of x. The derivative
// is 1 / (1 + x^2).
//
//	> F.arctan(np.array{-1, 0, 10})
//	variable([-0.7853982  0.         1.4711276])
func Arctan(x *Variable) *Variable {
	slope := func(x *Variable) *Variable { return ScalarDiv(1, AddScalar(Square(x), 1)) }
	return apply1("arctan", &elementwise{value: array.Arctan, ofInput: slope}, x)
}
