package kernel

import "math"

// Softmax sets each row of n numbers of y to e^x / sum(e^x) of the row of x.
// Threads share the rows.
func Softmax[T Float](y, x []T, n int) {
	splitRows(len(x), n, func(from, to int) {
		for at := from; at < to; at += n {
			z, row := y[at:at+n], x[at:at+n]
			ExpMinus(z, row, Max(row))
			DivScalar(z, z, Sum(0, z))
		}
	})
}

// LogSoftmax sets each row of n numbers of y to x - log(sum(e^x)) of the row of x.
// Threads share the rows.
func LogSoftmax[T Float](y, x []T, n int) {
	splitRows(len(x), n, func(from, to int) {
		for at := from; at < to; at += n {
			z, row := y[at:at+n], x[at:at+n]
			largest := Max(row)
			ExpMinus(z, row, largest)
			total := [1]T{Sum(0, z)}
			Log(total[:], total[:])
			AddScalar(z, row, -(total[0] + largest))
		}
	})
}

// splitRows calls f for ranges of whole rows of n numbers, of size numbers in all.
func splitRows(size, n int, f func(from, to int)) {
	Split(size, max(n, 1), 0.5*float64(size), f)
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
