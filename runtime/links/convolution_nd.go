package links

import (
	"nnlua/runtime/catalog"
	"nnlua/runtime/functions"
)

func init() {
	const rest = "stride: ints = 1, pad: ints = 0, nobias: boolean = false, initialW: value = nil, initial_bias: value = nil, cover_all: boolean = false, dilate: ints = 1, groups: integer = 1) -> "
	catalog.Add("L.Convolution1D(in_channels: integer?, out_channels: ints, ksize: ints, "+rest+"Convolution1D", NewConvolution1D, catalog.Links)
	catalog.Add("L.Convolution3D(in_channels: integer?, out_channels: ints, ksize: ints, "+rest+"Convolution3D", NewConvolution3D, catalog.Links)
	add("ConvolutionND(ndim: integer, in_channels: integer?, out_channels: ints, ksize: ints? = nil, "+rest+"ConvolutionND", NewConvolutionND,
		"(x: float[...]) -> Variable", (*ConvolutionND).Forward)
	field("ConvolutionND.cover_all: boolean", func(l *ConvolutionND) *bool { return &l.CoverAll })
}

// ConvolutionND slides windows over arrays with any number of axes. W is
// (out_channels, in_channels / groups, ksize ...), b is (out_channels,) or absent.
type ConvolutionND struct {
	Windowed
	CoverAll bool
}

// Convolution1D is the convolution of rows of numbers.
type Convolution1D struct{ ConvolutionND }

// Convolution3D is the convolution of bodies.
type Convolution3D struct{ ConvolutionND }

// NewConvolutionND makes a convolution over ndim axes: x is [N, in_channels, d1,
// d2, ...], the result [N, out_channels, ...]. See F.convolution_nd for the
// formula and for stride, pad, cover_all, dilate and groups.
//
// 日本語: 任意の次元の畳み込み層を作ります。
//
// ksize is the size of the window, one number or one for each axis. With
// in_channels = nil the first call tells the number of channels. L.ConvolutionND(2,
// 8, 3) has two axes, 8 channels in the result and windows of 3: without ksize,
// in_channels is left out. W is drawn from LeCunNormal, b is 0; initialW and
// initial_bias change that.
//
//	> model = L.ConvolutionND(1, nil, 2, 3, {initialW = 1})
//	> model(np.arange(4):reshape(1, 1, 4):astype("float32"))
//	variable([[[3. 6.]
//	           [3. 6.]]])
func NewConvolutionND(s *Session, ndim int, inChannels *int, outChannels, ksize []int, opt ConvolutionOptions) *ConvolutionND {
	l := &ConvolutionND{}
	l.build(s, l, ndim, inChannels, outChannels, ksize, opt)
	return l
}

// NewConvolution1D makes a convolution of rows of numbers, such as sounds: x is
// [N, in_channels, length]. It is ConvolutionND with one axis.
//
// 日本語: 1次元畳み込み層を作ります。
//
//	> L.Convolution1D(1, 1, 2, {initialW = 1})(np.array{{{1, 2, 3}}})
//	variable([[[3. 5.]]])
func NewConvolution1D(s *Session, inChannels *int, outChannels, ksize []int, opt ConvolutionOptions) *Convolution1D {
	l := &Convolution1D{}
	l.build(s, l, 1, inChannels, outChannels, ksize, opt)
	return l
}

// NewConvolution3D makes a convolution of bodies: x is [N, in_channels, depth,
// height, width]. It is ConvolutionND with three axes.
//
//	> L.Convolution3D(nil, 1, {1, 2, 2}, {initialW = 1})(np.ones{1, 1, 1, 2, 3})
//	variable([[[[[4. 4.]]]]])
func NewConvolution3D(s *Session, inChannels *int, outChannels, ksize []int, opt ConvolutionOptions) *Convolution3D {
	l := &Convolution3D{}
	l.build(s, l, 3, inChannels, outChannels, ksize, opt)
	return l
}

func (l *ConvolutionND) build(s *Session, self any, ndim int, in *int, out, ksize []int, opt ConvolutionOptions) {
	l.CoverAll = opt.CoverAll
	l.Windowed.build(s, self, ndim, in, out, ksize, opt)
}

// arguments are those of the function that Forward calls.
func (l *ConvolutionND) arguments() functions.ConvolutionOptions {
	return functions.ConvolutionOptions{Stride: l.Stride, Pad: l.Pad, CoverAll: l.CoverAll, Dilate: l.Dilate, Groups: l.Groups}
}

// Forward convolves x with W. See [functions.ConvolutionND].
//
//	> model = L.ConvolutionND(1, 1, 1, 2, {initialW = 1})
//	> model:forward(np.ones{1, 1, 3})
//	variable([[[2. 2.]]])
func (l *ConvolutionND) Forward(x *Variable) *Variable {
	l.ready(x)
	return functions.ConvolutionND(x, &l.W.Variable, l.B.orNil(), l.arguments())
}

// Apply is a call, hooks and all.
func (l *ConvolutionND) Apply(x *Variable) *Variable {
	return l.between(x, func() *Variable { return l.Forward(x) })
}
