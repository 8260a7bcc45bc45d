package array

import (
	"math"

	"nnlua/runtime/array/special"
)

var (
	erf       = eachFloat(math.Erf)
	erfc      = eachFloat(math.Erfc)
	erfcx     = eachFloat(special.Erfcx)
	erfinv    = eachFloat(math.Erfinv)
	erfcinv   = eachFloat(special.Erfcinv)
	ndtr      = eachFloat(special.Ndtr)
	logNdtr   = eachFloat(special.LogNdtr)
	ndtri     = eachFloat(special.Ndtri)
	lgamma    = eachFloat(special.Lgamma)
	digamma   = eachFloat(special.Digamma)
	polygamma = eachPair("polygamma", special.Polygamma)
	zeta      = eachPair("zeta", special.Zeta)
)

// Erf returns the error function, element by element, in the float dtype of x:
// float32 for bool, uint8 and float32, else float64. The functions below do the
// same.
func Erf(x *Array) *Array { return erf.apply(x) }

// Erfc returns 1 - Erf(x), exact for large x too.
func Erfc(x *Array) *Array { return erfc.apply(x) }

// Erfcx returns exp(x*x) Erfc(x).
func Erfcx(x *Array) *Array { return erfcx.apply(x) }

// Erfinv returns the inverse of Erf, NaN if |x| > 1.
func Erfinv(x *Array) *Array { return erfinv.apply(x) }

// Erfcinv returns the inverse of Erfc, NaN outside of 0 to 2.
func Erfcinv(x *Array) *Array { return erfcinv.apply(x) }

// Ndtr returns the distribution function of the standard normal distribution.
func Ndtr(x *Array) *Array { return ndtr.apply(x) }

// LogNdtr returns the logarithm of Ndtr.
func LogNdtr(x *Array) *Array { return logNdtr.apply(x) }

// Ndtri returns the inverse of Ndtr, NaN outside of 0 to 1.
func Ndtri(x *Array) *Array { return ndtri.apply(x) }

// Lgamma returns the logarithm of the absolute value of the gamma function.
func Lgamma(x *Array) *Array { return lgamma.apply(x) }

// Digamma returns the derivative of Lgamma.
func Digamma(x *Array) *Array { return digamma.apply(x) }

// Polygamma returns derivative number n of Digamma at x, in the dtype of x and
// with broadcasting.
func Polygamma(n, x *Array) *Array { return polygamma.in(Float64, n, x).To(x.dtype) }

// Zeta returns Hurwitz' zeta function, the sum of (q+k)^-x over k = 0, 1, 2 and
// so on, in the dtype of q and with broadcasting.
func Zeta(x, q *Array) *Array { return zeta.in(Float64, x, q).To(q.dtype) }
