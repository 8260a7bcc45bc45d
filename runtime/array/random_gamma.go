package array

import "math"

// StandardGamma returns a number from the gamma distribution of that shape and
// scale 1 (np.random.standard_gamma): by Marsaglia and Tsang (2000) above shape
// 1, by Ahrens and Dieter (1974) below. It raises an [Error] if shape < 0.
func (r *RandomState) StandardGamma(shape float64) float64 {
	checkNonNegative("standard_gamma", "shape", shape)
	checkNumber("standard_gamma", "shape", shape)
	return r.gamma(shape)
}

// Gamma returns scale times a number of [RandomState.StandardGamma]
// (np.random.gamma). It raises an [Error] if shape < 0 or scale < 0.
func (r *RandomState) Gamma(shape, scale float64) float64 {
	checkNonNegative("gamma", "shape", shape)
	checkNumber("gamma", "shape", shape)
	checkNonNegative("gamma", "scale", scale)
	return float64(scale * r.gamma(shape))
}

// Chisquare returns a number from the chi-square distribution with df degrees
// of freedom, which is 2 gamma(df/2) (np.random.chisquare). It raises an
// [Error] if df <= 0.
func (r *RandomState) Chisquare(df float64) float64 {
	checkPositive("chisquare", "df", df)
	checkNumber("chisquare", "df", df)
	return float64(2 * r.gamma(df/2))
}

// StandardT returns a number from Student's t distribution with df degrees of
// freedom, z sqrt(df/2) / sqrt(gamma(df/2)) with a normal z
// (np.random.standard_t). It raises an [Error] if df <= 0.
func (r *RandomState) StandardT(df float64) float64 {
	checkPositive("standard_t", "df", df)
	checkNumber("standard_t", "df", df)
	z := r.StandardNormal()
	return math.Sqrt(df/2) * z / math.Sqrt(r.gamma(df/2))
}

// Beta returns a number from 0 to 1 of the beta distribution (np.random.beta):
// x / (x + y) with x of gamma(a) and y of gamma(b), or Jöhnk's algorithm if
// neither a nor b is above 1. It raises an [Error] if a <= 0 or b <= 0.
func (r *RandomState) Beta(a, b float64) float64 {
	checkPositive("beta", "a", a)
	checkNumber("beta", "a", a)
	checkPositive("beta", "b", b)
	checkNumber("beta", "b", b)
	if a > 1 || b > 1 {
		x := r.gamma(a)
		y := r.gamma(b)
		return x / (x + y)
	}
	for {
		u, v := r.RandomSample(), r.RandomSample()
		x, y := roundedPow(u, 1/a), roundedPow(v, 1/b)
		if x+y > 1 {
			continue
		}
		if x+y > 0 {
			return x / (x + y)
		}
		// Both powers are too small for a float: the quotient by logarithms.
		logX, logY := roundedLog(u)/a, roundedLog(v)/b
		larger := logY
		if logX > logY {
			larger = logX
		}
		logX -= larger
		logY -= larger
		return roundedExp(logX - roundedLog(roundedExp(logX)+roundedExp(logY)))
	}
}

// Dirichlet returns numbers of the Dirichlet distribution with the parameters
// alpha, K of them (np.random.dirichlet): a float64 array of shape size and one
// more axis of K, along which the numbers have the sum 1. It raises an [Error]
// if an alpha is not above 0.
func (r *RandomState) Dirichlet(alpha *Array, size []int) *Array {
	parameters := checkVector("dirichlet", "alpha", alpha)
	for _, a := range parameters {
		checkPositive("dirichlet", "alpha", a)
		checkNumber("dirichlet", "alpha", a)
	}
	k := len(parameters)
	result := New(Float64, append(cloneInts(size), k)...)
	for x := Data[float64](result); len(x) > 0; x = x[k:] {
		sum := 0.0
		for i, a := range parameters {
			x[i] = r.gamma(a)
			sum += x[i]
		}
		factor := 1 / sum
		for i := range parameters {
			x[i] *= factor
		}
	}
	return result
}

// gamma draws from the gamma distribution of shape >= 0.
func (r *RandomState) gamma(shape float64) float64 {
	switch {
	case shape == 1:
		return r.StandardExponential()
	case shape == 0:
		return 0
	case shape < 1:
		return r.smallGamma(shape)
	}
	d := shape - 1./3
	c := 1 / math.Sqrt(9*d)
	for {
		x := r.StandardNormal()
		v := 1 + float64(c*x)
		if v <= 0 {
			continue
		}
		v = float64(v * v * v)
		u := r.RandomSample()
		if u < 1-float64(float64(0.0331*float64(x*x))*float64(x*x)) {
			return float64(d * v)
		}
		if roundedLog(u) < float64(0.5*x*x)+float64(d*(1-v+roundedLog(v))) {
			return float64(d * v)
		}
	}
}

// smallGamma draws from the gamma distribution of a shape between 0 and 1.
func (r *RandomState) smallGamma(shape float64) float64 {
	for {
		u := r.RandomSample()
		e := r.StandardExponential()
		if u <= 1-shape {
			if x := roundedPow(u, 1/shape); x <= e {
				return x
			}
			continue
		}
		y := -roundedLog((1 - u) / shape)
		if x := roundedPow(1-shape+float64(shape*y), 1/shape); x <= e+y {
			return x
		}
	}
}
