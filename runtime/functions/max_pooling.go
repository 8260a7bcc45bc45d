package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	for _, form := range []struct {
		name string
		fn   any
	}{{"1d", MaxPooling1D}, {"2d", MaxPooling2D}, {"3d", MaxPooling3D}, {"nd", MaxPoolingND}} {
		catalog.Add("F.max_pooling_"+form.name+"(x: float[...], ksize: ints, stride: ints? = nil, pad: ints = 0, cover_all: boolean = true, return_indices: boolean = false) -> array[...]*", form.fn, catalog.Pooling)
	}
}

// MaxPooling1D returns the largest element in every window of a sequence, x of
// shape (batch, channels, length). The parameters are those of max_pooling_nd.
//
//	> F.max_pooling_1d(np.array{{{1, 3, 9, 5, 7}}}, 2)
//	variable([[[3. 9. 7.]]])
func MaxPooling1D(x *Variable, ksize, stride, pad []int, coverAll, returnIndices bool) []any {
	return maxPoolings("max_pooling_1d", 1, x, ksize, stride, pad, coverAll, returnIndices)
}

// MaxPooling2D returns the largest element in every window of ksize by ksize
// pixels of images, x of shape (batch, channels, height, width). The windows lie
// stride apart, nil being ksize: side by side. pad is how far they reach over
// the edges; what is there counts as -inf. Each of the three is one number or
// {vertically, horizontally}; ksize and stride are at least 1, pad 0.
//
// 日本語: 窓ごとの最大値をとって画像を小さくします。
//
// An image of height h gives (h + 2*pad - ksize) / stride + 1 rows: rounded up
// with cover_all, so that every pixel is in a window, and down without.
//
// The gradient goes to the first of the largest pixels of a window. With
// return_indices the places of these are returned too, an int64 array: counted
// from 0 within the window, row by row. upsampling_2d takes them.
//
//	> x = np.array{{{{1, 2, 3}, {8, 4, 5}}}}
//	> F.max_pooling_2d(x, 2)
//	variable([[[[8. 5.]]]])
//	> F.max_pooling_2d(x, 2, {cover_all = false})
//	variable([[[[8.]]]])
func MaxPooling2D(x *Variable, ksize, stride, pad []int, coverAll, returnIndices bool) []any {
	return maxPoolings("max_pooling_2d", 2, x, ksize, stride, pad, coverAll, returnIndices)
}

// MaxPooling3D returns the largest element in every window of a volume, x of
// shape (batch, channels, depth, height, width). The parameters are those of
// max_pooling_nd.
//
//	> F.max_pooling_3d(np.arange(8):reshape(1, 1, 2, 2, 2):astype("float32"), 2)
//	variable([[[[[7.]]]]])
func MaxPooling3D(x *Variable, ksize, stride, pad []int, coverAll, returnIndices bool) []any {
	return maxPoolings("max_pooling_3d", 3, x, ksize, stride, pad, coverAll, returnIndices)
}

// MaxPoolingND returns the largest element in every window of ksize elements. x
// is (batch, channels, axes...) with any number of axes; the windows lie stride
// apart (nil: ksize, side by side) on x with pad places at both ends of every
// axis. ksize, stride and pad are one number or one an axis, ksize and stride
// from 1, pad from 0. The padding counts as -inf: a window that lies in it alone
// gives -inf.
//
// An axis of length n gives (n + 2*pad - ksize) / stride + 1 numbers: rounded
// up with cover_all, so that incomplete windows at the end count as well, and
// down without. There must be at least one.
//
// The gradient goes to the first of the largest elements of a window. With
// return_indices the places of these are returned too, an int64 array: counted
// from 0 within the window, row by row. upsampling_2d takes them.
//
//	> y, indices = F.max_pooling_nd(np.array{{{1, 3, 9, 5}}}, 2, {return_indices = true})
//	> y
//	variable([[[3. 9.]]])
//	> indices
//	[[[1 0]]]
func MaxPoolingND(x *Variable, ksize, stride, pad []int, coverAll, returnIndices bool) []any {
	return maxPoolings("max_pooling_nd", 0, x, ksize, stride, pad, coverAll, returnIndices)
}

func maxPoolings(op string, axes int, x *Variable, ksize, stride, pad []int, coverAll, returnIndices bool) []any {
	f := newMaxPooling(op, axes, x, ksize, stride, pad, coverAll)
	y := apply1(op, f, x)
	if !returnIndices {
		return []any{y}
	}
	return []any{y, f.indices(y.Shape())}
}

func newMaxPooling(op string, axes int, x *Variable, ksize, stride, pad []int, coverAll bool) *maxPooling {
	if x.Data().Size() == 0 {
		array.FailIn(op, "x is %s, want at least one element", x.Data().Describe())
	}
	checkPlaces(op, x.Dtype(), x.Shape())
	return &maxPooling{label: op, w: newWindows(op, axes, x, ksize, stride, pad).over(op, x.Data(), coverAll)}
}

type maxPooling struct {
	Node
	label  string
	w      *windows
	from   []int
	places []int32 // where in x each maximum is; -1: in the padding
}

func (f *maxPooling) Forward(x []*Array) []*Array {
	f.from = x[0].Shape()
	y := array.Empty(x[0].Dtype(), append(append([]int{}, f.from[:2]...), f.w.grid...)...)
	f.places = array.Data[int32](array.Empty(array.Int32, y.Shape()...))
	if y.Dtype() == array.Float32 {
		maxima(f.w, array.Data[float32](y), array.Data[float32](x[0]), f.places)
	} else {
		maxima(f.w, array.Data[float64](y), array.Data[float64](x[0]), f.places)
	}
	return one(y)
}

func (f *maxPooling) Backward(gy []*Variable) []*Variable {
	return grads(place(f.label, gy[0], f.places, f.from))
}

func (f *maxPooling) BackwardArrays(gy []*Array) []*Array {
	gx := array.Empty(gy[0].Dtype(), f.from...)
	if gx.Dtype() == array.Float32 {
		placePlanes(f.w, array.Data[float32](gx), array.Data[float32](gy[0]), f.places)
	} else {
		placePlanes(f.w, array.Data[float64](gx), array.Data[float64](gy[0]), f.places)
	}
	return one(gx)
}

// placePlanes is placeInto for gradients gy of windows, which lie in planes of their own.
func placePlanes[T array.Float](w *windows, gx, gy []T, places []int32) {
	n, m := planeSize(w.grid), planeSize(w.image)
	w.split(len(gx)/m, func(from, to int) {
		clear(gx[from*m : to*m])
		placeInto(gx, gy[from*n:to*n], places[from*n:to*n])
	})
}

// indices returns places as NumPy's argmax of every window gives them.
func (f *maxPooling) indices(shape []int) *Array {
	ix := array.New(array.Int64, shape...)
	to := array.Data[int64](ix)
	last := len(f.w.grid) - 1
	for i, at := range f.places {
		if at < 0 {
			continue // the padding comes first in its window
		}
		at, o, weight := int(at), i, 1
		for axis := last; axis >= 0; axis-- {
			begin := o%f.w.grid[axis]*f.w.stride[axis] - f.w.pad[axis]
			to[i] += int64((at%f.w.image[axis] - begin) * weight)
			at, o, weight = at/f.w.image[axis], o/f.w.grid[axis], weight*f.w.ksize[axis]
		}
	}
	return ix
}
