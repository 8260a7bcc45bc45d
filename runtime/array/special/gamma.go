package special

import (
	"math"

	"gonum.org/v1/gonum/mathext"
)

// Lgamma returns the logarithm of the absolute value of the gamma function.
func Lgamma(x float64) float64 {
	y, _ := math.Lgamma(x)
	return y
}

// The positive zero of Digamma, in two parts.
const (
	digammaZero     = 1.4616321449683622
	digammaZeroRest = 9.549995429965697e-17
)

// Digamma returns the derivative of Lgamma. The poles at negative whole numbers
// give NaN, those at 0 an infinity of the sign of the zero.
func Digamma(x float64) float64 {
	switch {
	case x == 0:
		return math.Copysign(math.Inf(1), -x)
	case math.IsInf(x, -1) || x < 0 && x == math.Floor(x):
		return math.NaN()
	case x < 0:
		r := x - math.Round(x) // exact, and tan has period pi
		return Digamma(1-x) - math.Pi/math.Tan(math.Pi*r)
	case math.Abs(x-digammaZero) < 0.1:
		return digammaNearZero(x - digammaZero - digammaZeroRest)
	}
	shift := 0.0
	for ; x < 10; x++ {
		shift += 1 / x
	}
	t := 1 / (x * x)
	// Bernoulli numbers B_2k / 2k
	series := t * (1./12 - t*(1./120-t*(1./252-t*(1./240-t*(1./132-t*(691./32760-t*(1./12-t*3617./8160)))))))
	return math.Log(x) - 1/(2*x) - series - shift
}

// digammaTaylor has the coefficients of the Taylor series around the positive zero.
var digammaTaylor = func() (c [16]float64) {
	sign := 1.0
	for k := range c {
		c[k] = sign * mathext.Zeta(float64(k+2), digammaZero)
		sign = -sign
	}
	return c
}()

// digammaNearZero is Digamma at the distance d from the positive zero, where the
// other formula would subtract two equal numbers.
func digammaNearZero(d float64) float64 {
	sum := 0.0
	for k := len(digammaTaylor) - 1; k >= 0; k-- {
		sum = sum*d + digammaTaylor[k]
	}
	return sum * d
}

// Polygamma returns the derivative number n of Digamma. n is a whole number; a
// negative one gives NaN.
func Polygamma(n, x float64) float64 {
	switch {
	case n < 0:
		return math.NaN()
	case n == 0:
		return Digamma(x)
	}
	y := math.Gamma(n+1) * Zeta(n+1, x)
	if math.Mod(n, 2) == 0 {
		return -y
	}
	return y
}

// Zeta returns Hurwitz' zeta function, the sum of (q+k)^-x over k = 0, 1, 2 and
// so on: NaN for x < 1, and for negative q unless x is a whole number.
func Zeta(x, q float64) float64 {
	switch {
	case x == 1:
		return math.Inf(1)
	case math.IsNaN(x) || math.IsNaN(q) || x < 1:
		return math.NaN()
	case q <= 0 && q == math.Floor(q):
		return math.Inf(1)
	case q > 0:
		return mathext.Zeta(x, q)
	case x != math.Floor(x):
		return math.NaN()
	}
	// The terms below 0 are those of another sum: from d on, up to -q.
	d := math.Ceil(q) - q
	sign := 1.0
	if math.Mod(x, 2) == 1 {
		sign = -1
	}
	return mathext.Zeta(x, q-math.Floor(q)) + sign*mathext.Zeta(x, d) - sign*mathext.Zeta(x, 1-q)
}
