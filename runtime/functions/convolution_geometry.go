package functions

import (
	"slices"

	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
)

// convAxis says how a window of ksize points, which lie dilate apart, moves
// along one axis of length in by steps of stride. pad places, which hold zeros,
// are added at both ends. The window stands at out places.
type convAxis struct{ in, out, ksize, stride, pad, dilate int }

// convOutSize returns at how many places a window stands, 0 or less if it does
// not fit. With coverAll, the last step is taken even if a part of the window
// then stands beyond the end, so that every element is seen.
func convOutSize(in, ksize, stride, pad int, coverAll bool, dilate int) int {
	free := in + 2*pad - (dilate*(ksize-1) + 1)
	if coverAll {
		free += stride - 1
	}
	if free < 0 {
		return 0
	}
	return free/stride + 1
}

// deconvOutSize returns the length that the window covers at in places, without the padding.
func deconvOutSize(in, ksize, stride, pad, dilate int) int {
	return stride*(in-1) + dilate*(ksize-1) + 1 - 2*pad
}

// span returns the places first <= o < last at which point k of the window
// stands on an element, and the position of that element at place 0.
func (a convAxis) span(k int) (first, last, origin int) {
	origin = k*a.dilate - a.pad
	if origin < 0 {
		first = (-origin + a.stride - 1) / a.stride
	}
	if rest := a.in - 1 - origin; rest >= 0 {
		last = min(a.out, rest/a.stride+1)
	}
	return first, last, origin
}

// window is a window that moves along every axis of an image.
type window []convAxis

func (w window) ins() int    { return w.product(func(a convAxis) int { return a.in }) }
func (w window) outs() int   { return w.product(func(a convAxis) int { return a.out }) }
func (w window) points() int { return w.product(func(a convAxis) int { return a.ksize }) }

func (w window) product(of func(convAxis) int) int {
	n := 1
	for _, a := range w {
		n *= of(a)
	}
	return n
}

func (w window) lengths(of func(convAxis) int) []int {
	list := make([]int, len(w))
	for i, a := range w {
		list[i] = of(a)
	}
	return list
}

// runs returns, for every point of the window, where it stands on elements of
// the image, which lie at the given places. All other places are padding.
func (w window) runs(places []elements) [][]kernel.Run {
	rows := w.lengths(func(a convAxis) int { return a.out })
	array.CheckShape(array.Float64, append([]int{4, w.points()}, rows[:max(0, len(rows)-1)]...))
	list := make([][]kernel.Run, w.points())
	at, found := make([]int, len(w)), []kernel.Run{}
	for k := range list {
		rest := k
		for i := len(w) - 1; i >= 0; i-- {
			at[i] = rest % w[i].ksize
			rest /= w[i].ksize
		}
		found = w.runsOf(places, at, 0, 0, found[:0])
		list[k] = slices.Clone(found)
	}
	return list
}

// runsOf adds the runs of the point at to the list. out is the position on the axes
// that come before, as one number, in where the elements there begin.
func (w window) runsOf(places []elements, at []int, out, in int, list []kernel.Run) []kernel.Run {
	if len(w) == 0 {
		return append(list, kernel.Run{Out: out, In: in, N: 1, Step: 1})
	}
	a, p := w[0], places[0]
	first, last, origin := a.span(at[0])
	if len(w) > 1 {
		for o := first; o < last; o++ {
			list = w[1:].runsOf(places[1:], at[1:], out*a.out+o, in+p.at(o*a.stride+origin), list)
		}
		return list
	}
	if first >= last {
		return list
	}
	r := kernel.Run{Out: out*a.out + first, In: in + p.at(first*a.stride+origin), N: last - first, Step: a.stride / p.phases}
	if n := len(list); n > 0 && list[n-1].Step == 1 && r.Step == 1 && list[n-1].Out+list[n-1].N == r.Out && list[n-1].In+list[n-1].N == r.In {
		list[n-1].N += r.N // rows that lie behind each other on both sides are one
		return list
	}
	return append(list, r)
}

// sizes returns one number per axis: the numbers given, or the only one for all.
func sizes(op, name string, given []int, axes, least int) []int {
	if len(given) != axes && len(given) != 1 {
		array.FailIn(op, "%s is %s, want one number, or one for each of %d axes", name, array.ShapeString(given), axes)
	}
	list := make([]int, axes)
	for i := range list {
		list[i] = given[min(i, len(given)-1)]
		if list[i] < least || list[i] > 1<<30 {
			array.FailIn(op, "%s is %s, want whole numbers from %d to 2^30", name, array.ShapeString(given), least)
		}
	}
	return list
}
