package numpy

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("np.exp(x: value) -> value", Exp, catalog.Mathematics)
	catalog.Add("np.exp2(x: value) -> value", Exp2, catalog.Mathematics)
	catalog.Add("np.expm1(x: value) -> value", Expm1, catalog.Mathematics)
	catalog.Add("np.log(x: value) -> value", Log, catalog.Mathematics)
	catalog.Add("np.log2(x: value) -> value", Log2, catalog.Mathematics)
	catalog.Add("np.log10(x: value) -> value", Log10, catalog.Mathematics)
	catalog.Add("np.log1p(x: value) -> value", Log1p, catalog.Mathematics)
	catalog.Add("np.logaddexp(x1: value, x2: value) -> value", LogAddExp, catalog.Mathematics)
}

// Exp returns e^x, element by element. int32 and int64 give float64, as in all
// functions here.
//
// 日本語: 指数関数 e^x を求めます。
//
//	> np.exp(np.array{0, 1, 2})
//	[1.        2.7182817 7.389056 ]
func Exp(s *Session, x any) any { return unary(s, array.Exp, x) }

// Exp2 returns 2^x.
//
//	> np.exp2(np.array{0, 1, 10})
//	[1.000e+00 2.000e+00 1.024e+03]
func Exp2(s *Session, x any) any { return unary(s, array.Exp2, x) }

// Expm1 returns e^x - 1. It keeps its digits where x is so small that e^x
// would be rounded to 1.
//
//	> np.expm1(np.array{0, 1e-10})
//	[0.e+00 1.e-10]
func Expm1(s *Session, x any) any { return unary(s, array.Expm1, x) }

// Log returns the natural logarithm of x: -inf at 0, nan where x is negative.
//
// 日本語: 自然対数を求めます。
//
//	> np.log(np.array{1, 2, 0})
//	[0.        0.6931472      -inf]
func Log(s *Session, x any) any { return unary(s, array.Log, x) }

// Log2 returns the logarithm of x to base 2.
//
//	> np.log2(np.array{1, 8, 1024})
//	[ 0.  3. 10.]
func Log2(s *Session, x any) any { return unary(s, array.Log2, x) }

// Log10 returns the logarithm of x to base 10.
//
//	> np.log10(np.array{1, 1000, 0.01})
//	[ 0.  3. -2.]
func Log10(s *Session, x any) any { return unary(s, array.Log10, x) }

// Log1p returns log(1 + x). It keeps its digits where x is so small that 1 + x
// would be rounded to 1.
//
//	> np.log1p(np.array{0, 1e-10})
//	[0.e+00 1.e-10]
func Log1p(s *Session, x any) any { return unary(s, array.Log1p, x) }

// LogAddExp returns log(e^x1 + e^x2) without overflow: the sum of probabilities
// that are given by their logarithms.
//
//	> np.logaddexp(np.array{0, 1000}, np.array{0, 1000})
//	[6.9314718e-01 1.0006932e+03]
func LogAddExp(s *Session, x1, x2 any) any { return binary(s, array.LogAddExp, x1, x2) }
