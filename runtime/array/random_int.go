package array

import (
	"math"
	"math/bits"
)

// Randint returns a whole number from low up to, but without, high
// (np.random.randint), as many bits of the stream as are needed to count that
// far, drawn anew while they are too large. d is Int64, Int32, Uint8 or Bool:
// the dtype decides how many bits are taken from the stream. It raises an
// [Error] if there is no such number, or one that d cannot hold.
func (r *RandomState) Randint(low, high int64, d Dtype) int64 {
	checkIntDtype(d)
	return r.bounded(low, high, d)()
}

// Randints returns an array of numbers of [RandomState.Randint] with dtype d.
// Unlike separate calls, it draws up to four numbers of Uint8, or 32 of Bool,
// from each 32 bits of the stream. An empty shape needs no number to choose
// from.
func (r *RandomState) Randints(low, high int64, d Dtype, shape []int) *Array {
	checkIntDtype(d)
	a := New(d, shape...)
	if a.Size() == 0 {
		return a
	}
	next := r.bounded(low, high, d)
	switch x := a.elements().(type) {
	case []bool:
		drawInto(x, func() bool { return next() != 0 })
	case []uint8:
		drawInto(x, func() uint8 { return uint8(next()) })
	case []int32:
		drawInto(x, func() int32 { return int32(next()) })
	case []int64:
		drawInto(x, next)
	}
	return a
}

// bounded returns the function that draws the numbers of one call of randint.
func (r *RandomState) bounded(low, high int64, d Dtype) func() int64 {
	checkBounds(low, high, d)
	width := uint64(high-1) - uint64(low)
	switch d {
	case Uint8:
		return r.narrow(low, width, 8)
	case Bool:
		return r.narrow(low, width, 1)
	}
	return func() int64 { return low + int64(r.upTo(width)) }
}

func checkIntDtype(d Dtype) {
	if d.IsFloat() {
		FailIn("randint", "unsupported dtype %s (want int64, int32, uint8 or bool)", d)
	}
}

// checkBounds raises what NumPy raises for the bounds of randint.
func checkBounds(low, high int64, d Dtype) {
	var least, most int64
	switch d {
	case Int64:
		least, most = math.MinInt64, math.MaxInt64
	case Int32:
		least, most = math.MinInt32, math.MaxInt32
	case Uint8:
		most = math.MaxUint8
	case Bool:
		most = 1
	}
	switch {
	case low < least:
		FailIn("randint", "low is out of bounds for %s (%d < %d)", d, low, least)
	case high > most && high-1 > most:
		FailIn("randint", "high is out of bounds for %s (%d > %d)", d, high, most+1)
	case low >= high && low == 0:
		FailIn("randint", "high <= 0 (high is %d)", high)
	case low >= high:
		FailIn("randint", "low >= high (%d >= %d)", low, high)
	}
}

// narrow returns a function that cuts each 32-bit number of the stream into
// pieces of size bits, the last bits first.
func (r *RandomState) narrow(low int64, width uint64, size int) func() int64 {
	mask := bitMask(width)
	var word uint32
	left := 0
	return func() int64 {
		if width == 0 {
			return low
		}
		for {
			if left == 0 {
				word, left = r.source.Uint32(), 32
			} else {
				word >>= size
			}
			left -= size
			if v := uint64(word) & mask; v <= width {
				return low + int64(v)
			}
		}
	}
}

// bitMask returns 2^k - 1 for the smallest k that reaches max.
func bitMask(max uint64) uint64 { return 1<<bits.Len64(max) - 1 }
