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
func columns[T array.Float](cols []T, ld int, image []T, channels, ins int, runs [][]kernel.Run) {
	for c := range channels {
		x := image[c*ins : (c+1)*ins]
		for k, list := range runs {
			row := cols[(c*len(runs)+k)*ld:]
			for _, r := range list {
				to, from := row[r.Out:r.Out+r.N], x[r.In:]
				if r.Step == 1 {
					copy(to, from)
					continue
				}
				if r.Step == 2 {
					for len(to) > 4 {
						t, f := to[:4], from[:8]
						t[0], t[1], t[2], t[3] = f[0], f[2], f[4], f[6]
						to, from = to[4:], from[8:]
					}
				}
				at := 0
				for i := range to {
					to[i] = from[at]
					at += r.Step
				}
			}
		}
	}
}

// addColumns is the way back: it adds every number of cols to the element of the
// image that it came from.
func addColumns[T array.Float](image []T, cols []T, ld int, channels, ins int, runs [][]kernel.Run) {
	for c := range channels {
		x := image[c*ins : (c+1)*ins]
		for k, list := range runs {
			row := cols[(c*len(runs)+k)*ld:]
			for _, r := range list {
				from, to := row[r.Out:r.Out+r.N], x[r.In:]
				if r.Step == 1 && r.N >= longRun {
					to = to[:r.N]
					kernel.Add(to, to, from)
					continue
				}
				if r.Step == 2 {
					for len(from) > 4 {
						t, f := to[:8], from[:4]
						t[0], t[2], t[4], t[6] = t[0]+f[0], t[2]+f[1], t[4]+f[2], t[6]+f[3]
						to, from = to[8:], from[4:]
					}
				}
				at := 0
				for _, v := range from {
					to[at] += v
					at += r.Step
				}
			}
		}
	}
}
