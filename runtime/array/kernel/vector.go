package kernel

import "unsafe"

// loop is a loop in assembly over rows of n float32: streams and constants.
type loop func(p *[4]unsafe.Pointer, c *[4]float32, n int)

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
	l(&[4]unsafe.Pointer{unsafe.Pointer(&z32[0]), unsafe.Pointer(&x32[0])}, &[4]float32{c}, len(x))
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
	l(&[4]unsafe.Pointer{unsafe.Pointer(&z32[0]), unsafe.Pointer(&x32[0]), unsafe.Pointer(&y32[0])}, &[4]float32{c}, len(x))
	return true
}
