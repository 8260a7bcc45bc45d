package links

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
	"nnlua/runtime/functions"
)

func init() {
	add("DeformableConvolution2D(in_channels: integer?, out_channels: integer, ksize: ints, stride: ints = 1, pad: ints = 0, offset_nobias: boolean = false, offset_initialW: value = nil, offset_initial_bias: value = nil, deform_nobias: boolean = false, deform_initialW: value = nil, deform_initial_bias: value = nil) -> DeformableConvolution2D", NewDeformableConvolution2D,
		"(x: float[...]) -> Variable", (*DeformableConvolution2D).Forward)
	catalog.Add("DeformableConvolution2DSampler:__call(x: float[...], offset: float[...]) -> Variable", (*DeformableConvolution2DSampler).Forward, catalog.Links)
}

// DeformableConvolution2D is a convolution whose windows deform.
type DeformableConvolution2D struct{ Chain }

// DeformableConvolution2DOptions are the arguments of L.DeformableConvolution2D after ksize.
type DeformableConvolution2DOptions struct {
	Stride, Pad                       []int
	OffsetNobias, DeformNobias        bool
	OffsetInitialW, OffsetInitialBias any
	DeformInitialW, DeformInitialBias any
}

// NewDeformableConvolution2D makes a convolution of images that learns, too, how
// to move every point of every window (Dai and others, Deformable Convolutional
// Networks, 2017): offset_conv, a Convolution2D, computes the offsets from x, and
// deform_conv convolves x with them. See F.deformable_convolution_2d_sampler.
//
// x is [N, in_channels, height, width]; in_channels = nil leaves the number to the
// first call. The weights of offset_conv are drawn from LeCunNormal; those of
// deform_conv are 0 unless deform_initialW is given. The biases are 0.
//
//	> model = L.DeformableConvolution2D(1, 1, 1, {offset_initialW = 0, deform_initialW = 2})
//	> model(np.array{{{{1, 2}, {3, 4}}}})
//	variable([[[[2. 4.]
//	            [6. 8.]]]])
func NewDeformableConvolution2D(s *Session, inChannels *int, outChannels int, ksize []int, opt DeformableConvolution2DOptions) *DeformableConvolution2D {
	l := &DeformableConvolution2D{}
	l.setUp(s, l)
	ksize = forAxes("ksize", ksize, 2)
	offset := ConvolutionOptions{Stride: opt.Stride, Pad: opt.Pad, Nobias: opt.OffsetNobias, InitialW: opt.OffsetInitialW, InitialBias: opt.OffsetInitialBias, Dilate: []int{1}, Groups: 1}
	l.AddLink("offset_conv", NewConvolution2D(s, inChannels, []int{2 * ksize[0] * ksize[1]}, ksize, offset))
	deform := offset
	deform.Nobias, deform.InitialW, deform.InitialBias = opt.DeformNobias, opt.DeformInitialW, opt.DeformInitialBias
	if deform.InitialW == nil {
		deform.InitialW = constant(0)
	}
	l.AddLink("deform_conv", newSampler(s, inChannels, outChannels, ksize, deform))
	return l
}

// Forward computes the offsets and convolves x with W at them.
//
//	> model = L.DeformableConvolution2D(1, 1, 2, {offset_initialW = 0, deform_initialW = 1})
//	> model:forward(np.ones{1, 1, 2, 2})
//	variable([[[[4.]]]])
func (l *DeformableConvolution2D) Forward(x *Variable) *Variable {
	offset := l.run("offset_conv", x)
	d, ok := l.attribute("deform_conv").(*DeformableConvolution2DSampler)
	if !ok {
		array.FailIn("DeformableConvolution2D", "deform_conv was replaced by another kind of link")
	}
	y := d.Around([]any{x, offset}, func() []any { return []any{d.Forward(x, offset)} })
	return y[0].(*Variable)
}

// Apply is a call, hooks and all.
func (l *DeformableConvolution2D) Apply(x *Variable) *Variable {
	return l.between(x, func() *Variable { return l.Forward(x) })
}

// DeformableConvolution2DSampler is the part of a DeformableConvolution2D that
// gets the offsets from outside.
type DeformableConvolution2DSampler struct{ Windowed }

func newSampler(s *Session, in *int, out int, ksize []int, opt ConvolutionOptions) *DeformableConvolution2DSampler {
	l := &DeformableConvolution2DSampler{}
	nobias := opt.Nobias
	opt.Nobias = true // b follows, since it waits for the first call as W does
	l.build(s, l, 2, in, []int{out}, ksize, opt)
	if !nobias {
		l.B = l.bias("b", opt.InitialBias)
	}
	if in != nil {
		l.readyBias()
	}
	return l
}

func (l *DeformableConvolution2DSampler) readyBias() {
	if l.B != nil && !l.B.IsInitialized() {
		l.B.Initialize([]int{l.OutChannels})
	}
}

// Forward convolves x with W at the offsets. See
// [functions.DeformableConvolution2DSampler].
func (l *DeformableConvolution2DSampler) Forward(x, offset *Variable) *Variable {
	l.ready(x)
	l.readyBias()
	return functions.DeformableConvolution2DSampler(x, offset, &l.W.Variable, l.B.orNil(), l.Stride, l.Pad)
}
