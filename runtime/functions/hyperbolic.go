package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.sinh(x: float[...]) -> float[...]", Sinh, catalog.Mathematics)
	catalog.Add("F.cosh(x: float[...]) -> float[...]", Cosh, catalog.Mathematics)
	catalog.Add("F.arctanh(x: float[...]) -> float[...]", Arctanh, catalog.Mathematics)
}

// Sinh returns the hyperbolic sine of x, (exp(x) - exp(-x)) / 2, element by
// element.
//
// x may have any shape; the result has the shape and dtype of x.
//
//	> F.sinh(np.array{-1, 0, 2})
//	variable([-1.1752012  0.         3.6268604])
func Sinh(x *Variable) *Variable {
	return apply1("sinh", &elementwise{value: array.Sinh, ofInput: Cosh}, x)
}

// Cosh returns the hyperbolic cosine of x, (exp(x) + exp(-x)) / 2, element by
// element.
//
// x may have any shape; the result has the shape and dtype of x.
//
//	> F.cosh(np.array{-1, 0, 2})
//	variable([1.5430807 1.        3.7621956])
func Cosh(x *Variable) *Variable {
	return apply1("cosh", &elementwise{value: array.Cosh, ofInput: Sinh}, x)
}

// Arctanh returns the number whose hyperbolic tangent is x, element by element;
// nan where x is not between -1 and 1.
//
// x may have any shape; the result has the shape and dtype of x. The derivative
// is 1 / (1 - x^2), infinite at -1 and 1.
//
//	> F.arctanh(np.array{-0.5, 0, 0.5})
//	variable([-0.54930615  0.          0.54930615])
func Arctanh(x *Variable) *Variable {
	slope := func(x *Variable) *Variable { return ScalarDiv(1, AddScalar(Neg(Square(x)), 1)) }
	return apply1("arctanh", &elementwise{value: array.Arctanh, ofInput: slope}, x)
}
