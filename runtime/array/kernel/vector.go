package kernel

import (
	"runtime"
	"unsafe"
)

// loop is a loop in assembly over rows of n float32: streams and constants.
type loop func(p *[4]unsafe.Pointer, c *[4]float32, n int)

// run calls l with its arguments on the stack. The compiler does not know what is
// behind l and would take memory for them at every call: short rows are then slower
// than without a loop in assembly. The loops keep no pointer.
func (l loop) run(p [4]unsafe.Pointer, c float32, n int) {
	constants := [4]float32{c}
	l((*[4]unsafe.Pointer)(hide(unsafe.Pointer(&p))), (*[4]float32)(hide(unsafe.Pointer(&constants))), n)
	runtime.KeepAlive(&p)
	runtime.KeepAlive(&constants)
}

// hide returns p in a way that the compiler does not follow.
func hide(p unsafe.Pointer) unsafe.Pointer {
	x := uintptr(p)
	return *(*unsafe.Pointer)(unsafe.Pointer(&x))
}

// loops are the loops of a level, nil where it has none.
type loops struct {
	add, sub, mul, div                              loop // z = x op y
	addScalar, mulScalar, divScalar, subFrom, divOf loop // z = x op c; c - x, c / x
	maximum, minimum                                loop
	addScaled                                       loop // z = x + round(c y)
	relu, mask, sqrt, sigmoid, exp, log, tanh       loop

	sum4     func(x unsafe.Pointer, n *[4]int, sums *[4]float32)
	max, min func(x unsafe.Pointer, n int) (extremum float32, nan bool)
}

var vector = loopsOf(active)

// fewest is the length from which the call of a loop pays.
const fewest = 8

// run1 runs a loop of z and x if there is one for their type and length.
func run1[T Float](l loop, z, x []T, c float32) bool {
	if l == nil || len(x) < fewest {
		return false
	}
	z32, single := any(z).([]float32)
	if !single {
		return false
	}
	x32 := any(x).([]float32)
	l.run([4]unsafe.Pointer{unsafe.Pointer(&z32[0]), unsafe.Pointer(&x32[0])}, c, len(x))
	return true
}

// run2 runs a loop of z, x and y.
func run2[T Float](l loop, z, x, y []T, c float32) bool {
	if l == nil || len(x) < fewest {
		return false
	}
	z32, single := any(z).([]float32)
	if !single {
		return false
	}
	x32, y32 := any(x).([]float32), any(y).([]float32)
	l.run([4]unsafe.Pointer{unsafe.Pointer(&z32[0]), unsafe.Pointer(&x32[0]), unsafe.Pointer(&y32[0])}, c, len(x))
	return true
}
