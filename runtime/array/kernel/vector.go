package kernel

import "unsafe"

// loop is a loop in assembly over rows of n float32; gen_math.go lists them. It
// takes the rows and the constants of the call.
type loop uint8

// vectors reports whether the level in use has the loops.
func vectors() bool { return active >= avx2 }

// fewest is the length from which the call of a loop pays.
const fewest = 8

// run calls the loop on rows of one length, if there is one for their type and
// length.
func run[T Float](l loop, constants []T, rows ...[]T) bool {
	n := len(rows[0])
	if !vectors() || n < fewest {
		return false
	}
	var p [8]unsafe.Pointer
	var c [8]float32
	for i, row := range rows {
		row32, single := any(row).([]float32)
		if !single {
			return false
		}
		p[i] = unsafe.Pointer(&row32[:n][0])
	}
	for i, v := range constants {
		c[i] = float32(v)
	}
	l.run(&p, &c, n)
	return true
}
