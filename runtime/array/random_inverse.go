package array

import "math"

// The distributions whose numbers are the inverse of the cumulative
// distribution function at a number of RandomSample.

// StandardExponential returns -log(1 - u) (np.random.standard_exponential):
// the exponential distribution with mean 1.
func (r *RandomState) StandardExponential() float64 { return -roundedLog(1 - r.RandomSample()) }

// Exponential returns a number from the exponential distribution with mean
// scale (np.random.exponential). It raises an [Error] if scale < 0.
func (r *RandomState) Exponential(scale float64) float64 {
	checkNonNegative("exponential", "scale", scale)
	return float64(scale * r.StandardExponential())
}

// Laplace returns a number from the Laplace distribution around loc, whose
// density is exp(-|x-loc|/scale) / (2 scale) (np.random.laplace). It raises an
// [Error] if scale < 0.
func (r *RandomState) Laplace(loc, scale float64) float64 {
	checkNonNegative("laplace", "scale", scale)
	u := r.above0()
	if u >= 0.5 {
		return loc - float64(scale*roundedLog(2-u-u))
	}
	return loc + float64(scale*roundedLog(u+u))
}

// Gumbel returns loc - scale log(-log(1 - u)), a number from the Gumbel
// distribution (np.random.gumbel). It raises an [Error] if scale < 0.
func (r *RandomState) Gumbel(loc, scale float64) float64 {
	checkNonNegative("gumbel", "scale", scale)
	return loc - float64(scale*roundedLog(-roundedLog(1-r.above0())))
}

// Logistic returns loc + scale log(u / (1 - u)), a number from the logistic
// distribution (np.random.logistic). It raises an [Error] if scale < 0.
func (r *RandomState) Logistic(loc, scale float64) float64 {
	checkNonNegative("logistic", "scale", scale)
	u := r.above0()
	return loc + float64(scale*roundedLog(u/(1-u)))
}

// Rayleigh returns scale sqrt(-2 log(1 - u)), a number from the Rayleigh
// distribution (np.random.rayleigh). It raises an [Error] if scale < 0.
func (r *RandomState) Rayleigh(scale float64) float64 {
	checkNonNegative("rayleigh", "scale", scale)
	return float64(scale * math.Sqrt(2*r.StandardExponential()))
}

// Weibull returns (-log(1 - u))^(1/a), a number from the Weibull distribution
// of shape a (np.random.weibull); 0 if a is 0. It raises an [Error] if a < 0.
func (r *RandomState) Weibull(a float64) float64 {
	checkNonNegative("weibull", "a", a)
	if a == 0 {
		return 0
	}
	return roundedPow(r.StandardExponential(), 1/a)
}

// Triangular returns a number between left and right from the distribution
// whose density is a triangle with its top at mode (np.random.triangular). It
// raises an [Error] unless left <= mode <= right and left < right.
func (r *RandomState) Triangular(left, mode, right float64) float64 {
	switch {
	case left > mode:
		FailIn("triangular", "left > mode (%g > %g)", left, mode)
	case mode > right:
		FailIn("triangular", "mode > right (%g > %g)", mode, right)
	case left == right:
		FailIn("triangular", "left == right (%g)", left)
	}
	base := right - left
	rise := mode - left
	u := r.RandomSample()
	if u <= rise/base {
		return left + math.Sqrt(u*float64(rise*base))
	}
	return right - math.Sqrt((1-u)*float64((right-mode)*base))
}

// above0 returns a number of RandomSample that is not 0.
func (r *RandomState) above0() float64 {
	for {
		if u := r.RandomSample(); u > 0 {
			return u
		}
	}
}
