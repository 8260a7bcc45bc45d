package numpy

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("np.sinh(x: value) -> value", Sinh, catalog.Mathematics)
	catalog.Add("np.cosh(x: value) -> value", Cosh, catalog.Mathematics)
	catalog.Add("np.tanh(x: value) -> value", Tanh, catalog.Mathematics)
	catalog.Add("np.arcsinh(x: value) -> value", Arcsinh, catalog.Mathematics)
	catalog.Add("np.arccosh(x: value) -> value", Arccosh, catalog.Mathematics)
	catalog.Add("np.arctanh(x: value) -> value", Arctanh, catalog.Mathematics)
}

// Sinh returns the hyperbolic sine, (e^x - e^-x) / 2. int32 and int64 give
// float64, as in all functions here.
//
//	> np.sinh(np.array{0, 1})
//	[0.        1.1752012]
func Sinh(s *Session, x any) any { return unary(s, array.Sinh, x) }

// Cosh returns the hyperbolic cosine, (e^x + e^-x) / 2.
//
//	> np.cosh(np.array{0, 1})
//	[1.        1.5430807]
func Cosh(s *Session, x any) any { return unary(s, array.Cosh, x) }

// Tanh returns the hyperbolic tangent, a number from -1 to 1.
//
// 日本語: 双曲線正接を求めます。
//
//	> np.tanh(np.array{-1, 0, 1})
//	[-0.7615942  0.         0.7615942]
func Tanh(s *Session, x any) any { return unary(s, array.Tanh, x) }

// Arcsinh returns the number whose hyperbolic sine is x.
//
//	> np.arcsinh(np.array{0, 1})
//	[0.        0.8813736]
func Arcsinh(s *Session, x any) any { return unary(s, array.Arcsinh, x) }

// Arccosh returns the number from 0 on whose hyperbolic cosine is x; nan where
// x is below 1.
//
//	> np.arccosh(np.array{1, 2})
//	[0.       1.316958]
func Arccosh(s *Session, x any) any { return unary(s, array.Arccosh, x) }

// Arctanh returns the number whose hyperbolic tangent is x. x is from -1 to 1;
// beyond, it is nan.
//
//	> np.arctanh(np.array{0, 0.5})
//	[0.         0.54930615]
func Arctanh(s *Session, x any) any { return unary(s, array.Arctanh, x) }
