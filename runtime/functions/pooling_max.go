package functions

import (
	"math"

	"nnlua/runtime/array"
)

// maxima finds the largest element of every window and its place in x. A NaN
// counts as largest; of equal elements the first in the window wins, and where
// the padding comes first, it wins among elements that are -inf.
func maxima[T array.Float](w *windows, y, x []T, places []int32) {
	n, m := planeSize(w.grid), planeSize(w.image)
	w.split(len(x)/m, func(from, to int) {
		for p := from; p < to; p++ {
			array.Poll()
			plane := maxPlane[T]{w: w, x: x[p*m : (p+1)*m], y: y[p*n : (p+1)*n], places: places[p*n : (p+1)*n], at: p * m}
			switch {
			case len(w.image) != 2:
				plane.anyAxes()
			case w.ksize[0] == 2 && w.ksize[1] == 2:
				plane.twoByTwo()
			default:
				plane.image(0, w.grid[0], 0, w.grid[1])
			}
		}
	})
}

// maxPlane is the work in one plane, which begins at element at of the whole x.
type maxPlane[T array.Float] struct {
	w      *windows
	x, y   []T
	places []int32
	at     int
}

// set enters the maximum of window o: element k of the plane, or the padding if k is -1.
func (p *maxPlane[T]) set(o, k int) {
	if k < 0 {
		p.y[o], p.places[o] = T(math.Inf(-1)), -1
	} else {
		p.y[o], p.places[o] = p.x[k], int32(p.at+k)
	}
}

// anyAxes goes through the places in a window and keeps the best so far of all windows.
func (p *maxPlane[T]) anyAxes() {
	w := p.w
	w.corners(p.places)
	last := len(w.image) - 1
	spans, stride := w.spans[last], w.stride[last]
	w.rows(func(grid, row int) {
		for _, s := range spans {
			i := row + s.at
			places := p.places[grid+s.lo : grid+s.hi]
			for o, k := range places {
				best := T(math.Inf(-1))
				if k >= 0 {
					best = p.x[k]
				}
				if v := p.x[i]; v > best || v != v && best == best {
					places[o] = int32(i)
				}
				i += stride
			}
		}
	})
	for o, k := range p.places {
		p.set(o, int(k))
	}
}

// corners sets at to the place of the first element of every window, -1 in the padding.
func (w *windows) corners(at []int32) {
	for i := range at {
		o, place, weight := i, 0, 1
		for axis := len(w.grid) - 1; axis >= 0; axis-- {
			begin := o%w.grid[axis]*w.stride[axis] - w.pad[axis]
			if begin < 0 || begin >= w.image[axis] {
				place = -1
				break
			}
			place += begin * weight
			o, weight = o/w.grid[axis], weight*w.image[axis]
		}
		at[i] = int32(place)
	}
}

// image looks at windows y0 to y1-1 by x0 to x1-1 of a plane of two axes, each
// window at once.
func (p *maxPlane[T]) image(y0, y1, x0, x1 int) {
	w := p.w
	height, width := w.image[0], w.image[1]
	for oy := y0; oy < y1; oy++ {
		top := oy*w.stride[0] - w.pad[0]
		bottom := min(top+w.ksize[0], height)
		for ox := x0; ox < x1; ox++ {
			left := ox*w.stride[1] - w.pad[1]
			k := argMax(p.x, width, max(top, 0), bottom, max(left, 0), min(left+w.ksize[1], width))
			if (top < 0 || left < 0) && k >= 0 && math.IsInf(float64(p.x[k]), -1) {
				k = -1
			}
			p.set(oy*w.grid[1]+ox, k)
		}
	}
}

// argMax returns the place of the first largest element, or of the first NaN, in
// a rectangle of an image that is width wide, -1 if the rectangle is empty.
func argMax[T array.Float](image []T, width, y0, y1, x0, x1 int) int {
	if y0 >= y1 || x0 >= x1 {
		return -1
	}
	k := y0*width + x0
	best := image[k]
	for y := y0; y < y1; y++ {
		for i, v := range image[y*width+x0 : y*width+x1] {
			if v > best || v != v && best == best {
				best, k = v, y*width+x0+i
			}
		}
	}
	return k
}

// twoByTwo is image for the commonest window: inside the plane without a branch
// that depends on the data.
func (p *maxPlane[T]) twoByTwo() {
	w := p.w
	y0, y1 := w.inside(0)
	x0, x1 := w.inside(1)
	p.image(0, y0, 0, w.grid[1])
	p.image(y0, y1, 0, x0)
	p.image(y0, y1, x1, w.grid[1])
	p.image(y1, w.grid[0], 0, w.grid[1])
	for oy := y0; oy < y1; oy++ {
		o := oy * w.grid[1]
		k := (oy*w.stride[0]-w.pad[0])*w.image[1] + x0*w.stride[1] - w.pad[1]
		if !maxRow2x2(p.y[o+x0:o+x1], p.places[o+x0:o+x1], p.x, k, w.image[1], w.stride[1], p.at) {
			p.image(oy, oy+1, x0, x1)
		}
	}
}

// inside returns the range of windows that lie inside the image along an axis.
func (w *windows) inside(axis int) (first, end int) {
	s, pad := w.stride[axis], w.pad[axis]
	first = min((pad+s-1)/s, w.grid[axis])
	end = min((max(w.image[axis]+pad-w.ksize[axis], -s)+s)/s, w.grid[axis])
	return first, max(first, end)
}

// maxRow2x2 looks at windows of 2 x 2 elements, the first of which begins at
// element k of the plane. It returns false if there may be a NaN in one, and
// the result then does not count.
func maxRow2x2[T array.Float](y []T, places []int32, plane []T, k, width, stride, at int) bool {
	var sum T
	y = y[:len(places)]
	for o := range places {
		upper, lower := plane[k:k+2:k+2], plane[k+width:k+width+2:k+width+2]
		a, b, c, d := upper[0], upper[1], lower[0], lower[1]
		var right, rightBelow, down int // 0 or 1: set without a branch
		if b > a {
			right = 1
		}
		if d > c {
			rightBelow = 1
		}
		if lower[rightBelow&1] > upper[right&1] {
			down = 1
		}
		best := k + right + (width+rightBelow-right)&-down
		sum += a + b + c + d
		y[o], places[o] = plane[best], int32(at+best)
		k += stride
	}
	return sum == sum
}
