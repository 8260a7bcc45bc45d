package links

import "nnlua/runtime/array"

func init() {
	add("MLPConvolution2D(in_channels: ints?, out_channels: ints, ksize: ints? = nil, stride: ints = 1, pad: ints = 0, activation: value = nil, conv_init: value = nil, bias_init: value = nil) -> MLPConvolution2D", NewMLPConvolution2D,
		"(x: float[...]) -> Variable", (*MLPConvolution2D).Forward)
	field("MLPConvolution2D.activation: value", func(l *MLPConvolution2D) *any { return &l.Activation })
}

// MLPConvolution2D is a convolution with a small network in place of a filter.
type MLPConvolution2D struct {
	ChainList
	Activation any // see activate
}

// MLPConvolution2DOptions are the arguments of L.MLPConvolution2D after ksize.
type MLPConvolution2DOptions struct {
	Stride, Pad                    []int
	Activation, ConvInit, BiasInit any
}

// NewMLPConvolution2D makes a convolution of images in which a small network looks
// at every window (Lin and others, Network In Network, arXiv:1312.4400): a
// Convolution2D with windows of ksize, stride and pad, and after it others with
// windows of 1, with an activation between them. x is [N, in_channels, height,
// width].
//
// 日本語: 畳み込みの後に小さな全結合を重ねる層（Network in Network）を作ります。
//
// out_channels holds the number of channels after each layer. activation is a
// function or a link, F.relu if it is nil. in_channels = nil leaves the number to
// the first call; L.MLPConvolution2D({8, 4}, 3), without ksize, leaves it out.
// conv_init and bias_init are initialW and initial_bias of all layers.
//
//	> model = L.MLPConvolution2D(1, {2, 1}, 2, {conv_init = 1})
//	> model(np.array{{{{1, 2}, {3, 4}}}})
//	variable([[[[20.]]]])
//	> #model
//	2
func NewMLPConvolution2D(s *Session, inChannels, outChannels, ksize []int, opt MLPConvolution2DOptions) *MLPConvolution2D {
	if ksize == nil {
		inChannels, outChannels, ksize = nil, inChannels, outChannels
	}
	if len(outChannels) == 0 || len(inChannels) > 1 {
		array.Fail("want the number of channels of x, a table of those after each layer, and ksize")
	}
	checkActivation("activation", opt.Activation)
	l := &MLPConvolution2D{Activation: opt.Activation}
	l.setUp(s, l)
	conv := ConvolutionDefaults
	conv.Stride, conv.Pad, conv.InitialW, conv.InitialBias = opt.Stride, opt.Pad, opt.ConvInit, opt.BiasInit
	var in *int
	if inChannels != nil {
		in = &inChannels[0]
	}
	for i, out := range outChannels {
		l.Append(NewConvolution2D(s, in, []int{out}, ksize, conv))
		in, ksize, conv.Stride, conv.Pad = &outChannels[i], []int{1}, []int{1}, []int{0}
	}
	return l
}

// Forward calls the layers with the activation between them.
//
//	> model = L.MLPConvolution2D(1, {2, 1}, 1, {conv_init = 1})
//	> model:forward(np.ones{1, 1, 1, 2})
//	variable([[[[2. 2.]]]])
//
// 日本語: 畳み込みと全結合を順に計算します。
func (l *MLPConvolution2D) Forward(x *Variable) *Variable {
	for i, c := range l.children {
		if i > 0 {
			x = activate(l.sess, l.Activation, x)
		}
		x = single(l.sess, call(c.value, []any{x}))
	}
	return x
}

// Apply is a call, hooks and all.
func (l *MLPConvolution2D) Apply(x *Variable) *Variable {
	return l.between(x, func() *Variable { return l.Forward(x) })
}
