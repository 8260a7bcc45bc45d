package kernel

import (
	"math"
	"unsafe"
)

// vectorFunc computes y[i] = f(x[i]) for n floats, n a multiple of the lanes.
type vectorFunc func(y, x unsafe.Pointer, n int)

// elementary are the functions in assembly, nil where a level has none.
type elementary struct {
	lanes          int
	exp, log, tanh vectorFunc
}

var vector = elementaryOf(active)

// Exp sets y[i] to e^x[i]. y may be x itself, as in the other functions here. float32 results are within 2 units of the last place.
func Exp[T Float](y, x []T) { apply(y, x, vector.exp, math.Exp) }

// Log sets y[i] to the natural logarithm of x[i]. float32 results are within 2
// units of the last place.
func Log[T Float](y, x []T) { apply(y, x, vector.log, math.Log) }

// Tanh sets y[i] to the hyperbolic tangent of x[i]. float32 results are within
// 2 units of the last place.
func Tanh[T Float](y, x []T) { apply(y, x, vector.tanh, math.Tanh) }

// apply calls the assembly for float32 where there is one, and f otherwise.
func apply[T Float](y, x []T, run vectorFunc, f func(float64) float64) {
	y = y[:len(x)]
	y32, single := any(y).([]float32)
	if !single || run == nil {
		for i, v := range x {
			y[i] = T(f(float64(v)))
		}
		return
	}
	x32 := any(x).([]float32)
	whole := len(x32) / vector.lanes * vector.lanes
	if whole > 0 {
		run(unsafe.Pointer(&y32[0]), unsafe.Pointer(&x32[0]), whole)
	}
	if rest := x32[whole:]; len(rest) > 0 {
		var in, out [16]float32
		copy(in[:], rest)
		run(unsafe.Pointer(&out), unsafe.Pointer(&in), vector.lanes)
		copy(y32[whole:], out[:len(rest)])
	}
}
