package array

import (
	"math"

	"nnlua/runtime/array/kernel"
)

var (
	exp       = &floats{kernel.Exp[float32], kernel.Exp[float64]}
	exp2      = eachFloat(math.Exp2)
	expm1     = eachFloat(math.Expm1)
	log       = &floats{kernel.Log[float32], kernel.Log[float64]}
	log2      = eachFloat(logBase2)
	log10     = eachFloat(logBase10)
	log1p     = eachFloat(math.Log1p)
	logaddexp = eachPair("logaddexp", logAddExp)
)

// Exp returns e^x, element by element, in the float dtype of x: float32 for
// bool, uint8 and float32, else float64. The functions below do the same.
func Exp(x *Array) *Array { return exp.apply(x) }

// Exp2 returns 2^x.
func Exp2(x *Array) *Array { return exp2.apply(x) }

// Expm1 returns e^x - 1, exact for small x too.
func Expm1(x *Array) *Array { return expm1.apply(x) }

// Log returns the natural logarithm: NaN below 0, -Inf at 0.
func Log(x *Array) *Array { return log.apply(x) }

// Log2 returns the logarithm to base 2.
func Log2(x *Array) *Array { return log2.apply(x) }

// Log10 returns the logarithm to base 10.
func Log10(x *Array) *Array { return log10.apply(x) }

// Log1p returns log(1 + x), exact for small x too.
func Log1p(x *Array) *Array { return log1p.apply(x) }

// LogAddExp returns log(e^a + e^b) without overflow.
func LogAddExp(a, b *Array) *Array { return logaddexp.apply(a, b) }

// logBase2 is exact for the powers of two, and near 1, where math.Log2 subtracts
// two numbers of equal size.
func logBase2(x float64) float64 {
	frac, exponent := math.Frexp(x)
	if frac == 0.5 {
		return float64(exponent - 1)
	}
	return scaledLog(x, 1/math.Ln2, 2.0355273740931033e-17)
}

// logBase10 is a whole number for the powers of ten.
func logBase10(x float64) float64 {
	y := scaledLog(x, 1/math.Ln10, 1.098319650216765e-17)
	if n := math.Round(y); math.Abs(n) <= 308 && math.Pow10(int(n)) == x {
		return n
	}
	return y
}

// scaledLog returns log(x)*(c+rest) with one rounding, where c+rest is a
// constant in double precision and the part that does not fit into it.
func scaledLog(x, c, rest float64) float64 {
	y := math.Log(x)
	if math.IsInf(y, 0) {
		return y
	}
	return math.FMA(y, c, y*rest)
}

func logAddExp(x, y float64) float64 {
	if x == y { // also infinities of one sign
		return x + math.Ln2
	}
	if x < y {
		x, y = y, x
	}
	return x + math.Log1p(math.Exp(y-x))
}
