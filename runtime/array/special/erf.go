package special

import (
	"math"

	"gonum.org/v1/gonum/mathext"
)

// Erfcx returns exp(x^2) * erfc(x), which stays a normal number where erfc(x)
// has long become 0.
func Erfcx(x float64) float64 {
	switch {
	case x < -26.7:
		return math.Inf(1)
	case x < 25:
		return expSquare(x) * math.Erfc(x)
	}
	// The asymptotic series; at 25 the sixth term is below the last digit.
	t := -1 / (2 * x * x)
	return 1 / (x * math.Sqrt(math.Pi)) * (1 + t*(1+3*t*(1+5*t*(1+7*t*(1+9*t)))))
}

// expSquare returns exp(x*x). What x*x loses in rounding is put back: exp would
// multiply it by x*x.
func expSquare(x float64) float64 {
	square := x * x
	y := math.Exp(square)
	if math.IsInf(y, 1) {
		return y
	}
	return y + y*math.FMA(x, x, -square)
}

// Erfcinv returns y with erfc(y) = x, for x from 0 to 2.
func Erfcinv(x float64) float64 {
	switch {
	case x > 0.5 && x < 1.5: // 1-x is exact here
		return math.Erfinv(1 - x)
	case x > 1:
		return -Erfcinv(2 - x)
	}
	return -Ndtri(x/2) / math.Sqrt2
}

// Ndtr returns the distribution function of the standard normal distribution.
func Ndtr(x float64) float64 {
	if x > -5 || x < -38 {
		return math.Erfc(-x/math.Sqrt2) / 2
	}
	// erfc would multiply the rounding error of its argument by x*x.
	square := x * x / 2
	return Erfcx(-x/math.Sqrt2) / 2 * math.Exp(-square) * (1 - math.FMA(x/2, x, -square))
}

// LogNdtr returns log(Ndtr(x)), exact where Ndtr is near 0 or near 1.
func LogNdtr(x float64) float64 {
	if x > -1 {
		return math.Log1p(-math.Erfc(x/math.Sqrt2) / 2)
	}
	if math.IsInf(x, -1) {
		return x
	}
	return math.Log(Erfcx(-x/math.Sqrt2)/2) - x*x/2
}

// Ndtri returns x with Ndtr(x) = p, for p from 0 to 1.
func Ndtri(p float64) float64 {
	if !(p >= 0 && p <= 1) {
		return math.NaN()
	}
	if p == 0 || p > 0x1p-1000 {
		return mathext.NormalQuantile(p)
	}
	// Newton's method, since math.Log is wrong for the smallest numbers.
	goal := math.Log(p*0x1p200) - 200*math.Ln2
	x := -37.0
	for range 4 {
		x -= (LogNdtr(x) - goal) * Erfcx(-x/math.Sqrt2) * math.Sqrt(math.Pi/2)
	}
	return x
}
