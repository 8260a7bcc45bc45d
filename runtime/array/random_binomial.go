package array

import "math"

// Binomial returns how many of n trials succeed, each with probability p
// (np.random.binomial): by the inverse of the distribution if n times the
// smaller of p and 1-p is at most 30, else by the algorithm BTPE of
// Kachitvichyanukul and Schmeiser (1988). It raises an [Error] if n < 0 or if p
// is not between 0 and 1.
func (r *RandomState) Binomial(n int64, p float64) int64 {
	checkTrials("binomial", n, p)
	return r.binomial(n, p)()
}

// Binomials returns an int64 array of numbers of [RandomState.Binomial].
func (r *RandomState) Binomials(n int64, p float64, shape []int) *Array {
	checkTrials("binomial", n, p)
	return FillInts(shape, r.binomial(n, p))
}

func checkTrials(op string, n int64, p float64) {
	checkProbability(op, "p", p)
	if n < 0 {
		FailIn(op, "n < 0 (%d)", n)
	}
}

// Multinomial returns how often each of K outcomes comes up in n trials, pvals
// being their probabilities (np.random.multinomial): an int64 array of shape
// size and one more axis of K, along which the numbers have the sum n. The last
// probability is taken to be what the others leave. It raises an [Error] if
// n < 0, if a probability is not between 0 and 1, or if those before the last
// one have a sum above 1.
func (r *RandomState) Multinomial(n int64, pvals *Array, size []int) *Array {
	p := checkVector("multinomial", "pvals", pvals)
	for _, v := range p {
		checkProbability("multinomial", "pvals", v)
	}
	k := len(p)
	if k > 0 {
		if sum := compensatedSum(p[:k-1]); sum > 1+1e-12 {
			FailIn("multinomial", "sum(pvals[:-1]) > 1.0 (%.17g in float64)", sum)
		}
	}
	if n < 0 {
		FailIn("multinomial", "n < 0 (%d)", n)
	}
	result := New(Int64, append(cloneInts(size), k)...)
	for x := Data[int64](result); len(x) > 0; x = x[k:] {
		trials, left := n, 1.0
		for i, v := range p[:k-1] {
			if v != 0 && trials > 0 {
				x[i] = r.binomial(trials, v/left)()
				trials -= x[i]
			}
			left -= v
		}
		x[k-1] = trials
	}
	return result
}

// binomial returns the function that draws from the binomial distribution.
func (r *RandomState) binomial(n int64, p float64) func() int64 {
	mirrored := p > 0.5
	if mirrored {
		p = 1 - p
	}
	draw := r.fewSuccesses
	if p*float64(n) > 30 {
		draw = r.manySuccesses
	}
	count := draw(n, p)
	if mirrored {
		return func() int64 { return n - count() }
	}
	return count
}

// fewSuccesses subtracts the probabilities of 0, 1, 2 ... successes from a
// random number until nothing is left of it.
func (r *RandomState) fewSuccesses(n int64, p float64) func() int64 {
	q := 1 - p
	mean := float64(float64(n) * p)
	none := roundedExp(float64(n) * roundedLog(q))
	most := toInt64(math.Min(float64(n), mean+float64(10*math.Sqrt(float64(mean*q)+1))))
	return func() int64 {
		for {
			u, chance, x := r.RandomSample(), none, int64(0)
			for ; u > chance && x < most; x++ {
				u -= chance
				chance = float64(n-x) * p * chance / (float64(x+1) * q)
			}
			if u <= chance {
				return x
			}
		}
	}
}
