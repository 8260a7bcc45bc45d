package kernel

import "unsafe"

// Number is every type that can be added.
type Number interface {
	uint8 | int32 | int64 | float32 | float64
}

// Chunk is how many numbers of a row NumPy hands to its inner loop at once.
const Chunk = 8192

// Sum returns acc with the numbers of a row added, in the order in which NumPy
// adds them: in blocks of 8192 one after the other, each of them pairwise.
func Sum[T Number](acc T, x []T) T {
	for len(x) > Chunk {
		acc += Pairwise(x[:Chunk])
		x = x[Chunk:]
	}
	return acc + Pairwise(x)
}

// Pairwise adds as NumPy's inner loop does: eight running sums in blocks of up
// to 128 numbers, longer rows halved. The error grows with log n only.
func Pairwise[T Number](x []T) T {
	n := len(x)
	switch {
	case n < 8:
		var s T
		for _, v := range x {
			s += v
		}
		return s
	case n <= 128:
		return block(x)
	case n > 256 && n <= 512 && vector.sum4 != nil:
		if x32, single := any(x).([]float32); single {
			return T(quarters(x32))
		}
	}
	half := cut(n)
	return Pairwise(x[:half]) + Pairwise(x[half:])
}

// cut is where a long row is halved: at a multiple of eight.
func cut(n int) int {
	half := n / 2
	return half - half%8
}

// quarters halves a row twice and adds the four parts side by side.
func quarters(x []float32) float32 {
	left := cut(len(x))
	right := len(x) - left
	n := [4]int{cut(left), left - cut(left), cut(right), right - cut(right)}
	var s [4]float32
	vector.sum4(unsafe.Pointer(&x[0]), &n, &s)
	return (s[0] + s[1]) + (s[2] + s[3])
}

// block adds 8 or more numbers in eight running sums, which are variables of
// their own so that the compiler keeps them in registers.
func block[T Number](x []T) T {
	r0, r1, r2, r3, r4, r5, r6, r7 := x[0], x[1], x[2], x[3], x[4], x[5], x[6], x[7]
	for x = x[8:]; len(x) >= 8; x = x[8:] {
		r0 += x[0]
		r1 += x[1]
		r2 += x[2]
		r3 += x[3]
		r4 += x[4]
		r5 += x[5]
		r6 += x[6]
		r7 += x[7]
	}
	s := ((r0 + r1) + (r2 + r3)) + ((r4 + r5) + (r6 + r7))
	for _, v := range x {
		s += v
	}
	return s
}

// Max returns the largest number of a row that is not empty, NaN if there is one.
func Max(x []float32) float32 {
	return extremum(x, vector.max, func(a, b float32) bool { return a <= b })
}

// Min returns the smallest number of a row that is not empty, NaN if there is one.
func Min(x []float32) float32 {
	return extremum(x, vector.min, func(a, b float32) bool { return a >= b })
}

func extremum(x []float32, l func(unsafe.Pointer, int) (float32, bool), worse func(a, b float32) bool) float32 {
	const step = 64 // four vectors of the widest level
	best := x[0]
	if whole := len(x) / step * step; l != nil && whole > 0 {
		v, nan := l(unsafe.Pointer(&x[0]), whole)
		if nan {
			v -= v
			return v / v
		}
		best, x = v, x[whole:]
	}
	for _, v := range x {
		if worse(best, v) {
			best = v
		} else if v != v {
			return v
		}
	}
	return best
}
