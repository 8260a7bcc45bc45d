package array

import "math"

// StandardNormal returns a number from the normal distribution with mean 0 and
// standard deviation 1 (np.random.standard_normal, np.random.randn), by
// Marsaglia's polar method. A point in the unit circle gives two numbers; the
// second one waits for the next call.
func (r *RandomState) StandardNormal() float64 {
	if r.hasGauss {
		g := r.gauss
		r.dropGauss()
		return g
	}
	for {
		x1 := float64(2*r.RandomSample()) - 1
		x2 := float64(2*r.RandomSample()) - 1
		s := float64(x1*x1) + float64(x2*x2)
		if s >= 1 || s == 0 {
			continue
		}
		f := math.Sqrt(-2 * roundedLog(s) / s)
		r.gauss, r.hasGauss = float64(f*x1), true
		return float64(f * x2)
	}
}

// StandardNormals fills dst with numbers of [RandomState.StandardNormal].
func (r *RandomState) StandardNormals(dst []float64) {
	for i := range dst {
		if i%slowRow == slowRow-1 {
			Poll()
		}
		dst[i] = r.StandardNormal()
	}
}

// Normal returns loc + scale * z with z of [RandomState.StandardNormal]
// (np.random.normal): mean loc, standard deviation scale. It raises an [Error]
// if scale < 0.
func (r *RandomState) Normal(loc, scale float64) float64 {
	checkNonNegative("normal", "scale", scale)
	return loc + float64(scale*r.StandardNormal())
}

// Lognormal returns exp(mean + sigma * z) with z of
// [RandomState.StandardNormal] (np.random.lognormal). It raises an [Error] if
// sigma < 0.
func (r *RandomState) Lognormal(mean, sigma float64) float64 {
	checkNonNegative("lognormal", "sigma", sigma)
	return roundedExp(mean + float64(sigma*r.StandardNormal()))
}

// StandardCauchy returns the quotient of two numbers of
// [RandomState.StandardNormal], the first by the second
// (np.random.standard_cauchy).
func (r *RandomState) StandardCauchy() float64 {
	first := r.StandardNormal()
	return first / r.StandardNormal()
}
