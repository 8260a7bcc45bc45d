package array

import "math"

var (
	fdv  = &arithmetic{"floor_divide", nil, floorDivInts[uint8], floorDivInts[int32], floorDivInts[int64], floorDivRow[float32], floorDivRow[float64]}
	mod  = &arithmetic{"remainder", nil, modInts[uint8], modInts[int32], modInts[int64], modRow[float32], modRow[float64]}
	fmod = &arithmetic{"fmod", nil, fmodInts[uint8], fmodInts[int32], fmodInts[int64], fmodRow[float32], fmodRow[float64]}
)

// FloorDiv returns the largest integer not above a / b, in the promoted dtype.
func FloorDiv(a, b *Array) *Array { return fdv.apply(a, b) }

// Mod returns a - b*floor(a/b): the remainder with the sign of b, as Python's %.
func Mod(a, b *Array) *Array { return mod.apply(a, b) }

// Fmod returns the remainder of a / b with the sign of a, as C's fmod.
func Fmod(a, b *Array) *Array { return fmod.apply(a, b) }

func floorDivRow[T Float](z, x, y []T) {
	mx, my := repeat(x, len(z)), repeat(y, len(z))
	for i := range z {
		z[i] = floorDiv(x[i&mx], y[i&my])
	}
}

func modRow[T Float](z, x, y []T) {
	mx, my := repeat(x, len(z)), repeat(y, len(z))
	for i := range z {
		z[i] = floorMod(x[i&mx], y[i&my])
	}
}

func fmodRow[T Float](z, x, y []T) {
	mx, my := repeat(x, len(z)), repeat(y, len(z))
	for i := range z {
		z[i] = T(math.Mod(float64(x[i&mx]), float64(y[i&my])))
	}
}

// floorMod is Python's %: the exact remainder, moved to the sign of b.
func floorMod[T Float](a, b T) T {
	r := T(math.Mod(float64(a), float64(b)))
	switch {
	case b == 0:
		return r
	case r == 0:
		return T(math.Copysign(0, float64(b)))
	case (r < 0) != (b < 0):
		return r + b
	}
	return r
}

// floorDiv is Python's //, which goes with floorMod. The quotient is taken of
// what is left after the exact remainder, so that it is nearly whole before it
// is rounded down.
func floorDiv[T Float](a, b T) T {
	if b == 0 {
		return a / b
	}
	r := T(math.Mod(float64(a), float64(b)))
	q := (a - r) / b
	if r != 0 && (r < 0) != (b < 0) {
		q--
	}
	if q == 0 {
		return T(math.Copysign(0, float64(a/b)))
	}
	floor := T(math.Floor(float64(q)))
	if q-floor > 0.5 {
		floor++
	}
	return floor
}
