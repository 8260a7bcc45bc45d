package kernel

import "math"

// Softmax sets each row of n numbers of y to e^x / sum(e^x) of the row of x.
func Softmax[T Float](y, x []T, n int) {
	for ; len(x) >= n && n > 0; x, y = x[n:], y[n:] {
		z := y[:n]
		ExpMinus(z, x[:n], Max(x[:n]))
		DivScalar(z, z, Sum(0, z))
	}
}

// LogSoftmax sets each row of n numbers of y to x - log(sum(e^x)) of the row of x.
func LogSoftmax[T Float](y, x []T, n int) {
	for ; len(x) >= n && n > 0; x, y = x[n:], y[n:] {
		z, largest := y[:n], Max(x[:n])
		ExpMinus(z, x[:n], largest)
		var total [1]T
		total[0] = Sum(0, z)
		Log(total[:], total[:])
		AddScalar(z, x[:n], -(total[0] + largest))
	}
}

// ExpMinus sets z[i] to e^(x[i] - c).
func ExpMinus[T Float](z, x []T, c T) {
	z = z[:len(x)]
	if run(expMinusLoop, []T{c}, z, x) {
		return
	}
	for i, v := range x {
		z[i] = v - c
	}
	apply(z, z, expLoop, math.Exp)
}
