package links

import "nnlua/runtime/functions"

func init() {
	add("Convolution2D(in_channels: integer?, out_channels: ints, ksize: ints? = nil, stride: ints = 1, pad: ints = 0, nobias: boolean = false, initialW: value = nil, initial_bias: value = nil, dilate: ints = 1, groups: integer = 1) -> Convolution2D", NewConvolution2D,
		"(x: float[...]) -> Variable", (*Convolution2D).Forward)
	field("Convolution2D.in_channels: integer?", func(l *Convolution2D) **int { return &l.inChannels })
}

// Convolution2D is the convolution of images.
type Convolution2D struct {
	ConvolutionND
	inChannels *int  // as printing shows them
	given      []int // ksize
}

// NewConvolution2D makes a convolution of images: x is [N, in_channels, height,
// width], the result [N, out_channels, ...]. See F.convolution_2d for the formula
// and for stride, pad, dilate and groups.
//
// 日本語: 2次元畳み込み層を作ります。
//
// W is [out_channels, in_channels / groups, kh, kw] and drawn from LeCunNormal;
// b is [out_channels] and 0, or absent with nobias = true. initialW and
// initial_bias take a number, an array, an initializer or a function. ksize is one
// number or {vertical, horizontal}. With in_channels = nil the first call tells the
// number of channels; L.Convolution2D(8, 3) leaves it out: 8 channels in the
// result, windows of 3. stride, pad, dilate and groups are attributes that may be
// changed.
//
//	> model = L.Convolution2D(nil, 1, 2, {initialW = 1, initial_bias = 0.5})
//	> x = np.arange(9):reshape(1, 1, 3, 3):astype("float32")
//	> model(x)
//	variable([[[[ 8.5 12.5]
//	            [20.5 24.5]]]])
func NewConvolution2D(s *Session, inChannels *int, outChannels, ksize []int, opt ConvolutionOptions) *Convolution2D {
	l := &Convolution2D{inChannels: inChannels, given: ksize}
	if ksize == nil {
		l.inChannels, l.given = nil, outChannels
	}
	l.build(s, l, 2, inChannels, outChannels, ksize, opt)
	return l
}

func (l *Convolution2D) printed() []any {
	return []any{"in_channels", l.inChannels, "out_channels", l.OutChannels, "ksize", asGiven(l.given),
		"stride", asGiven(l.Stride), "pad", asGiven(l.Pad), "nobias", l.B == nil, "dilate", asGiven(l.Dilate), "groups", l.Groups}
}

// asGiven is one number where one was given.
func asGiven(sizes []int) any {
	if len(sizes) == 1 {
		return sizes[0]
	}
	return sizes
}

// Forward convolves x with W. See [functions.Convolution2D].
//
//	> model = L.Convolution2D(1, 1, 2, {initialW = 1})
//	> model:forward(np.ones{1, 1, 2, 3})
//	variable([[[[4. 4.]]]])
func (l *Convolution2D) Forward(x *Variable) *Variable {
	l.ready(x)
	return functions.Convolution2D(x, &l.W.Variable, l.B.orNil(), l.arguments())
}

// Apply is a call, hooks and all.
func (l *Convolution2D) Apply(x *Variable) *Variable {
	return l.between(x, func() *Variable { return l.Forward(x) })
}
