package links

import (
	"math"

	"nnlua/runtime/functions"
)

func init() {
	add("DepthwiseConvolution2D(in_channels: integer?, channel_multiplier: integer, ksize: ints, stride: ints = 1, pad: ints = 0, nobias: boolean = false, initialW: value = nil, initial_bias: value = nil) -> DepthwiseConvolution2D", NewDepthwiseConvolution2D,
		"(x: float[...]) -> Variable", (*DepthwiseConvolution2D).Forward)
	optional("DepthwiseConvolution2D.b: Parameter?", func(l *DepthwiseConvolution2D) **Parameter { return &l.B })
	field("DepthwiseConvolution2D.channel_multiplier: integer", func(l *DepthwiseConvolution2D) *int { return &l.ChannelMultiplier })
	field("DepthwiseConvolution2D.ksize: ints", func(l *DepthwiseConvolution2D) *[]int { return &l.Ksize })
	field("DepthwiseConvolution2D.stride: ints", func(l *DepthwiseConvolution2D) *[]int { return &l.Stride })
	field("DepthwiseConvolution2D.pad: ints", func(l *DepthwiseConvolution2D) *[]int { return &l.Pad })
}

// DepthwiseConvolution2D convolves every channel for itself. W is
// (channel_multiplier, in_channels, kh, kw), b has one number for each channel of
// the result or is absent.
type DepthwiseConvolution2D struct {
	Link
	W, B               *Parameter
	ChannelMultiplier  int
	Ksize, Stride, Pad []int
}

// NewDepthwiseConvolution2D makes a convolution of images that looks at every
// channel for itself, with channel_multiplier windows for each: x is [N,
// in_channels, height, width], the result has in_channels * channel_multiplier
// channels. See F.depthwise_convolution_2d.
//
// W is drawn from the normal distribution with standard deviation
// sqrt(1 / (in_channels * kh * kw)), b is 0; initialW and initial_bias change that.
// With in_channels = nil the first call tells the number of channels.
//
//	> x = np.array{{{{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}}}
//	> L.DepthwiseConvolution2D(2, 1, 2, {initialW = 1})(x):reshape(2)
//	variable([10. 26.])
func NewDepthwiseConvolution2D(s *Session, inChannels *int, channelMultiplier int, ksize []int, opt ConvolutionOptions) *DepthwiseConvolution2D {
	l := &DepthwiseConvolution2D{
		ChannelMultiplier: channelMultiplier,
		Ksize:             forAxes("ksize", ksize, 2), Stride: forAxes("stride", opt.Stride, 2), Pad: forAxes("pad", opt.Pad, 2),
	}
	l.setUp(s, l)
	l.W = l.AddParam("W", initializerOf(opt.InitialW, NewHeNormal(1/math.Sqrt2, nil, "fan_in", nil)), nil)
	if !opt.Nobias {
		l.B = l.bias("b", opt.InitialBias)
	}
	if inChannels != nil {
		l.InitializeParams(*inChannels)
	}
	return l
}

// InitializeParams tells W and b the number of channels of x.
func (l *DepthwiseConvolution2D) InitializeParams(in int) {
	l.W.Initialize([]int{l.ChannelMultiplier, in, l.Ksize[0], l.Ksize[1]})
	if l.B != nil {
		l.B.Initialize([]int{l.ChannelMultiplier * in})
	}
}

// Forward convolves x with W. See [functions.DepthwiseConvolution2D].
//
//	> model = L.DepthwiseConvolution2D(1, 1, 1, {initialW = 3})
//	> model:forward(np.ones{1, 1, 1, 2})
//	variable([[[[3. 3.]]]])
func (l *DepthwiseConvolution2D) Forward(x *Variable) *Variable {
	if !l.W.IsInitialized() {
		l.InitializeParams(channelsOf(&l.Link, x))
	}
	return functions.DepthwiseConvolution2D(x, &l.W.Variable, l.B.orNil(), l.Stride, l.Pad)
}

// Apply is a call, hooks and all.
func (l *DepthwiseConvolution2D) Apply(x *Variable) *Variable {
	return l.between(x, func() *Variable { return l.Forward(x) })
}
