package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
)

// A row of this many numbers is worth the call of a row kernel.
const longRun = 16

// columns writes what every point of the window sees of the channels of one
// image into the rows of cols, which lie ld apart: the rows of a channel follow
// each other, one a point. Padding is left as it is.
func columns[T array.Float](cols []T, ld int, image []T, channels, ins int, runs [][]run) {
	for c := range channels {
		x := image[c*ins : (c+1)*ins]
		for k, list := range runs {
			row := cols[(c*len(runs)+k)*ld:]
			for _, r := range list {
				to, from := row[r.out:r.out+r.n], x[r.in:]
				if r.step == 1 {
					copy(to, from)
					continue
				}
				at := 0
				for i := range to {
					to[i] = from[at]
					at += r.step
				}
			}
		}
	}
}

// addColumns is the way back: it adds every number of cols to the element of the
// image that it came from.
func addColumns[T array.Float](image []T, cols []T, ld int, channels, ins int, runs [][]run) {
	for c := range channels {
		x := image[c*ins : (c+1)*ins]
		for k, list := range runs {
			row := cols[(c*len(runs)+k)*ld:]
			for _, r := range list {
				from, to := row[r.out:r.out+r.n], x[r.in:]
				if r.step == 1 && r.n >= longRun {
					to = to[:r.n]
					kernel.Add(to, to, from)
					continue
				}
				at := 0
				for _, v := range from {
					to[at] += v
					at += r.step
				}
			}
		}
	}
}

// correlate adds w[k] times what point k of the window sees of x to y: the
// convolution of one channel, without columns.
func correlate[T array.Float](y, x, w []T, runs [][]run) {
	for k, list := range runs {
		c := w[k]
		for _, r := range list {
			to, from := y[r.out:r.out+r.n], x[r.in:]
			if r.step == 1 && r.n >= longRun {
				kernel.AddScaled(to, to, c, from[:r.n])
				continue
			}
			at := 0
			for i := range to {
				to[i] += T(c * from[at])
				at += r.step
			}
		}
	}
}

// correlateBack adds to x what every place of y sends back: the gradient of
// correlate with respect to x.
func correlateBack[T array.Float](x, y, w []T, runs [][]run) {
	for k, list := range runs {
		c := w[k]
		for _, r := range list {
			to, from := x[r.in:], y[r.out:r.out+r.n]
			if r.step == 1 && r.n >= longRun {
				to = to[:r.n]
				kernel.AddScaled(to, to, c, from)
				continue
			}
			at := 0
			for _, v := range from {
				to[at] += T(c * v)
				at += r.step
			}
		}
	}
}

// correlateWeights adds to w[k] the product of y and what point k sees of x: the
// gradient of correlate with respect to w.
func correlateWeights[T array.Float](w, x, y []T, runs [][]run) {
	for k, list := range runs {
		var sum T
		for _, r := range list {
			from, to := x[r.in:], y[r.out:r.out+r.n]
			if r.step == 1 {
				sum += kernel.Dot(to, from[:r.n])
				continue
			}
			at := 0
			for _, v := range to {
				sum += T(v * from[at])
				at += r.step
			}
		}
		w[k] += sum
	}
}
