package array

import (
	crand "crypto/rand"
	"encoding/binary"
	"math"

	"gonum.org/v1/gonum/mathext/prng"
)

// RandomState is numpy.random.RandomState: the generator MT19937 and, on top of
// it, NumPy's legacy algorithms, which use the generator's numbers in NumPy's
// order. The same seed gives the same numbers.
type RandomState struct {
	source   *prng.MT19937
	hasGauss bool // the polar method makes two normal numbers at once
	gauss    float64
}

// NewRandomState returns the stream that starts with the given seed.
func NewRandomState(seed uint32) *RandomState {
	r := &RandomState{source: prng.NewMT19937()}
	r.Seed(seed)
	return r
}

// Seed starts the stream anew, as np.random.seed(seed) does.
func (r *RandomState) Seed(seed uint32) {
	r.source.Seed(uint64(seed))
	r.hasGauss = false
}

// SeedRandomly starts the stream at a place that nobody can foretell.
func (r *RandomState) SeedRandomly() {
	var bytes [16]byte
	crand.Read(bytes[:])
	keys := make([]uint32, 4)
	for i := range keys {
		keys[i] = binary.LittleEndian.Uint32(bytes[4*i:])
	}
	r.source.SeedFromKeys(keys)
	r.hasGauss = false
}

// RandomSample returns a number from 0 up to, but without, 1, in steps of 2^-53.
func (r *RandomState) RandomSample() float64 {
	high, low := r.source.Uint32()>>5, r.source.Uint32()>>6
	return (float64(high)*(1<<26) + float64(low)) / (1 << 53)
}

// Uniform returns a number from low up to, but without, high.
func (r *RandomState) Uniform(low, high float64) float64 {
	return low + float64((high-low)*r.RandomSample())
}

// StandardNormal returns a number from the normal distribution with mean 0 and
// standard deviation 1, by Marsaglia's polar method.
func (r *RandomState) StandardNormal() float64 {
	if r.hasGauss {
		r.hasGauss = false
		return r.gauss
	}
	for {
		x1 := 2*r.RandomSample() - 1
		x2 := 2*r.RandomSample() - 1
		s := float64(x1*x1) + float64(x2*x2)
		if s >= 1 || s == 0 {
			continue
		}
		f := math.Sqrt(-2 * accurateLog(s) / s)
		r.gauss, r.hasGauss = f*x1, true
		return f * x2
	}
}

// Normal returns a number from the normal distribution with mean loc and
// standard deviation scale.
func (r *RandomState) Normal(loc, scale float64) float64 {
	return loc + float64(scale*r.StandardNormal())
}
