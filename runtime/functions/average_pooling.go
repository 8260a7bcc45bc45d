package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.average_pooling_1d(x: float[...], ksize: ints, stride: ints? = nil, pad: ints = 0, pad_value: number? = 0) -> float[...]", AveragePooling1D, catalog.Pooling)
	catalog.Add("F.average_pooling_2d(x: float[...], ksize: ints, stride: ints? = nil, pad: ints = 0) -> float[...]", AveragePooling2D, catalog.Pooling)
	catalog.Add("F.average_pooling_3d(x: float[...], ksize: ints, stride: ints? = nil, pad: ints = 0, pad_value: number? = 0) -> float[...]", AveragePooling3D, catalog.Pooling)
	catalog.Add("F.average_pooling_nd(x: float[...], ksize: ints, stride: ints? = nil, pad: ints = 0, pad_value: number? = 0) -> float[...]", AveragePoolingND, catalog.Pooling)
}

// AveragePooling1D returns the mean of every window of a sequence, x of shape
// (batch, channels, length). The parameters are those of average_pooling_nd.
//
//	> F.average_pooling_1d(np.array{{{1, 3, 5, 9}}}, 2)
//	variable([[[2. 7.]]])
func AveragePooling1D(x *Variable, ksize, stride, pad []int, padValue *float64) *Variable {
	return averagePooling("average_pooling_1d", 1, x, ksize, stride, pad, padValue)
}

// AveragePooling2D returns the mean of every window of ksize by ksize pixels of
// images, x of shape (batch, channels, height, width). The windows lie stride
// apart, nil being ksize: side by side. pad is how far they reach over the edges;
// what is there counts as zeros. Each of the three is one number or {vertically,
// horizontally}; ksize and stride are at least 1, pad 0.
//
// 日本語: 窓ごとの平均をとって画像を小さくします。
//
// An image of height h gives (h + 2*pad - ksize) / stride + 1 rows, rounded
// down: what is left over at the end is in no window.
//
//	> F.average_pooling_2d(np.array{{{{1, 2}, {3, 6}}}}, 2)
//	variable([[[[3.]]]])
//	> F.average_pooling_2d(np.ones({1, 1, 2, 2}), 2, {stride = 1, pad = 1})
//	variable([[[[0.25 0.5  0.25]
//	            [0.5  1.   0.5 ]
//	            [0.25 0.5  0.25]]]])
func AveragePooling2D(x *Variable, ksize, stride, pad []int) *Variable {
	zero := 0.0
	return averagePooling("average_pooling_2d", 2, x, ksize, stride, pad, &zero)
}

// AveragePooling3D returns the mean of every window of a volume, x of shape
// (batch, channels, depth, height, width). The parameters are those of
// average_pooling_nd.
//
//	> F.average_pooling_3d(np.arange(8):reshape(1, 1, 2, 2, 2):astype("float32"), 2)
//	variable([[[[[3.5]]]]])
func AveragePooling3D(x *Variable, ksize, stride, pad []int, padValue *float64) *Variable {
	return averagePooling("average_pooling_3d", 3, x, ksize, stride, pad, padValue)
}

// AveragePoolingND returns the mean of x in every window of ksize elements. x
// is (batch, channels, axes...) with any number of axes; the windows lie stride
// apart (nil: ksize, side by side) on x with pad zeros at both ends of every
// axis. ksize, stride and pad are one number or one an axis, ksize and stride
// from 1, pad from 0.
//
// An axis of length n gives (n + 2*pad - ksize) / stride + 1 means, rounded
// down: what is left over at the end is in no window. There must be at least one.
//
// pad_value says what the padding counts for: 0, or nil, written {pad_value =
// false} as a keyword, for nothing: the mean is then over the elements of x.
//
//	> x = np.array{{{1, 3, 5}}}
//	> F.average_pooling_nd(x, 2, {stride = 2, pad = 1})
//	variable([[[0.5 4. ]]])
//	> F.average_pooling_nd(x, 2, {stride = 2, pad = 1, pad_value = false})
//	variable([[[1. 4.]]])
func AveragePoolingND(x *Variable, ksize, stride, pad []int, padValue *float64) *Variable {
	return averagePooling("average_pooling_nd", 0, x, ksize, stride, pad, padValue)
}

func averagePooling(op string, axes int, x *Variable, ksize, stride, pad []int, padValue *float64) *Variable {
	if padValue != nil && *padValue != 0 {
		array.FailIn(op, "pad_value is %g, want 0 or nil", *padValue)
	}
	if x.Data().Size() == 0 && axes != 2 { // Chainer's 2-d form alone takes an empty batch
		array.FailIn(op, "x is %s, want at least one element", x.Data().Describe())
	}
	w := newWindows(op, axes, x, ksize, stride, pad).over(op, x.Data(), false)
	divisor := array.Scalar(x.Dtype(), float64(planeSize(w.ksize)))
	if padValue == nil {
		divisor = w.widths(x.Dtype())
	}
	return apply1(op, &windowSum{label: op, w: w, divisor: divisor}, x)
}

// widths returns how many elements of the image every window holds. It is, as
// in Chainer, the product of end - begin over the axes even where a window lies
// in the padding alone.
func (w *windows) widths(d array.Dtype) *Array {
	count := array.Scalar(d, 1)
	for i, n := range w.image {
		width := array.New(d, w.grid[i])
		for o := range w.grid[i] {
			begin := o*w.stride[i] - w.pad[i]
			width.SetFloat(o, float64(min(begin+w.ksize[i], n)-max(begin, 0)))
		}
		count = array.Mul(count.Reshape(append(append([]int{}, w.grid[:i]...), 1)...), width)
	}
	return count
}
