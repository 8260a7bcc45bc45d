package kernel

import (
	"bytes"
	"unsafe"
)

// Number is every type that can be added.
type Number interface {
	uint8 | int32 | int64 | float32 | float64
}

// Chunk is how many numbers of a row NumPy hands to its inner loop at once.
const Chunk = 8192

// Sum returns acc with the numbers of a row added, in the order in which NumPy
// adds them: in blocks of 8192 one after the other, each of them pairwise.
func Sum[T Number](acc T, x []T) T {
	if Long(len(x)) {
		return sumShared(acc, x)
	}
	for len(x) > Chunk {
		acc += Pairwise(x[:Chunk])
		x = x[Chunk:]
	}
	return acc + Pairwise(x)
}

// sumShared is Sum with whole blocks for each thread.
func sumShared[T Number](acc T, x []T) T {
	sums := make([]T, (len(x)+Chunk-1)/Chunk)
	Split(len(sums), 1, 0.08*float64(len(x)), func(from, to int) {
		for i := from; i < to; i++ {
			sums[i] = Pairwise(x[i*Chunk : min((i+1)*Chunk, len(x))])
		}
	})
	for _, v := range sums {
		acc += v
	}
	return acc
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
	case n <= 512 && vectors():
		if x32, single := any(x).([]float32); single {
			if s, ok := quarters(x32); ok {
				return T(s)
			}
		}
	}
	half := Half(n)
	return Pairwise(x[:half]) + Pairwise(x[half:])
}

// Half is where Pairwise halves a row of n numbers: at a multiple of eight.
func Half(n int) int {
	half := n / 2
	return half - half%8
}

// quarters halves a row twice and adds the four parts side by side, where both
// halves are halved once more, and only once.
func quarters(x []float32) (float32, bool) {
	left := Half(len(x))
	right := len(x) - left
	n := [4]int{Half(left), left - Half(left), Half(right), right - Half(right)}
	if left <= 128 || n[3] > 128 {
		return 0, false
	}
	var s [4]float32
	sum4(unsafe.Pointer(&x[0]), &n, &s)
	return (s[0] + s[1]) + (s[2] + s[3]), true
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
func Max[T Float](x []T) T {
	return extremum(x, false)
}

// Min returns the smallest number of a row that is not empty, NaN if there is one.
func Min[T Float](x []T) T {
	return extremum(x, true)
}

func extremum[T Float](x []T, least bool) T {
	best := x[0]
	if x32, single := any(x).([]float32); single && vectors() && len(x) >= 64 {
		return T(extremumBlocks(x32, least))
	}
	for _, v := range x {
		switch {
		case v != v:
			return v
		case least:
			best = min(best, v)
		default:
			best = max(best, v)
		}
	}
	return best
}

// extremumBlocks is extremum with the loops in assembly, which take four vectors
// of the widest level at a time.
func extremumBlocks(x []float32, least bool) float32 {
	const step = 64
	found := maxOf
	if least {
		found = minOf
	}
	n := len(x)
	v, nan := found(unsafe.Pointer(&x[0]), n/step*step)
	last, lastNaN := v, false
	if n%step > 0 { // the last numbers may be looked at twice
		last, lastNaN = found(unsafe.Pointer(&x[n-step]), step)
	}
	switch {
	case nan || lastNaN:
		v -= v
		return v / v
	case least:
		return min(v, last)
	}
	return max(v, last)
}

// Index returns the first position of v, or of a NaN if v is one; -1 without.
func Index(x []float32, v float32) int {
	const step = 64 // four vectors of the widest level
	n := len(x)
	if vectors() && v == v && n >= step {
		whole := n / step * step
		if i := indexOf(unsafe.Pointer(&x[0]), whole, v); i < whole {
			return i
		}
		// The rest, with numbers before it that are not v.
		if i := indexOf(unsafe.Pointer(&x[n-step]), step, v); i < step {
			return n - step + i
		}
		return -1
	}
	for i, w := range x {
		if w == v || v != v && w != w {
			return i
		}
	}
	return -1
}

// Contains reports whether one of the values is v.
func Contains(x []bool, v bool) bool {
	b := byte(0)
	if v {
		b = 1
	}
	return len(x) > 0 && bytes.IndexByte(unsafe.Slice((*byte)(unsafe.Pointer(&x[0])), len(x)), b) >= 0
}
