package array

import (
	"math/bits"
	"strconv"

	"github.com/pbnjay/memory"
)

// maxBytes is the largest array that New gives out: what the machine has, or
// 1 GiB where that cannot be told. It keeps a mistyped shape from taking the
// process down; it is a property of the process, which Limit makes smaller.
var maxBytes = func() uint64 {
	if total := memory.TotalMemory(); total > 0 {
		return total
	}
	return 1 << 30
}()

// owner says in messages whose limit maxBytes is.
var owner = "this machine has"

// Limit sets the largest array of the process to so many bytes, if it was larger.
func Limit(bytes uint64) {
	if bytes < maxBytes {
		maxBytes, owner = bytes, "the limit is"
	}
}

// MaxBytes returns the limit.
func MaxBytes() uint64 { return maxBytes }

// CheckShape returns the number of elements of an array of that shape. It
// raises an [Error] for a negative length and for more bytes than the machine has.
func CheckShape(d Dtype, shape []int) int {
	n, over := uint64(1), false
	for _, s := range shape {
		if s <= 0 {
			return checkEmpty(cloneInts(shape))
		}
		hi, lo := bits.Mul64(n, uint64(s))
		over = over || hi != 0
		n = lo
	}
	hi, total := bits.Mul64(n, uint64(d.Size()))
	if over || hi != 0 || total > maxBytes {
		Fail("an array of %s%s needs %s, %s %s",
			d, ShapeString(cloneInts(shape)), byteString(total, over || hi != 0), owner, byteString(maxBytes, false))
	}
	return int(n)
}

// checkEmpty returns 0 for a shape with a zero in it, and refuses negative
// lengths. It gets a copy: the caller's shape can then stay on the stack.
// An empty array may not be so long that a loop over an axis does not end.
func checkEmpty(shape []int) int {
	const longest = 1 << 31
	for _, s := range shape {
		if s > longest {
			Fail("an array of shape %s is longer than %d", ShapeString(shape), longest)
		}
		if s < 0 {
			Fail("a shape has no negative lengths, got %s", ShapeString(shape))
		}
	}
	return 0
}

func byteString(n uint64, over bool) string {
	if over {
		return "more than 2^64 bytes"
	}
	switch {
	case n >= 1<<30:
		return strconv.FormatFloat(float64(n)/(1<<30), 'f', 1, 64) + " GiB"
	case n >= 1<<20:
		return strconv.FormatFloat(float64(n)/(1<<20), 'f', 1, 64) + " MiB"
	}
	return strconv.FormatUint(n, 10) + " bytes"
}

// CheckBytes raises an [Error] if something of that many bytes does not fit
// into the memory that arrays may take.
func CheckBytes(what string, n uint64) {
	if n > maxBytes {
		Fail("%s needs %s, %s %s", what, byteString(n, false), owner, byteString(maxBytes, false))
	}
}

// CheckCount does the same for n parts of size bytes.
func CheckCount(what string, n, size int) {
	hi, total := bits.Mul64(uint64(n), uint64(size))
	if hi != 0 || total > maxBytes {
		Fail("%s needs %s, %s %s", what, byteString(total, hi != 0), owner, byteString(maxBytes, false))
	}
}
