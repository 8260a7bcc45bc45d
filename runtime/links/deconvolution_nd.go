package links

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
	"nnlua/runtime/functions"
)

func init() {
	const rest = "stride: ints = 1, pad: ints = 0, nobias: boolean = false, outsize: ints? = nil, initialW: value = nil, initial_bias: value = nil, dilate: ints = 1, groups: integer = 1) -> "
	catalog.Add("L.Deconvolution1D(in_channels: integer?, out_channels: ints, ksize: ints, "+rest+"Deconvolution1D", NewDeconvolution1D, catalog.Links)
	catalog.Add("L.Deconvolution3D(in_channels: integer?, out_channels: ints, ksize: ints, "+rest+"Deconvolution3D", NewDeconvolution3D, catalog.Links)
	add("DeconvolutionND(ndim: integer, in_channels: integer?, out_channels: ints, ksize: ints? = nil, "+rest+"DeconvolutionND", NewDeconvolutionND,
		"(x: float[...]) -> Variable", (*DeconvolutionND).Forward)
	add("Deconvolution2D(in_channels: integer?, out_channels: ints, ksize: ints? = nil, "+rest+"Deconvolution2D", NewDeconvolution2D,
		"(x: float[...]) -> Variable", (*Deconvolution2D).Forward)
	field("DeconvolutionND.outsize: ints?", func(l *DeconvolutionND) *[]int { return &l.Outsize })
}

// DeconvolutionND is the transposed convolution over any number of axes. W is
// (in_channels, out_channels / groups, ksize ...), b is (out_channels,) or absent.
type DeconvolutionND struct {
	Windowed
	Outsize []int // nil, or one length for each axis of the result
}

// Deconvolution1D is the transposed convolution of rows of numbers.
type Deconvolution1D struct{ DeconvolutionND }

// Deconvolution2D is the transposed convolution of images.
type Deconvolution2D struct{ DeconvolutionND }

// Deconvolution3D is the transposed convolution of bodies.
type Deconvolution3D struct{ DeconvolutionND }

// NewDeconvolutionND makes a transposed convolution over ndim axes, which makes
// arrays larger where a convolution makes them smaller: x is [N, in_channels, d1,
// d2, ...]. See F.deconvolution_nd for the formula and for stride, pad, outsize,
// dilate and groups.
//
// The other arguments are those of L.ConvolutionND; with in_channels = nil, or
// without ksize, the first call tells the number of channels.
//
//	> L.DeconvolutionND(1, 1, 1, 3, 2, {initialW = 1})(np.array{{{1, 2}}})
//	variable([[[1. 1. 3. 2. 2.]]])
func NewDeconvolutionND(s *Session, ndim int, inChannels *int, outChannels, ksize []int, opt ConvolutionOptions) *DeconvolutionND {
	l := &DeconvolutionND{}
	l.build(s, l, ndim, inChannels, outChannels, ksize, opt)
	return l
}

// NewDeconvolution1D makes a transposed convolution of rows of numbers: x is
// [N, in_channels, length]. It is DeconvolutionND with one axis.
//
//	> L.Deconvolution1D(nil, 1, 2, {initialW = 1})(np.array{{{1, 2}}})
//	variable([[[1. 3. 2.]]])
func NewDeconvolution1D(s *Session, inChannels *int, outChannels, ksize []int, opt ConvolutionOptions) *Deconvolution1D {
	l := &Deconvolution1D{}
	l.build(s, l, 1, inChannels, outChannels, ksize, opt)
	return l
}

// NewDeconvolution3D makes a transposed convolution of bodies: x is
// [N, in_channels, depth, height, width]. It is DeconvolutionND with three axes.
//
//	> L.Deconvolution3D(1, 1, {1, 1, 2}, {initialW = 1})(np.ones{1, 1, 1, 1, 2})
//	variable([[[[[1. 2. 1.]]]]])
func NewDeconvolution3D(s *Session, inChannels *int, outChannels, ksize []int, opt ConvolutionOptions) *Deconvolution3D {
	l := &Deconvolution3D{}
	l.build(s, l, 3, inChannels, outChannels, ksize, opt)
	return l
}

// NewDeconvolution2D makes a transposed convolution of images: x is
// [N, in_channels, height, width]. See F.deconvolution_2d for the formula and for
// stride, pad, outsize, dilate and groups.
//
// 日本語: 2次元の転置畳み込み層を作ります。
//
// W is [in_channels, out_channels / groups, kh, kw] and drawn from LeCunNormal;
// b is [out_channels] and 0, or absent with nobias = true; initialW and
// initial_bias change that. With in_channels = nil, or without ksize, the first
// call tells the number of channels.
//
//	> L.Deconvolution2D(1, 1, 2, {initialW = 1})(np.array{{{{1, 2}, {3, 4}}}})
//	variable([[[[ 1.  3.  2.]
//	            [ 4. 10.  6.]
//	            [ 3.  7.  4.]]]])
func NewDeconvolution2D(s *Session, inChannels *int, outChannels, ksize []int, opt ConvolutionOptions) *Deconvolution2D {
	l := &Deconvolution2D{}
	l.build(s, l, 2, inChannels, outChannels, ksize, opt)
	wantShape("initial_bias", opt.InitialBias, l.OutChannels)
	return l
}

func (l *DeconvolutionND) build(s *Session, self any, ndim int, in *int, out, ksize []int, opt ConvolutionOptions) {
	l.transposed, l.Outsize = true, opt.Outsize
	l.Windowed.build(s, self, ndim, in, out, ksize, opt)
}

// wantShape refuses an array that would only broadcast to the parameter.
func wantShape(name string, initial any, shape ...int) {
	if a, ok := initial.(*Array); ok && !array.SameShape(a.Shape(), shape) {
		array.Fail("%s is %s, want the shape %s", name, a.Describe(), array.ShapeString(shape))
	}
}

// arguments are those of the function that Forward calls.
func (l *DeconvolutionND) arguments() functions.DeconvolutionOptions {
	return functions.DeconvolutionOptions{Stride: l.Stride, Pad: l.Pad, Outsize: l.Outsize, Dilate: l.Dilate, Groups: l.Groups}
}

// Forward spreads x by W. See [functions.DeconvolutionND].
//
//	> model = L.DeconvolutionND(1, 1, 1, 2, {initialW = 1})
//	> model:forward(np.ones{1, 1, 2})
//	variable([[[1. 2. 1.]]])
func (l *DeconvolutionND) Forward(x *Variable) *Variable {
	l.ready(x)
	return functions.DeconvolutionND(x, &l.W.Variable, l.B.orNil(), l.arguments())
}

// Apply is a call, hooks and all.
func (l *DeconvolutionND) Apply(x *Variable) *Variable {
	return l.between(x, func() *Variable { return l.Forward(x) })
}

// Forward spreads x by W. See [functions.Deconvolution2D].
//
//	> model = L.Deconvolution2D(1, 1, 2, {initialW = 1})
//	> model:forward(np.ones{1, 1, 1, 2})
//	variable([[[[1. 2. 1.]
//	            [1. 2. 1.]]]])
func (l *Deconvolution2D) Forward(x *Variable) *Variable {
	l.ready(x)
	return functions.Deconvolution2D(x, &l.W.Variable, l.B.orNil(), l.arguments())
}

// Apply is a call, hooks and all.
func (l *Deconvolution2D) Apply(x *Variable) *Variable {
	return l.between(x, func() *Variable { return l.Forward(x) })
}
