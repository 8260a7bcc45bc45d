package training

import (
	"sort"

	"nnlua/runtime/array"
)

// reservoir holds a random choice of all samples that came: each is in it with the
// same chance.
type reservoir struct {
	size   int
	count  int
	at     []int
	values [][][]float64 // the numbers of a sample, in groups
}

// add takes a sample, or leaves it out.
func (r *reservoir) add(s *Session, sample [][]float64, at int) {
	if r.count < r.size {
		r.at, r.values = append(r.at, at), append(r.values, sample)
	} else if s.Random.RandomSample() < float64(r.size)/float64(r.count+1) {
		i := s.Random.Randint(0, int64(r.size), array.Int64)
		r.at[i], r.values[i] = at, sample
	}
	r.count++
}

// times returns when the samples came.
func (r *reservoir) times() []float64 {
	x := make([]float64, len(r.at))
	for i, k := range r.order() {
		x[i] = float64(r.at[k])
	}
	return x
}

// series returns one number of every sample.
func (r *reservoir) series(group, number int) []float64 {
	y := make([]float64, len(r.at))
	for i, k := range r.order() {
		y[i] = r.values[k][group][number]
	}
	return y
}

// order returns the places of the samples in the order in which they came.
func (r *reservoir) order() []int {
	order := make([]int, len(r.at))
	for i := range order {
		order[i] = i
	}
	sort.Slice(order, func(i, k int) bool { return r.at[order[i]] < r.at[order[k]] })
	return order
}
