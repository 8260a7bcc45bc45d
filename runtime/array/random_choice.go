package array

import (
	"math"
	"sort"
)

// Choice returns positions from 0 to n-1 as an int64 array of shape size (empty
// for one position): what np.random.choice(n, size, replace, p) returns, and
// the index of what np.random.choice(a, ...) returns for n elements a.
//
// p has the probability of each position; nil stands for equal ones. With
// replace a position may be taken again. It raises an [Error] if there is
// nothing to choose from, if p is not n probabilities with the sum 1, and
// without replace if size asks for more positions than there are (with p: than
// there are of probability above 0).
func (r *RandomState) Choice(n int, size []int, replace bool, p *Array) *Array {
	count := CheckShape(Int64, size)
	if n <= 0 && count != 0 {
		FailIn("choice", "a must be greater than 0 unless no samples are taken (%d)", n)
	}
	var weights []float64
	if p != nil {
		weights = checkWeights(n, p)
	}
	if !replace && count > n {
		FailIn("choice", "cannot take a larger sample than population when replace is false (%d of %d)", count, n)
	}
	switch {
	case replace && p == nil:
		return r.Randints(0, int64(n), Int64, size)
	case replace:
		steps := cumulate(weights)
		return FillInts(size, func() int64 { return int64(place(steps, r.RandomSample())) })
	case p == nil:
		// A copy, so that the rest of the permutation can go.
		taken := append([]int64{}, Data[int64](r.Permutation(n))[:count]...)
		return FromSlice(taken, append([]int{}, size...)...)
	}
	return FromSlice(r.weightedSubset(weights, count), append([]int{}, size...)...)
}

// checkWeights returns the probabilities p of n positions.
func checkWeights(n int, p *Array) []float64 {
	weights := checkVector("choice", "'p'", p)
	if len(weights) != n {
		FailIn("choice", "'a' and 'p' must have same size (%d and %d)", n, len(weights))
	}
	sum := compensatedSum(weights)
	if math.IsNaN(sum) {
		FailIn("choice", "probabilities contain NaN")
	}
	for _, w := range weights {
		if w < 0 {
			FailIn("choice", "probabilities are not non-negative (%g)", w)
		}
	}
	tolerance := 0x1p-26 // the root of the precision of p
	if p.dtype == Float32 {
		tolerance = math.Sqrt(0x1p-23)
	}
	if math.Abs(sum-1) > tolerance {
		FailIn("choice", "probabilities do not sum to 1 (sum is %g)", sum)
	}
	return weights
}

// weightedSubset draws count different positions. It draws all that are
// missing at once, keeps the first of equal ones, sets the weights of those to
// 0 and goes on with the rest.
func (r *RandomState) weightedSubset(weights []float64, count int) []int64 {
	possible := 0
	for _, w := range weights {
		if w > 0 {
			possible++
		}
	}
	if possible < count {
		FailIn("choice", "fewer non-zero entries in p than size (%d < %d)", possible, count)
	}
	found := make([]int64, 0, count)
	samples := make([]float64, count)
	for len(found) < count {
		steps := cumulate(weights)
		samples = samples[:count-len(found)]
		r.RandomSamples(samples)
		for _, u := range samples {
			if at := place(steps, u); weights[at] > 0 {
				weights[at] = 0
				found = append(found, int64(at))
			}
		}
	}
	return found
}

// cumulate returns the sums of the first elements of weights, divided by the whole sum.
func cumulate(weights []float64) []float64 {
	steps := make([]float64, len(weights))
	sum := 0.0
	for i, w := range weights {
		sum += w
		steps[i] = sum
	}
	for i := range steps {
		steps[i] /= sum
	}
	return steps
}

// place returns the first position whose step is above u.
func place(steps []float64, u float64) int {
	return sort.Search(len(steps), func(i int) bool { return steps[i] > u })
}
