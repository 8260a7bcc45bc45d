package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.deconvolution_1d(x: float[...], W: float[...], b: float[O]? = nil, stride: ints = 1, pad: ints = 0, outsize: ints? = nil, dilate: ints = 1, groups: integer = 1) -> float[...]", Deconvolution1D, catalog.Connection)
	catalog.Add("F.deconvolution_2d(x: float[...], W: float[...], b: float[O]? = nil, stride: ints = 1, pad: ints = 0, outsize: ints? = nil, dilate: ints = 1, groups: integer = 1) -> float[...]", Deconvolution2D, catalog.Connection)
	catalog.Add("F.deconvolution_3d(x: float[...], W: float[...], b: float[O]? = nil, stride: ints = 1, pad: ints = 0, outsize: ints? = nil, dilate: ints = 1, groups: integer = 1) -> float[...]", Deconvolution3D, catalog.Connection)
	catalog.Add("F.deconvolution_nd(x: float[...], W: float[...], b: float[O]? = nil, stride: ints = 1, pad: ints = 0, outsize: ints? = nil, dilate: ints = 1, groups: integer = 1) -> float[...]", DeconvolutionND, catalog.Connection)
}

// DeconvolutionOptions are the optional arguments of a deconvolution. Stride, Pad
// and Dilate hold one number for all axes or one for each. Outsize is nil or has one
// length per axis.
type DeconvolutionOptions struct {
	Stride, Pad, Outsize, Dilate []int
	Groups                       int
}

// Deconvolution2D is the transposed convolution, the gradient of convolution_2d with
// respect to its image: every element of x[n, c] spreads W[c, o] over a window of
// y[n, o], windows lie stride apart and add up where they overlap, and b[o] is added.
//
// 日本語: 2次元の転置畳み込みをします。画像を大きくするときに使います。
//
// x is [images, C, height, width], W is [C, O/groups, kh, kw], b is [O] or nil and
// has the dtype of x. The result is [images, O, oh, ow] with
// oh = stride*(height-1) + dilate*(kh-1) + 1 - 2*pad: pad lines are cut off at every
// side. outsize = {oh, ow} chooses another size, one from which a convolution with
// these arguments comes back to the size of x.
//
// stride and dilate are at least 1, pad at least 0; each is one number or {vertical,
// horizontal}. groups cuts the channels of x and of the result into as many equal parts.
//
//	> x = np.array{{{{1, 2}, {3, 4}}}}
//	> F.deconvolution_2d(x, np.ones{1, 1, 2, 2})
//	variable([[[[ 1.  3.  2.]
//	            [ 4. 10.  6.]
//	            [ 3.  7.  4.]]]])
//	> F.deconvolution_2d(x, np.ones{1, 1, 1, 1}, nil, {stride = 2, outsize = {4, 3}})
//	variable([[[[1. 0. 2.]
//	            [0. 0. 0.]
//	            [3. 0. 4.]
//	            [0. 0. 0.]]]])
func Deconvolution2D(x, W, b *Variable, opt DeconvolutionOptions) *Variable {
	sameBiasDtype("deconvolution_2d", x, b)
	return deconvolve("deconvolution_2d", 2, x, W, b, opt)
}

// Deconvolution1D is the transposed convolution of rows of numbers.
//
// x is [rows, C, length], W is [C, O/groups, k], b is [O] or nil. The result is
// [rows, O, stride*(length-1) + dilate*(k-1) + 1 - 2*pad]. Everything else is as in
// deconvolution_2d.
//
//	> F.deconvolution_1d(np.array{{{1, 2}}}, np.array{{{1, 1, 1}}}, nil, {stride = 2})
//	variable([[[1. 1. 3. 2. 2.]]])
func Deconvolution1D(x, W, b *Variable, opt DeconvolutionOptions) *Variable {
	return deconvolve("deconvolution_1d", 1, x, W, b, opt)
}

// Deconvolution3D is the transposed convolution of bodies: deconvolution_2d with one
// axis more.
//
// x is [bodies, C, depth, height, width], W is [C, O/groups, kd, kh, kw], b is [O] or
// nil. stride, pad and dilate are one number or three.
//
//	> F.deconvolution_3d(np.ones{1, 3, 1, 1, 2}, np.ones{3, 1, 1, 2, 2})
//	variable([[[[[3. 6. 3.]
//	             [3. 6. 3.]]]]])
func Deconvolution3D(x, W, b *Variable, opt DeconvolutionOptions) *Variable {
	return deconvolve("deconvolution_3d", 3, x, W, b, opt)
}

// DeconvolutionND is the transposed convolution over any number of axes, as many as x
// has after images and channels; see deconvolution_2d.
//
// x is [images, C, d1, d2, ...], W is [C, O/groups, k1, k2, ...], b is [O] or nil.
// stride, pad and dilate are one number or one for each axis.
//
//	> F.deconvolution_nd(np.ones{1, 3, 4}, np.ones{3, 1, 3}, nil, {stride = 2, pad = 1, outsize = {8}})
//	variable([[[3. 6. 3. 6. 3. 6. 3. 3.]]])
func DeconvolutionND(x, W, b *Variable, opt DeconvolutionOptions) *Variable {
	return deconvolve("deconvolution_nd", max(0, len(x.Shape())-2), x, W, b, opt)
}

func deconvolve(op string, axes int, x, W, b *Variable, opt DeconvolutionOptions) *Variable {
	c := convCheck{op: op, x: x.Data(), w: W.Data()}
	w := c.window(axes, opt.Stride, opt.Pad, opt.Dilate)
	if opt.Outsize != nil && len(opt.Outsize) != axes {
		c.fail("outsize is %s, want one length for each of %d axes", array.ShapeString(opt.Outsize), axes)
	}
	for i := range w {
		c.deconvAxis(&w[i], i, opt.Outsize)
	}
	s := &convShape{window: w, images: c.x.Shape()[0], xChannels: c.w.Shape()[1] * opt.Groups, yChannels: c.x.Shape()[1], groups: opt.Groups}
	if s.yChannels != c.w.Shape()[0] {
		c.fail("x has %d channels, W wants %d", s.yChannels, c.w.Shape()[0])
	}
	c.groups(s.yChannels, opt.Groups)
	c.bias(b, s.xChannels)
	if b == nil {
		return apply1(op, &deconvolution{shape: s}, x, W)
	}
	return apply1(op, &deconvolution{shape: s}, x, W, b)
}

// deconvAxis fills in the lengths along axis i of the images.
func (c convCheck) deconvAxis(a *convAxis, i int, outsize []int) {
	a.out = c.x.Shape()[2+i]
	a.in = deconvOutSize(a.out, a.ksize, a.stride, a.pad, a.dilate)
	if outsize != nil {
		a.in = outsize[i]
		least, most := convOutSize(a.in, a.ksize, a.stride, a.pad, false, a.dilate), convOutSize(a.in, a.ksize, a.stride, a.pad, true, a.dilate)
		if a.out < least || a.out > most {
			c.fail("outsize is %s, but a convolution of axis %d of that length has %d to %d places, not the %d of x", array.ShapeString(outsize), 2+i, least, most, a.out)
		}
	}
	if a.in < 1 {
		c.fail("axis %d of the result would have %d elements", 2+i, a.in)
	}
}
