package links

import "nnlua/runtime/functions"

func init() {
	add("Inception(in_channels: integer?, out1: integer, proj3: integer, out3: integer, proj5: integer, out5: integer, proj_pool: integer, conv_init: value = nil, bias_init: value = nil) -> Inception", NewInception,
		"(x: float[...]) -> Variable", (*Inception).Forward)
}

// Inception is the module of GoogLeNet.
type Inception struct{ Chain }

// InceptionOptions are the arguments of L.Inception after the sizes.
type InceptionOptions struct{ ConvInit, BiasInit any }

// NewInception makes the module of GoogLeNet (Szegedy and others, Going Deeper
// with Convolutions, 2015), which looks at images through windows of several
// sizes at once. x is [N, in_channels, height, width]; the result has the same
// height and width and the channels of four branches after each other, all of
// them through relu:
//
// 日本語: GoogLeNet の Inception モジュールを作ります。
//
//	conv1            windows of 1 to out1 channels
//	proj3, conv3     windows of 1 to proj3 channels, relu, windows of 3 to out3
//	proj5, conv5     windows of 1 to proj5 channels, relu, windows of 5 to out5
//	projp            the largest of 3 x 3, windows of 1 to proj_pool channels
//
// in_channels = nil leaves the number to the first call. conv_init and bias_init
// are initialW and initial_bias of all convolutions.
//
//	> model = L.Inception(nil, 1, 1, 2, 1, 1, 1)
//	> model(np.ones{1, 3, 4, 4}).shape[2]
//	5
func NewInception(s *Session, inChannels *int, out1, proj3, out3, proj5, out5, projPool int, opt InceptionOptions) *Inception {
	l := &Inception{}
	l.setUp(s, l)
	conv := func(name string, in *int, out, ksize int) {
		o := ConvolutionDefaults
		o.Pad, o.InitialW, o.InitialBias = []int{ksize / 2}, opt.ConvInit, opt.BiasInit
		l.AddLink(name, NewConvolution2D(s, in, []int{out}, []int{ksize}, o))
	}
	conv("conv1", inChannels, out1, 1)
	conv("proj3", inChannels, proj3, 1)
	conv("conv3", &proj3, out3, 3)
	conv("proj5", inChannels, proj5, 1)
	conv("conv5", &proj5, out5, 5)
	conv("projp", inChannels, projPool, 1)
	return l
}

// Forward joins the four branches.
//
//	> model = L.Inception(nil, 1, 1, 2, 1, 1, 1)
//	> model:forward(np.ones{1, 3, 4, 4}).shape[2]
//	5
func (l *Inception) Forward(x *Variable) *Variable {
	y1 := l.run("conv1", x)
	y3 := l.run("conv3", functions.ReLU(l.run("proj3", x)))
	y5 := l.run("conv5", functions.ReLU(l.run("proj5", x)))
	pool := l.run("projp", functions.MaxPooling2D(x, []int{3}, []int{1}, []int{1}, true, false)[0].(*Variable))
	return functions.ReLU(functions.Concat([]*Variable{y1, y3, y5, pool}, 1))
}

// Apply is a call, hooks and all.
func (l *Inception) Apply(x *Variable) *Variable {
	return l.between(x, func() *Variable { return l.Forward(x) })
}
