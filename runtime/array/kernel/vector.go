package kernel

import (
	"runtime"
	"unsafe"
)

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
	if Long(n) {
		l.shared(&p, &c, n)
	} else {
		l.run(&p, &c, n)
	}
	return true
}

// nanoseconds returns about how long the loop takes for one number.
func (l loop) nanoseconds() float64 {
	switch l {
	case rmspropLoop, adamLoop, sqrtLoop, sigmoidLoop, expLoop, expMinusLoop, tanhLoop, logLoop:
		return 0.3
	}
	return 0.1
}

// shared runs the loop on several threads if that pays. They get the rows as numbers,
// so that the compiler finds that rows do not escape here either. None as long as these
// stands on a stack, where it might move meanwhile.
func (l loop) shared(p *[8]unsafe.Pointer, c *[8]float32, n int) {
	start, constants := *(*[8]uintptr)(unsafe.Pointer(p)), *c
	Split(n, CacheLine, float64(n)*l.nanoseconds(), func(from, to int) {
		rows := start
		for i := range rows {
			rows[i] += uintptr(from) * unsafe.Sizeof(constants[0])
		}
		l.run((*[8]unsafe.Pointer)(unsafe.Pointer(&rows)), &constants, to-from)
	})
	runtime.KeepAlive(p)
}
