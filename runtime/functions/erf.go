package functions

import (
	"math"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.erf(x: float[...]) -> float[...]", Erf, catalog.Mathematics)
	catalog.Add("F.erfc(x: float[...]) -> float[...]", Erfc, catalog.Mathematics)
	catalog.Add("F.erfcx(x: float[...]) -> float[...]", Erfcx, catalog.Mathematics)
	catalog.Add("F.erfinv(x: float[...]) -> float[...]", Erfinv, catalog.Mathematics)
	catalog.Add("F.erfcinv(x: float[...]) -> float[...]", Erfcinv, catalog.Mathematics)
}

// Erf returns the error function of x, element by element:
// 2 / sqrt(pi) times the integral of exp(-t^2) from 0 to x.
//
// x may have any shape; the result has the shape and dtype of x.
//
//	> F.erf(np.array{-1, 0, 0.5})
//	variable([-0.8427008  0.         0.5204999])
func Erf(x *Variable) *Variable {
	slope := func(x *Variable) *Variable { return MulScalar(Exp(Neg(Square(x))), 2/math.Sqrt(math.Pi)) }
	return apply1("erf", &elementwise{value: array.Erf, ofInput: slope}, x)
}

// Erfc returns 1 - erf(x), element by element, with all its digits for large x
// too.
//
// x may have any shape; the result has the shape and dtype of x.
//
//	> F.erfc(np.array{-1, 0, 5})
//	variable([1.8427008e+00 1.0000000e+00 1.5374598e-12])
func Erfc(x *Variable) *Variable {
	slope := func(x *Variable) *Variable { return MulScalar(Exp(Neg(Square(x))), -2/math.Sqrt(math.Pi)) }
	return apply1("erfc", &elementwise{value: array.Erfc, ofInput: slope}, x)
}

// Erfcx returns exp(x^2) erfc(x), element by element. It is about
// 1 / (x sqrt(pi)) for large x, where erfc itself is too small for a float.
//
// x may have any shape; the result has the shape and dtype of x. The derivative
// is 2 x erfcx(x) - 2 / sqrt(pi).
//
//	> F.erfcx(np.array{-1, 0, 100})
//	variable([5.0089803  1.         0.00564161])
func Erfcx(x *Variable) *Variable {
	slope := func(x *Variable) *Variable {
		return AddScalar(MulScalar(Mul(x, Erfcx(x)), 2), -2/math.Sqrt(math.Pi))
	}
	return apply1("erfcx", &elementwise{value: array.Erfcx, ofInput: slope}, x)
}

// Erfinv returns the number whose error function is x, element by element; nan
// where x is not between -1 and 1.
//
// x may have any shape; the result has the shape and dtype of x. The derivative
// is sqrt(pi) / 2 exp(y^2), where y is the result.
//
//	> F.erfinv(np.array{-0.5, 0, 0.9})
//	variable([-0.47693628  0.          1.1630871 ])
func Erfinv(x *Variable) *Variable {
	slope := func(y *Variable) *Variable { return MulScalar(Exp(Square(y)), math.Sqrt(math.Pi)/2) }
	return apply1("erfinv", &elementwise{value: array.Erfinv, ofOutput: slope}, x)
}

// Erfcinv returns the number for which erfc is x, element by element; nan where
// x is not between 0 and 2.
//
// x may have any shape; the result has the shape and dtype of x. The derivative
// is -sqrt(pi) / 2 exp(y^2), where y is the result.
//
//	> F.erfcinv(np.array{1e-20, 0.5, 1})
//	variable([6.6015806  0.47693628 0.        ])
func Erfcinv(x *Variable) *Variable {
	slope := func(y *Variable) *Variable { return MulScalar(Exp(Square(y)), -math.Sqrt(math.Pi)/2) }
	return apply1("erfcinv", &elementwise{value: array.Erfcinv, ofOutput: slope}, x)
}
