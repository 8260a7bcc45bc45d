package array

import "math"

// maxPoissonMean is NumPy's limit: ten standard deviations below the largest int64.
const maxPoissonMean = 9.223372006484771e18

// Poisson returns how often something happens that happens lam times on average
// (np.random.poisson): by multiplying random numbers below a mean of 10, by
// Hörmann's transformed rejection (1993) from there on. It raises an [Error] if
// lam < 0 or lam > 9.223372006484771e18.
func (r *RandomState) Poisson(lam float64) int64 {
	switch {
	case !(lam >= 0):
		FailIn("poisson", "lam < 0 or lam is NaN (%g)", lam)
	case lam > maxPoissonMean:
		FailIn("poisson", "lam value too large (%g)", lam)
	case lam >= 10:
		return r.largePoisson(lam)
	case lam == 0:
		return 0
	}
	end := roundedExp(-lam)
	product := r.RandomSample()
	count := int64(0)
	for ; product > end; count++ {
		product *= r.RandomSample()
	}
	return count
}

func (r *RandomState) largePoisson(lam float64) int64 {
	logLam := roundedLog(lam)
	b := 0.931 + float64(2.53*math.Sqrt(lam))
	a := -0.059 + float64(0.02483*b)
	logAlpha := roundedLog(1.1239 + 1.1328/(b-3.4))
	inside := 0.9277 - 3.6224/(b-2)
	for {
		u := r.RandomSample() - 0.5
		v := r.RandomSample()
		us := 0.5 - math.Abs(u)
		k := toInt64(math.Floor(float64((2*a/us+b)*u) + lam + 0.43))
		if us >= 0.07 && v <= inside {
			return k
		}
		if k < 0 || us < 0.013 && v > us {
			continue
		}
		chance := -lam + float64(float64(k)*logLam) - logGamma(float64(k+1))
		if roundedLog(v)+logAlpha-roundedLog(a/float64(us*us)+b) <= chance {
			return k
		}
	}
}

// logGammaSeries has the coefficients B(2i) / (2i (2i-1)) of Stirling's series, from i = 10 down to 1.
var logGammaSeries = [...]float64{
	-1.39243221690590e+00, 1.796443723688307e-01, -2.955065359477124e-02, 6.410256410256410e-03,
	-1.917526917526918e-03, 8.417508417508418e-04, -5.952380952380952e-04, 7.936507936507937e-04,
	-2.777777777777778e-03, 8.333333333333333e-02,
}

// logGamma returns log(gamma(x)) for x >= 1. math.Lgamma would round
// otherwise, and the decisions of a draw hang on it.
func logGamma(x float64) float64 {
	if x == 1 || x == 2 {
		return 0
	}
	up := x
	for up < 7 {
		up++
	}
	square := float64((1 / up) * (1 / up))
	series := 0.0
	for _, c := range logGammaSeries {
		series = float64(series*square) + c
	}
	const logTwoPi = 1.8378770664093453
	log := series/up + 0.5*logTwoPi + float64((up-0.5)*roundedLog(up)) - up
	for ; up > x; up-- {
		log -= roundedLog(up - 1)
	}
	return log
}

// Geometric returns the number of the first of a row of trials that succeeds,
// counted from 1, each with probability p (np.random.geometric). It raises an
// [Error] unless 0 < p <= 1.
func (r *RandomState) Geometric(p float64) int64 {
	if !(p > 0 && p <= 1) {
		FailIn("geometric", "p <= 0, p > 1 or p is NaN (%g)", p)
	}
	if p < 1./3 {
		return toInt64(math.Ceil(-r.StandardExponential() / roundedLog(1-p)))
	}
	u := r.RandomSample()
	sum, chance := p, p
	count := int64(1)
	for u > sum && sum+chance > sum {
		chance = float64(chance * (1 - p))
		sum += chance
		count++
	}
	return count
}
