package links

import "nnlua/runtime/functions"

func init() {
	add("DilatedConvolution2D(in_channels: integer?, out_channels: ints, ksize: ints? = nil, stride: ints = 1, pad: ints = 0, dilate: ints = 1, nobias: boolean = false, initialW: value = nil, initial_bias: value = nil) -> DilatedConvolution2D", NewDilatedConvolution2D,
		"(x: float[...]) -> Variable", (*DilatedConvolution2D).Forward)
}

// DilatedConvolution2D is the convolution of images with spread windows.
type DilatedConvolution2D struct{ ConvolutionND }

// NewDilatedConvolution2D makes a convolution of images whose windows have their
// points dilate apart (Yu and Koltun, 2016): L.Convolution2D with its arguments in
// another order, and without groups. See F.dilated_convolution_2d.
//
//	> x = np.arange(9):reshape(1, 1, 3, 3):astype("float32")
//	> L.DilatedConvolution2D(1, 1, 2, {dilate = 2, initialW = 1})(x)
//	variable([[[[16.]]]])
func NewDilatedConvolution2D(s *Session, inChannels *int, outChannels, ksize []int, opt ConvolutionOptions) *DilatedConvolution2D {
	l := &DilatedConvolution2D{}
	opt.Groups = 1
	l.build(s, l, 2, inChannels, outChannels, ksize, opt)
	return l
}

// Forward convolves x with W. See [functions.DilatedConvolution2D].
//
//	> model = L.DilatedConvolution2D(1, 1, 2, {dilate = 2, initialW = 1})
//	> model:forward(np.ones{1, 1, 3, 3})
//	variable([[[[4.]]]])
func (l *DilatedConvolution2D) Forward(x *Variable) *Variable {
	l.ready(x)
	return functions.DilatedConvolution2D(x, &l.W.Variable, l.B.orNil(), l.arguments())
}

// Apply is a call, hooks and all.
func (l *DilatedConvolution2D) Apply(x *Variable) *Variable {
	return l.between(x, func() *Variable { return l.Forward(x) })
}
