package array

import (
	"math"
	"math/rand/v2"

	"gonum.org/v1/gonum/mathext/prng"
)

// RandomState is numpy.random.RandomState: the generator MT19937 and, on top of
// it, NumPy's legacy algorithms, which take the generator's numbers in NumPy's
// order. The same seed and the same calls give the same numbers, on every
// machine: products are rounded before they are added, and logarithms, powers
// and exponentials are rounded to the nearest float64 (see roundedLog).
//
// A method draws one number. Arrays come from [Fill] and [FillInts], or from
// the plural methods, which give the same numbers with less work for each. A
// RandomState is not safe for use by several goroutines at once.
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
	r.dropGauss()
}

// SeedRandomly starts the stream at a place that nobody can foretell, as
// np.random.seed() does.
func (r *RandomState) SeedRandomly() {
	keys := make([]uint32, 16)
	for i := range keys {
		keys[i] = rand.Uint32() // Go starts its generator with random bytes of the system
	}
	r.source.SeedFromKeys(keys)
	r.dropGauss()
}

func (r *RandomState) dropGauss() { r.hasGauss, r.gauss = false, 0 }

// RandomSample returns a number from 0 up to, but without, 1, in steps of
// 2^-53 (np.random.random_sample, np.random.rand).
func (r *RandomState) RandomSample() float64 {
	high, low := r.source.Uint32()>>5, r.source.Uint32()>>6
	return float64(uint64(high)<<26|uint64(low)) * 0x1p-53
}

// RandomSamples fills dst with numbers of [RandomState.RandomSample].
func (r *RandomState) RandomSamples(dst []float64) {
	for i := range dst {
		dst[i] = r.RandomSample()
	}
}

// Uniform returns low + (high - low) * u with u of [RandomState.RandomSample]
// (np.random.uniform). low may be the larger one. It raises an [Error] if
// high - low is not finite.
func (r *RandomState) Uniform(low, high float64) float64 {
	width := high - low
	if math.IsInf(width, 0) || math.IsNaN(width) {
		FailIn("uniform", "range exceeds valid bounds (from %g to %g)", low, high)
	}
	return low + float64(width*r.RandomSample())
}

// upTo returns a whole number from 0 to max, both included: the first of the
// stream's numbers, cut to as many bits as max has, that is not too large. It
// takes 32-bit numbers if max has no more bits than that, else 64-bit ones.
func (r *RandomState) upTo(max uint64) uint64 {
	if max == 0 {
		return 0
	}
	mask := bitMask(max)
	if max <= math.MaxUint32 {
		for {
			if v := uint64(r.source.Uint32()) & mask; v <= max {
				return v
			}
		}
	}
	for {
		if v := r.source.Uint64() & mask; v <= max {
			return v
		}
	}
}

// Fill returns a float64 array of that shape whose elements are drawn one after
// the other in row-major order.
func Fill(shape []int, draw func() float64) *Array {
	return filled(shape, draw)
}

// FillInts returns an int64 array of that shape whose elements are drawn one
// after the other in row-major order.
func FillInts(shape []int, draw func() int64) *Array {
	return filled(shape, draw)
}

func filled[T Element](shape []int, draw func() T) *Array {
	a := New(DtypeOf[T](), shape...)
	drawInto(Data[T](a), draw)
	return a
}

// Draw sets the elements of a, in row-major order, to the numbers that draw returns.
func Draw(a *Array, draw func() float64) {
	for i := range a.Size() {
		if i%slowRow == slowRow-1 {
			Poll()
		}
		a.SetFloat(i, draw())
	}
}

func drawInto[T Element](x []T, draw func() T) {
	for i := range x {
		if i%slowRow == slowRow-1 {
			Poll()
		}
		x[i] = draw()
	}
}
