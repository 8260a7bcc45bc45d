package numpy

func init() {
	addRandom("binomial(n: integer, p: number, size: ints? = nil) -> value", Binomial)
	addRandom("multinomial(n: integer, pvals: data, size: ints? = nil) -> array", Multinomial)
	addRandom("poisson(lam: number = 1, size: ints? = nil) -> value", Poisson)
	addRandom("geometric(p: number, size: ints? = nil) -> value", Geometric)
	addRandom("exponential(scale: number = 1, size: ints? = nil) -> value", Exponential)
	addRandom("standard_exponential(size: ints? = nil) -> value", StandardExponential)
	addRandom("gamma(shape: number, scale: number = 1, size: ints? = nil) -> value", Gamma)
	addRandom("standard_gamma(shape: number, size: ints? = nil) -> value", StandardGamma)
	addRandom("beta(a: number, b: number, size: ints? = nil) -> value", Beta)
	addRandom("chisquare(df: number, size: ints? = nil) -> value", Chisquare)
	addRandom("standard_t(df: number, size: ints? = nil) -> value", StandardT)
	addRandom("dirichlet(alpha: data, size: ints? = nil) -> array", Dirichlet)
	addRandom("lognormal(mean: number = 0, sigma: number = 1, size: ints? = nil) -> value", Lognormal)
	addRandom("laplace(loc: number = 0, scale: number = 1, size: ints? = nil) -> value", Laplace)
	addRandom("gumbel(loc: number = 0, scale: number = 1, size: ints? = nil) -> value", Gumbel)
	addRandom("logistic(loc: number = 0, scale: number = 1, size: ints? = nil) -> value", Logistic)
	addRandom("rayleigh(scale: number = 1, size: ints? = nil) -> value", Rayleigh)
	addRandom("weibull(a: number, size: ints? = nil) -> value", Weibull)
	addRandom("triangular(left: number, mode: number, right: number, size: ints? = nil) -> value", Triangular)
	addRandom("standard_cauchy(size: ints? = nil) -> value", StandardCauchy)
}

// Binomial draws how many of n trials succeed if each does with probability p.
//
//	> np.random.seed(0)
//	> np.random.binomial(10, 0.5, 4)
//	[5 6 5 5]
func Binomial(r *RandomState, n int, p float64, size []int) any {
	if size != nil {
		return r.Binomials(int64(n), p, size)
	}
	return int(r.Binomial(int64(n), p))
}

// Multinomial throws n times and counts how often each outcome came; pvals are
// the probabilities of the outcomes, the last one whatever is left.
//
//	> np.random.seed(0)
//	> np.random.multinomial(20, {1/4, 1/4, 1/2})
//	[5 6 9]
func Multinomial(r *RandomState, n int, pvals *Array, size []int) *Array {
	return r.Multinomial(int64(n), pvals, size)
}

// Poisson draws how often something happens that happens lam times on average.
//
//	> np.random.seed(0)
//	> np.random.poisson(3, 4)
//	[5 6 2 0]
func Poisson(r *RandomState, lam float64, size []int) any {
	return integers(size, func() int64 { return r.Poisson(lam) })
}

// Geometric draws the number of trials until the first success of probability p.
//
//	> np.random.seed(0)
//	> np.random.geometric(0.5, 4)
//	[2 2 2 2]
func Geometric(r *RandomState, p float64, size []int) any {
	return integers(size, func() int64 { return r.Geometric(p) })
}

// Exponential draws from the exponential distribution with mean scale.
//
//	> np.random.seed(0)
//	> np.random.exponential(2, 2)
//	[1.59174902 2.51186153]
func Exponential(r *RandomState, scale float64, size []int) any {
	return floats(size, func() float64 { return r.Exponential(scale) })
}

// StandardExponential draws from the exponential distribution with mean 1.
//
//	> np.random.seed(0)
//	> np.random.standard_exponential(2)
//	[0.79587451 1.25593076]
func StandardExponential(r *RandomState, size []int) any { return floats(size, r.StandardExponential) }

// Gamma draws from the gamma distribution with the given shape and scale.
//
//	> np.random.seed(0)
//	> np.random.gamma(2, 1, 2)
//	[5.13882958 2.23848091]
func Gamma(r *RandomState, shape, scale float64, size []int) any {
	return floats(size, func() float64 { return r.Gamma(shape, scale) })
}

// StandardGamma draws from the gamma distribution with scale 1.
//
//	> np.random.seed(0)
//	> np.random.standard_gamma(2, 2)
//	[5.13882958 2.23848091]
func StandardGamma(r *RandomState, shape float64, size []int) any {
	return floats(size, func() float64 { return r.StandardGamma(shape) })
}

// Beta draws numbers between 0 and 1 from the beta distribution.
//
// 日本語: ベータ分布にしたがう乱数を作ります。
//
//	> np.random.seed(0)
//	> np.random.beta(1, 1, 2)
//	[0.44912526 0.02370719]
func Beta(r *RandomState, a, b float64, size []int) any {
	return floats(size, func() float64 { return r.Beta(a, b) })
}

// Chisquare draws sums of the squares of df normal numbers.
//
//	> np.random.seed(0)
//	> np.random.chisquare(2, 2)
//	[1.59174902 2.51186153]
func Chisquare(r *RandomState, df float64, size []int) any {
	return floats(size, func() float64 { return r.Chisquare(df) })
}

// StandardT draws from Student's t distribution with df degrees of freedom.
//
//	> np.random.seed(0)
//	> np.random.standard_t(5) < 5
//	true
func StandardT(r *RandomState, df float64, size []int) any {
	return floats(size, func() float64 { return r.StandardT(df) })
}

// Dirichlet draws probabilities that add up to 1; alpha has one weight for each.
//
//	> np.random.seed(0)
//	> np.random.dirichlet({1, 1}, 3).shape[2]
//	2
func Dirichlet(r *RandomState, alpha *Array, size []int) *Array { return r.Dirichlet(alpha, size) }

// Lognormal draws numbers whose logarithm is normal with mean and sigma.
//
//	> np.random.seed(0)
//	> np.random.lognormal(0, 1, 2)
//	[5.83603919 1.49205924]
func Lognormal(r *RandomState, mean, sigma float64, size []int) any {
	return floats(size, func() float64 { return r.Lognormal(mean, sigma) })
}

// Laplace draws from the double exponential distribution around loc.
//
//	> np.random.seed(0)
//	> np.random.laplace(0, 1, 2)
//	[0.10272733 0.56278358]
func Laplace(r *RandomState, loc, scale float64, size []int) any {
	return floats(size, func() float64 { return r.Laplace(loc, scale) })
}

// Gumbel draws from the Gumbel distribution, that of largest values.
//
//	> np.random.seed(0)
//	> np.random.gumbel(0, 1, 2)
//	[ 0.22831376 -0.22787694]
func Gumbel(r *RandomState, loc, scale float64, size []int) any {
	return floats(size, func() float64 { return r.Gumbel(loc, scale) })
}

// Logistic draws from the logistic distribution around loc.
//
//	> np.random.seed(0)
//	> np.random.logistic(0, 1, 2)
//	[0.19587791 0.92072284]
func Logistic(r *RandomState, loc, scale float64, size []int) any {
	return floats(size, func() float64 { return r.Logistic(loc, scale) })
}

// Rayleigh draws from the Rayleigh distribution.
//
//	> np.random.seed(0)
//	> np.random.rayleigh(1, 2)
//	[1.26164536 1.58488534]
func Rayleigh(r *RandomState, scale float64, size []int) any {
	return floats(size, func() float64 { return r.Rayleigh(scale) })
}

// Weibull draws from the Weibull distribution with the given shape a.
//
//	> np.random.seed(0)
//	> np.random.weibull(1, 2)
//	[0.79587451 1.25593076]
func Weibull(r *RandomState, a float64, size []int) any {
	return floats(size, func() float64 { return r.Weibull(a) })
}

// Triangular draws between left and right, most often near mode.
//
//	> np.random.seed(0)
//	> np.random.triangular(0, 1, 2, 2)
//	[1.05006685 1.24526742]
func Triangular(r *RandomState, left, mode, right float64, size []int) any {
	return floats(size, func() float64 { return r.Triangular(left, mode, right) })
}

// StandardCauchy draws from the Cauchy distribution, which has no mean.
//
//	> np.random.seed(0)
//	> np.random.standard_cauchy(2)
//	[4.40839827 0.43676244]
func StandardCauchy(r *RandomState, size []int) any { return floats(size, r.StandardCauchy) }
