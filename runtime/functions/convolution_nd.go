package functions

import "nnlua/runtime/catalog"

func init() {
	catalog.Add("F.convolution_1d(x: float[...], W: float[...], b: float[O]? = nil, stride: ints = 1, pad: ints = 0, cover_all: boolean = false, dilate: ints = 1, groups: integer = 1) -> float[...]", Convolution1D, catalog.Connection)
	catalog.Add("F.convolution_2d(x: float[...], W: float[...], b: float[O]? = nil, stride: ints = 1, pad: ints = 0, cover_all: boolean = false, dilate: ints = 1, groups: integer = 1) -> float[...]", Convolution2D, catalog.Connection)
	catalog.Add("F.convolution_3d(x: float[...], W: float[...], b: float[O]? = nil, stride: ints = 1, pad: ints = 0, cover_all: boolean = false, dilate: ints = 1, groups: integer = 1) -> float[...]", Convolution3D, catalog.Connection)
	catalog.Add("F.convolution_nd(x: float[...], W: float[...], b: float[O]? = nil, stride: ints = 1, pad: ints = 0, cover_all: boolean = false, dilate: ints = 1, groups: integer = 1) -> float[...]", ConvolutionND, catalog.Connection)
}

// ConvolutionOptions are the optional arguments of a convolution. Stride, Pad and
// Dilate hold one number for all axes or one for each.
type ConvolutionOptions struct {
	Stride, Pad []int
	CoverAll    bool
	Dilate      []int
	Groups      int
}

// Convolution2D slides windows over images: y[n, o, i, j] is the sum of
// W[o, c, k, l] * x[n, c, i*stride + k*dilate - pad, j*stride + l*dilate - pad]
// over all c, k and l, plus b[o]. The window is not flipped. Beyond the edge of x
// lie zeros, pad of them on every side.
//
// 日本語: 画像の2次元畳み込みをします。
//
// x is [images, C, height, width], W is [O, C/groups, kh, kw], b is [O] or nil and
// has the dtype of x. The result is [images, O, oh, ow] with
// oh = (height + 2*pad - dilate*(kh-1) - 1) / stride + 1, rounded down, or up if
// cover_all is true, so that windows reach every element; ow likewise. It has the
// dtype of x.
//
// stride and dilate are at least 1, pad at least 0; each is one number or {vertical,
// horizontal}. groups cuts the channels of x and of the result into as many equal
// parts; each part of the result sees only the same part of x.
//
//	> x = np.arange(9):reshape(1, 1, 3, 3):astype("float32")
//	> F.convolution_2d(x, np.ones{1, 1, 2, 2})
//	variable([[[[ 8. 12.]
//	            [20. 24.]]]])
//	> F.convolution_2d(x, np.ones{1, 1, 2, 2}, np.array{0.5}, {stride = 2, pad = 1})
//	variable([[[[ 0.5  3.5]
//	            [ 9.5 24.5]]]])
func Convolution2D(x, W, b *Variable, opt ConvolutionOptions) *Variable {
	sameBiasDtype("convolution_2d", x, b)
	return convolve("convolution_2d", 2, x, W, b, opt)
}

// Convolution1D slides windows over rows of numbers, such as sounds:
// y[n, o, i] is the sum of W[o, c, k] * x[n, c, i*stride + k*dilate - pad] over
// all c and k, plus b[o].
//
// x is [rows, C, length], W is [O, C/groups, k], b is [O] or nil. Everything else
// is as in convolution_2d.
//
//	> F.convolution_1d(np.array{{{1, 2, 3, 4}}}, np.array{{{-1, 1}}})
//	variable([[[1. 1. 1.]]])
func Convolution1D(x, W, b *Variable, opt ConvolutionOptions) *Variable {
	return convolve("convolution_1d", 1, x, W, b, opt)
}

// Convolution3D slides windows over bodies, such as a stack of images:
// convolution_2d with one axis more.
//
// x is [bodies, C, depth, height, width], W is [O, C/groups, kd, kh, kw], b is [O]
// or nil. stride, pad and dilate are one number or three.
//
//	> F.convolution_3d(np.ones{1, 1, 2, 2, 3}, np.ones{1, 1, 2, 2, 2})
//	variable([[[[[8. 8.]]]]])
func Convolution3D(x, W, b *Variable, opt ConvolutionOptions) *Variable {
	return convolve("convolution_3d", 3, x, W, b, opt)
}

// ConvolutionND is the convolution over any number of axes, as many as x has
// after images and channels; see convolution_2d.
//
// x is [images, C, d1, d2, ...], W is [O, C/groups, k1, k2, ...], b is [O] or nil.
// stride, pad and dilate are one number or one for each axis.
//
//	> F.convolution_nd(np.ones{1, 3, 8}, np.ones{1, 3, 3}, nil, {stride = 2, pad = 1})
//	variable([[[6. 9. 9. 9.]]])
func ConvolutionND(x, W, b *Variable, opt ConvolutionOptions) *Variable {
	return convolve("convolution_nd", max(0, len(x.Shape())-2), x, W, b, opt)
}

func convolve(op string, axes int, x, W, b *Variable, opt ConvolutionOptions) *Variable {
	c := convCheck{op: op, x: x.Data(), w: W.Data()}
	w := c.window(axes, opt.Stride, opt.Pad, opt.Dilate)
	for i := range w {
		a := &w[i]
		a.in = c.x.Shape()[2+i]
		a.out = convOutSize(a.in, a.ksize, a.stride, a.pad, opt.CoverAll, a.dilate)
		if a.out < 1 {
			c.fail("a window of %d does not fit: axis %d of x has %d elements, %d with the padding", a.dilate*(a.ksize-1)+1, 2+i, a.in, a.in+2*a.pad)
		}
	}
	s := &convShape{window: w, images: c.x.Shape()[0], xChannels: c.x.Shape()[1], yChannels: c.w.Shape()[0], groups: opt.Groups}
	c.groups(s.yChannels, opt.Groups)
	if want := c.w.Shape()[1] * opt.Groups; s.xChannels != want {
		c.fail("x has %d channels, want those of W, %d, times groups, %d", s.xChannels, c.w.Shape()[1], opt.Groups)
	}
	c.bias(b, s.yChannels)
	if b == nil {
		return apply1(op, &convolution{shape: s}, x, W)
	}
	return apply1(op, &convolution{shape: s}, x, W, b)
}
