package functions

import (
	"math"

	"nnlua/runtime/array"
)

// spot is where a point of a window looks: between four pixels of a channel.
type spot[T array.Float] struct {
	at             [4]int // upper left, upper right, lower left, lower right; -1 beyond the edge
	weight         [4]T
	dx, dy         T    // how far it is from the left and from the upper pixels
	movesX, movesY bool // whether it follows its offset: not where it lies beyond the edge
}

// between returns the pixel before a place on an axis, how far the place is from it,
// and whether the place lies within one step of the padded image. The place is brought to
// -1 ... 1 and back, as Chainer does: which pixel a whole number belongs to is decided by
// these roundings.
func between[T array.Float](offset T, place, point int, a convAxis) (pixel int, part T, inside bool) {
	size := T(a.in + 2*a.pad)
	q := offset + T(place*a.stride) + T(point)
	q = T(T(q*T(1/float64(size-1)))-0.5) * 2
	q = T(T(T(q+1)*(size-1))/2) + 1
	if q != q {
		return -1, q, false
	}
	inside = q > 0 && q < size+1
	q = min(max(q, 0), size+1)
	first := min(T(math.Floor(float64(q))), size)
	return int(first) - 1 - a.pad, q - first, inside
}

// look fills the spots of a point of the window, one a place, in image n.
func look[T array.Float](spots []spot[T], offset []T, w window, n, point int) {
	outs, points := w.outs(), w.points()
	dx := offset[(2*n*points+point)*outs:][:outs]
	dy := offset[(2*n*points+points+point)*outs:][:outs]
	height, width := w[0].in, w[1].in
	for i := range spots {
		s := &spots[i]
		var row, column int
		row, s.dy, s.movesY = between(dy[i], i/w[1].out, point/w[1].ksize, w[0])
		column, s.dx, s.movesX = between(dx[i], i%w[1].out, point%w[1].ksize, w[1])
		s.weight = [4]T{(1 - s.dx) * (1 - s.dy), s.dx * (1 - s.dy), (1 - s.dx) * s.dy, s.dx * s.dy}
		for k := range s.at {
			r, c := row+k/2, column+k%2
			s.at[k] = r*width + c
			if r < 0 || r >= height || c < 0 || c >= width {
				s.at[k] = -1
			}
		}
	}
}

// sample sets y, [images, channels*points, places], to what the moved points see of x.
func sample[T array.Float](y, x, offset []T, w window, images, channels int) {
	ins, outs, points := w.ins(), w.outs(), w.points()
	array.CheckShape(array.Float64, []int{outs, 8}) // the spots
	spots := make([]spot[T], outs)
	for n := range images {
		for point := range points {
			look(spots, offset, w, n, point)
			for c := range channels {
				image := x[(n*channels+c)*ins:][:ins]
				row := y[((n*channels+c)*points+point)*outs:][:outs]
				for i := range row {
					s := &spots[i]
					var sum T
					for k, at := range s.at {
						if at >= 0 {
							sum += s.weight[k] * image[at]
						}
					}
					row[i] = sum
				}
			}
		}
	}
}

// sampleBack adds the gradients of sample to gx and gOffset.
func sampleBack[T array.Float](gx, gOffset, x, offset, gy []T, w window, images, channels int) {
	ins, outs, points := w.ins(), w.outs(), w.points()
	spots := make([]spot[T], outs)
	for n := range images {
		for point := range points {
			look(spots, offset, w, n, point)
			gdx := gOffset[(2*n*points+point)*outs:][:outs]
			gdy := gOffset[(2*n*points+points+point)*outs:][:outs]
			for c := range channels {
				image, gImage := x[(n*channels+c)*ins:][:ins], gx[(n*channels+c)*ins:][:ins]
				row := gy[((n*channels+c)*points+point)*outs:][:outs]
				for i, g := range row {
					s := &spots[i]
					var v [4]T
					for k, at := range s.at {
						if at >= 0 {
							v[k] = image[at]
							gImage[at] += s.weight[k] * g
						}
					}
					if s.movesX {
						gdx[i] += g * ((v[1]-v[0])*(1-s.dy) + (v[3]-v[2])*s.dy)
					}
					if s.movesY {
						gdy[i] += g * ((v[2]-v[0])*(1-s.dx) + (v[3]-v[1])*s.dx)
					}
				}
			}
		}
	}
}
