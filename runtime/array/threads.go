package array

import "nnlua/runtime/array/kernel"

// elementTime is how many nanoseconds the fastest row kernels take for an element.
const elementTime = 0.1

// pairs runs a row kernel on x and y, of which either may be one element long. Threads
// share large ones.
func pairs[R, T Element](z []R, x, y []T, row func(z []R, x, y []T)) {
	if !kernel.Long(len(z)) {
		row(z, x, y)
	} else {
		sharedPairs(z, x, y, row)
	}
}

func sharedPairs[R, T Element](z []R, x, y []T, row func(z []R, x, y []T)) {
	part := func(x []T, from, to int) []T {
		if len(x) == 1 {
			return x
		}
		return x[from:to]
	}
	kernel.Split(len(z), kernel.CacheLine, elementTime*float64(len(z)), func(from, to int) {
		row(z[from:to], part(x, from, to), part(y, from, to))
	})
}

// rowsWithOne runs a row kernel on every row of x with the one row y. Threads share
// many of them.
func rowsWithOne[R, T Element](z []R, x, y []T, row func(z []R, x, y []T)) {
	n := len(y)
	if kernel.Long(len(z)) {
		kernel.Split(len(z), n, elementTime*float64(len(z)), func(from, to int) {
			for at := from; at < to; at += n {
				row(z[at:at+n], x[at:at+n], y)
			}
		})
		return
	}
	for at := 0; at < len(z); at += n {
		row(z[at:at+n], x[at:at+n], y)
	}
}
