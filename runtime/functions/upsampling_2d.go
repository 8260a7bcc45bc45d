package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.upsampling_2d(x: float[...], indexes: int[...], ksize: ints, stride: ints? = nil, pad: ints = 0, outsize: ints? = nil, cover_all: boolean = true) -> float[...]", Upsampling2D, catalog.Pooling)
}

// Upsampling2D is the reverse of max_pooling_2d: it writes every element of x,
// (batch, channels, height, width), to the place in its window from which the
// maximum was taken, and zeros everywhere else. What falls on the same place is
// added up; what falls into the padding is lost.
//
// indexes, of the shape of x, is what max_pooling_2d gives with return_indices:
// the place in each window, from 0 to ksize height * ksize width - 1. The other
// parameters are those of that pooling; outsize is the height and width of its
// input. Without it they are those that unpooling_nd takes.
//
//	> y, indices = F.max_pooling_2d(np.array{{{{1, 2}, {8, 4}}}}, 2, {return_indices = true})
//	> F.upsampling_2d(y, indices, 2, {outsize = {2, 2}})
//	variable([[[[0. 0.]
//	            [8. 0.]]]])
func Upsampling2D(x *Variable, indexes *Array, ksize, stride, pad, outsize []int, coverAll bool) *Variable {
	const op = "upsampling_2d"
	if !array.SameShape(indexes.Shape(), x.Shape()) {
		array.FailIn(op, "indexes is %s, want the shape of x, %s", indexes.Describe(), array.ShapeString(x.Shape()))
	}
	w := newWindows(op, 2, x, ksize, stride, pad).under(op, x.Data(), outsize, coverAll)
	to := append(append([]int{}, x.Shape()[:2]...), w.image...)
	checkPlaces(op, x.Dtype(), to)
	return place(op, x, w.places(op, indexes), to)
}

// places turns places in windows of two axes into places in all of an image, -1
// in the padding.
func (w *windows) places(op string, indexes *Array) []int32 {
	height, width := w.image[0], w.image[1]
	n, size := planeSize(w.grid), w.ksize[0]*w.ksize[1]
	places := array.Data[int32](array.New(array.Int32, indexes.Shape()...))
	for i := range places {
		k := int(indexes.Float(i))
		if k < 0 || k >= size {
			array.FailIn(op, "indexes holds %d, want places in a window of ksize %s, 0 to %d", k, array.ShapeString(w.ksize), size-1)
		}
		o := i % n
		y := o/w.grid[1]*w.stride[0] - w.pad[0] + k/w.ksize[1]
		x := o%w.grid[1]*w.stride[1] - w.pad[1] + k%w.ksize[1]
		places[i] = -1
		if y >= 0 && y < height && x >= 0 && x < width {
			places[i] = int32((i/n*height+y)*width + x)
		}
	}
	return places
}
