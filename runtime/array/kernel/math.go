package kernel

import "math"

// The functions here work on rows of one length; the result may be an argument
// itself. float32 results are within 2 units of the last place.

// Exp sets y[i] to e^x[i].
func Exp[T Float](y, x []T) { apply(y, x, expLoop, math.Exp) }

// Log sets y[i] to the natural logarithm of x[i].
func Log[T Float](y, x []T) { apply(y, x, logLoop, math.Log) }

// Tanh sets y[i] to the hyperbolic tangent of x[i].
func Tanh[T Float](y, x []T) { apply(y, x, tanhLoop, math.Tanh) }

// TanhGrad sets gx[i] to gy[i] * (1 - y[i]^2), the gradient of y = tanh(x).
func TanhGrad[T Float](gx, gy, y []T) {
	gx, y = gx[:len(gy)], y[:len(gy)]
	if run(tanhGradLoop, []T{1}, gx, gy, y) {
		return
	}
	for i, v := range y {
		gx[i] = gy[i] * (1 - T(v*v))
	}
}

// Sqrt sets y[i] to the square root of x[i], rounded correctly.
func Sqrt[T Float](y, x []T) { apply(y, x, sqrtLoop, math.Sqrt) }

// Sigmoid sets y[i] to tanh(x[i]/2)/2 + 1/2, which is 1/(1 + e^-x[i]) and does
// not overflow. Every step is rounded to the type, as in Chainer.
func Sigmoid[T Float](y, x []T) {
	y = y[:len(x)]
	if run(sigmoidLoop, nil, y, x) {
		return
	}
	for i, v := range x {
		y[i] = v * 0.5
	}
	Tanh(y, y)
	for i, v := range y {
		y[i] = T(v*0.5) + 0.5
	}
}

// apply calls the loop for float32 where there is one, and f otherwise. Short
// rows use it too, so that a result does not depend on the length.
func apply[T Float](y, x []T, l loop, f func(float64) float64) {
	y = y[:len(x)]
	if run(l, nil, y, x) || len(x) == 0 {
		return
	}
	if y32, single := any(y).([]float32); single && vectors() {
		var row [fewest]float32
		copy(row[:], any(x).([]float32))
		run(l, nil, row[:], row[:])
		copy(y32, row[:])
		return
	}
	for i, v := range x {
		y[i] = T(f(float64(v)))
	}
}
