package functions

import (
	"math"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.expm1(x: float[...]) -> float[...]", Expm1, catalog.Mathematics)
	catalog.Add("F.log1p(x: float[...]) -> float[...]", Log1p, catalog.Mathematics)
	catalog.Add("F.log2(x: float[...]) -> float[...]", Log2, catalog.Mathematics)
	catalog.Add("F.log10(x: float[...]) -> float[...]", Log10, catalog.Mathematics)
}

// Expm1 returns exp(x) - 1, element by element, with all its digits for x near 0
// too.
//
// x may have any shape; the result has the shape and dtype of x.
//
//	> F.expm1(np.array{-1, 0, 1e-8})
//	variable([-6.3212055e-01  0.0000000e+00  9.9999999e-09])
func Expm1(x *Variable) *Variable {
	slope := func(y *Variable) *Variable { return AddScalar(y, 1) }
	return apply1("expm1", &elementwise{value: array.Expm1, ofOutput: slope}, x)
}

// Log1p returns log(1 + x), element by element, with all its digits for x near 0
// too: nan where x < -1, -inf at -1.
//
// x may have any shape; the result has the shape and dtype of x.
//
//	> F.log1p(np.array{-0.5, 0, 1e-8})
//	variable([-6.931472e-01  0.000000e+00  1.000000e-08])
func Log1p(x *Variable) *Variable {
	slope := func(x *Variable) *Variable { return ScalarDiv(1, AddScalar(x, 1)) }
	return apply1("log1p", &elementwise{value: array.Log1p, ofInput: slope}, x)
}

// Log2 returns the logarithm of x to base 2, element by element: nan where
// x < 0, -inf at 0.
//
// x may have any shape; the result has the shape and dtype of x. The derivative
// is 1 / (x log(2)).
//
//	> F.log2(np.array{0.5, 1, 10})
//	variable([-1.        0.        3.321928])
func Log2(x *Variable) *Variable {
	slope := func(x *Variable) *Variable { return ScalarDiv(1/math.Ln2, x) }
	return apply1("log2", &elementwise{value: array.Log2, ofInput: slope}, x)
}

// Log10 returns the logarithm of x to base 10, element by element: nan where
// x < 0, -inf at 0.
//
// x may have any shape; the result has the shape and dtype of x. The derivative
// is 1 / (x log(10)).
//
//	> F.log10(np.array{0.1, 1, 1000})
//	variable([-1.  0.  3.])
func Log10(x *Variable) *Variable {
	slope := func(x *Variable) *Variable { return ScalarDiv(1/math.Ln10, x) }
	return apply1("log10", &elementwise{value: array.Log10, ofInput: slope}, x)
}
