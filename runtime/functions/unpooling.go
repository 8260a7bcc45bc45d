package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	for _, form := range []struct {
		name string
		fn   any
	}{{"1d", Unpooling1D}, {"2d", Unpooling2D}, {"3d", Unpooling3D}, {"nd", UnpoolingND}} {
		catalog.Add("F.unpooling_"+form.name+"(x: float[...], ksize: ints, stride: ints? = nil, pad: ints = 0, outsize: ints? = nil, cover_all: boolean = true) -> float[...]", form.fn, catalog.Pooling)
	}
}

// Unpooling1D writes every element of a sequence, x of shape (batch, channels,
// length), into all places of its window. The parameters are those of
// unpooling_nd.
//
//	> F.unpooling_1d(np.array{{{1, 2}}}, 2, {cover_all = false})
//	variable([[[1. 1. 2. 2.]]])
func Unpooling1D(x *Variable, ksize, stride, pad, outsize []int, coverAll bool) *Variable {
	return unpooling("unpooling_1d", 1, x, ksize, stride, pad, outsize, coverAll)
}

// Unpooling2D enlarges images, x of shape (batch, channels, height, width): it
// writes every pixel into all places of its window. The parameters are those of
// unpooling_nd.
//
// 日本語: プーリングの逆に、画像を引き伸ばします。
//
//	> F.unpooling_2d(np.array{{{{1, 2}}}}, 2, {outsize = {2, 4}})
//	variable([[[[1. 1. 2. 2.]
//	            [1. 1. 2. 2.]]]])
func Unpooling2D(x *Variable, ksize, stride, pad, outsize []int, coverAll bool) *Variable {
	return unpooling("unpooling_2d", 2, x, ksize, stride, pad, outsize, coverAll)
}

// Unpooling3D writes every element of a volume, x of shape (batch, channels,
// depth, height, width), into all places of its window. The parameters are those
// of unpooling_nd.
//
//	> F.unpooling_3d(np.ones({1, 1, 1, 1, 1}), {1, 2, 2}, {cover_all = false})
//	variable([[[[[1. 1.]
//	             [1. 1.]]]]])
func Unpooling3D(x *Variable, ksize, stride, pad, outsize []int, coverAll bool) *Variable {
	return unpooling("unpooling_3d", 3, x, ksize, stride, pad, outsize, coverAll)
}

// UnpoolingND is the reverse of pooling: it writes every element of x into all
// places of its window and adds up where windows overlap. x is (batch,
// channels, axes...); ksize, stride (nil: ksize) and pad are those of the
// pooling, see average_pooling_nd.
//
// outsize is the lengths of the axes of the result, one an axis. Pooling it must
// give the lengths of x. Without it an axis of length n becomes
// stride * (n - 1) + ksize - 2 * pad; cover_all, which says that the pooling
// took incomplete windows at the end too, makes that stride - 1 shorter.
//
//	> F.unpooling_nd(np.array{{{1, 2, 3}}}, 2)
//	variable([[[1. 1. 2. 2. 3.]]])
//	> F.unpooling_nd(np.array{{{1, 2, 3}}}, 2, {stride = 1, cover_all = false})
//	variable([[[1. 3. 5. 3.]]])
func UnpoolingND(x *Variable, ksize, stride, pad, outsize []int, coverAll bool) *Variable {
	return unpooling("unpooling_nd", 0, x, ksize, stride, pad, outsize, coverAll)
}

func unpooling(op string, axes int, x *Variable, ksize, stride, pad, outsize []int, coverAll bool) *Variable {
	w := newWindows(op, axes, x, ksize, stride, pad).under(op, x.Data(), outsize, coverAll)
	return apply1(op, &windowSpread{of: &windowSum{label: op, w: w, divisor: array.Scalar(x.Dtype(), 1)}}, x)
}

// under lays the windows over an image of which x, one element a window, is the
// result of pooling. outsize is the lengths of that image; nil: the shortest, or
// without coverAll the only ones, that give x.
func (w *windows) under(op string, x *Array, outsize []int, coverAll bool) *windows {
	w.grid = x.Shape()[2:]
	if outsize != nil && len(outsize) != len(w.grid) {
		array.FailIn(op, "outsize is %s, want %d lengths for x, %s", array.ShapeString(outsize), len(w.grid), x.Describe())
	}
	w.image = make([]int, len(w.grid))
	for i, n := range w.grid {
		k, s, p := w.ksize[i], w.stride[i], w.pad[i]
		if outsize == nil {
			w.image[i] = s*(n-1) + k - 2*p
			if coverAll {
				w.image[i] -= s - 1
			}
			if w.image[i] < 0 {
				array.FailIn(op, "x, %s, with ksize %d, stride %d and pad %d would give an axis of length %d", x.Describe(), k, s, p, w.image[i])
			}
			continue
		}
		w.image[i] = outsize[i]
		if outsize[i] < 0 || outsize[i] > largestStep {
			array.FailIn(op, "outsize is %s, want lengths from 0 to %d", array.ShapeString(outsize), largestStep)
		}
		if windowCount(outsize[i], k, s, p, coverAll) != n {
			array.FailIn(op, "outsize is %s, which pooling brings to %d on axis %d, want the %d of x, %s",
				array.ShapeString(outsize), windowCount(outsize[i], k, s, p, coverAll), i+2, n, x.Describe())
		}
	}
	w.measure(x.Dtype(), x.Shape()[:2])
	return w
}
