package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
)

// windows is where the windows of pooling lie in an image of any number of
// axes: window o begins at o*stride - pad on every axis. Only what a window has
// inside the image is visited; the padding is never stored.
type windows struct {
	ksize, stride, pad []int
	image, grid        []int    // the lengths of the axes of the image, and how many windows lie along each
	spans              [][]span // for every axis, for the places in a window that are inside the image in any window
}

// span says which windows along one axis have a certain place inside the image:
// those from lo up to, but without, hi. In the first of them it is element at.
type span struct{ lo, hi, at int }

// largestStep bounds window sizes, strides and paddings, so that no sum of them overflows.
const largestStep = 1 << 30

// newWindows reads ksize, stride (nil: ksize) and pad, each one number for all
// axes or one an axis. x is (batch, channels, axes...); axes is how many a
// function of fixed dimension wants, 0 for any.
func newWindows(op string, axes int, x *Variable, ksize, stride, pad []int) *windows {
	n := x.Data().Ndim() - 2
	if axes > 0 && n != axes {
		array.FailIn(op, "x is %s, want batch, channels and %d more axes", x.Data().Describe(), axes)
	}
	if n < 1 {
		array.FailIn(op, "x is %s, want batch, channels and at least one more axis", x.Data().Describe())
	}
	if stride == nil {
		stride = ksize
	}
	return &windows{
		ksize:  perAxis(op, "ksize", ksize, n, 1),
		stride: perAxis(op, "stride", stride, n, 1),
		pad:    perAxis(op, "pad", pad, n, 0),
	}
}

func perAxis(op, name string, given []int, n, least int) []int {
	if len(given) != 1 && len(given) != n {
		array.FailIn(op, "%s is %s, want one number or one for each of the %d axes", name, array.ShapeString(given), n)
	}
	list := make([]int, n)
	for i := range list {
		list[i] = given[min(i, len(given)-1)]
		if list[i] < least || list[i] > largestStep {
			array.FailIn(op, "%s is %d, want a number from %d to %d", name, list[i], least, largestStep)
		}
	}
	return list
}

// over lays the windows over the last axes of x. Those that reach past the end
// count if coverAll is set: every element is then in a window.
func (w *windows) over(op string, x *Array, coverAll bool) *windows {
	w.image = x.Shape()[2:]
	w.grid = make([]int, len(w.image))
	for i, n := range w.image {
		w.grid[i] = windowCount(n, w.ksize[i], w.stride[i], w.pad[i], coverAll)
		if w.grid[i] < 1 {
			array.FailIn(op, "no window of ksize %s fits into x, %s, with pad %s", array.ShapeString(w.ksize), x.Describe(), array.ShapeString(w.pad))
		}
	}
	w.measure(x.Dtype(), x.Shape()[:2])
	return w
}

// windowCount returns how many windows lie along an axis of length n.
func windowCount(n, ksize, stride, pad int, coverAll bool) int {
	free := n + 2*pad - ksize // how far the first window can move
	if coverAll {
		free += stride - 1
	}
	if free < 0 {
		return 0
	}
	return free/stride + 1
}

// measure fills in the spans.
func (w *windows) measure(d array.Dtype, planes []int) {
	padded := append([]int{}, planes...)
	for i, n := range w.image {
		padded = append(padded, n+2*w.pad[i])
	}
	array.CheckShape(d, padded) // padding beyond all memory is a mistake
	w.spans = make([][]span, len(w.image))
	for i, n := range w.image {
		s, p := w.stride[i], w.pad[i]
		for k := range min(w.ksize[i], n+p) {
			lo, hi := max(p-k+s-1, 0)/s, min((n-1+p-k)/s+1, w.grid[i])
			if lo < hi {
				w.spans[i] = append(w.spans[i], span{lo: lo, hi: hi, at: lo*s - p + k})
			}
		}
	}
}

// rows calls visit for every row of the grid and every row of the image that
// its windows reach, with where they begin: for each row of the grid in the
// order of the places in a window.
func (w *windows) rows(visit func(grid, image int)) { w.descend(0, 0, 0, visit) }

func (w *windows) descend(axis, grid, image int, visit func(grid, image int)) {
	grid, image = grid*w.grid[axis], image*w.image[axis]
	if axis == len(w.image)-1 {
		visit(grid, image)
		return
	}
	for _, s := range w.spans[axis] {
		for o := s.lo; o < s.hi; o++ {
			w.descend(axis+1, grid+o, image+s.at+(o-s.lo)*w.stride[axis], visit)
		}
	}
}

// split calls f on ranges of the planes (images of one channel of one sample),
// which threads share.
func (w *windows) split(planes int, f func(from, to int)) {
	places := float64(planes)
	for i, n := range w.grid {
		places *= float64(n) * float64(len(w.spans[i]))
	}
	kernel.Split(planes, 1, 0.5*places, f)
}

// planeSize returns the number of elements of one plane.
func planeSize(lengths []int) int {
	n := 1
	for _, l := range lengths {
		n *= l
	}
	return n
}
