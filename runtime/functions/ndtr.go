package functions

import (
	"math"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.ndtr(x: float[...]) -> float[...]", Ndtr, catalog.Mathematics)
	catalog.Add("F.log_ndtr(x: float[...]) -> float[...]", LogNdtr, catalog.Mathematics)
	catalog.Add("F.ndtri(x: float[...]) -> float[...]", Ndtri, catalog.Mathematics)
}

// Ndtr returns the probability that a number drawn from the standard normal
// distribution is at most x, element by element: (1 + erf(x / sqrt(2))) / 2.
//
// x may have any shape; the result has the shape and dtype of x. The derivative
// is the density of that distribution, exp(-x^2 / 2) / sqrt(2 pi).
//
//	> F.ndtr(np.array{-1, 0, 2})
//	variable([0.15865526 0.5        0.97724986])
func Ndtr(x *Variable) *Variable {
	slope := func(x *Variable) *Variable {
		return MulScalar(Exp(MulScalar(Square(x), -0.5)), 1/math.Sqrt(2*math.Pi))
	}
	return apply1("ndtr", &elementwise{value: array.Ndtr, ofInput: slope}, x)
}

// LogNdtr returns the logarithm of F.ndtr, element by element. It is right where
// F.ndtr is so near to 0 or 1 that no digit is left.
//
// x may have any shape; the result has the shape and dtype of x. The derivative
// is sqrt(2 / pi) / erfcx(-x / sqrt(2)).
//
//	> F.log_ndtr(np.array{-100, 0, 2})
//	variable([-5.0055244e+03 -6.9314718e-01 -2.3012910e-02])
func LogNdtr(x *Variable) *Variable {
	slope := func(x *Variable) *Variable {
		return ScalarDiv(math.Sqrt(2/math.Pi), Erfcx(MulScalar(x, -1/math.Sqrt2)))
	}
	return apply1("log_ndtr", &elementwise{value: array.LogNdtr, ofInput: slope}, x)
}

// Ndtri returns the number for which F.ndtr is x, element by element: the
// quantile of the standard normal distribution; nan where x is not between 0
// and 1.
//
// x may have any shape; the result has the shape and dtype of x. The derivative
// is sqrt(2 pi) exp(y^2 / 2), where y is the result.
//
//	> F.ndtri(np.array{0.025, 0.5, 0.975})
//	variable([-1.959964   0.         1.9599644])
func Ndtri(x *Variable) *Variable {
	slope := func(y *Variable) *Variable {
		return MulScalar(Exp(MulScalar(Square(y), 0.5)), math.Sqrt(2*math.Pi))
	}
	return apply1("ndtri", &elementwise{value: array.Ndtri, ofOutput: slope}, x)
}
