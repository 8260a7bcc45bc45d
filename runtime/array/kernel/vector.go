package kernel

import "unsafe"

// loop is a loop in assembly over rows of n float32; gen_math.go lists them. It
// takes the rows and the constants of the call.
type loop uint8

// vectors reports whether the level in use has the loops.
func vectors() bool { return active >= avx2 }

// fewest is the length from which the call of a loop pays.
const fewest = 8

// run1 runs a loop of z and x if there is one for their type and length.
func run1[T Float](l loop, z, x []T, c float32) bool {
	if !vectors() || len(x) < fewest {
		return false
	}
	z32, single := any(z).([]float32)
	if !single {
		return false
	}
	x32 := any(x).([]float32)
	l.run(&[8]unsafe.Pointer{unsafe.Pointer(&z32[0]), unsafe.Pointer(&x32[0])}, &[8]float32{c}, len(x))
	return true
}

// run2 runs a loop of z, x and y.
func run2[T Float](l loop, z, x, y []T, c float32) bool {
	if !vectors() || len(x) < fewest {
		return false
	}
	z32, single := any(z).([]float32)
	if !single {
		return false
	}
	x32, y32 := any(x).([]float32), any(y).([]float32)
	l.run(&[8]unsafe.Pointer{unsafe.Pointer(&z32[0]), unsafe.Pointer(&x32[0]), unsafe.Pointer(&y32[0])}, &[8]float32{c}, len(x))
	return true
}
