package links

import (
	"nnlua/runtime/array"
	"nnlua/runtime/functions"
)

func init() {
	add("LocalConvolution2D(in_channels: integer?, out_channels: integer, in_size: ints? = nil, ksize: ints? = nil, stride: ints = 1, nobias: boolean = false, initialW: value = nil, initial_bias: value = nil) -> LocalConvolution2D", NewLocalConvolution2D,
		"(x: float[...]) -> Variable", (*LocalConvolution2D).Forward)
	optional("LocalConvolution2D.b: Parameter?", func(l *LocalConvolution2D) **Parameter { return &l.B })
	field("LocalConvolution2D.out_channels: integer", func(l *LocalConvolution2D) *int { return &l.OutChannels })
	field("LocalConvolution2D.ksize: ints", func(l *LocalConvolution2D) *[]int { return &l.Ksize })
	field("LocalConvolution2D.stride: ints", func(l *LocalConvolution2D) *[]int { return &l.Stride })
}

// LocalConvolution2D is a convolution with a filter of its own at every place. W
// is (out_channels, oh, ow, in_channels, kh, kw), b is (out_channels, oh, ow) or
// absent.
type LocalConvolution2D struct {
	Link
	W, B          *Parameter
	OutChannels   int
	Ksize, Stride []int
}

// LocalConvolution2DOptions are the arguments of L.LocalConvolution2D after in_size.
type LocalConvolution2DOptions struct {
	Ksize, Stride         []int
	Nobias                bool
	InitialW, InitialBias any
}

// NewLocalConvolution2D makes a convolution of images that has filters and a bias
// of its own for every place of the result: x is [N, in_channels, height, width].
// See F.local_convolution_2d.
//
// in_size is the size of the images and ksize that of the windows, each one number
// or {vertical, horizontal}; ksize must be given. With in_channels or in_size nil
// the first call tells both. As in Chainer, W is made for stride 1, the only one
// that works. W is drawn from LeCunNormal, b is 0; initialW and initial_bias change
// that.
//
//	> model = L.LocalConvolution2D(1, 1, 2, 1, {initialW = 2})
//	> model(np.array{{{{1, 2}, {3, 4}}}})
//	variable([[[[2. 4.]
//	            [6. 8.]]]])
func NewLocalConvolution2D(s *Session, inChannels *int, outChannels int, inSize []int, opt LocalConvolution2DOptions) *LocalConvolution2D {
	if opt.Ksize == nil {
		array.Fail("ksize is missing, the size of the windows")
	}
	l := &LocalConvolution2D{OutChannels: outChannels, Ksize: forAxes("ksize", opt.Ksize, 2), Stride: forAxes("stride", opt.Stride, 2)}
	l.setUp(s, l)
	l.W = l.weight("W", opt.InitialW)
	if !opt.Nobias {
		l.B = l.bias("b", opt.InitialBias)
	}
	if inChannels != nil && inSize != nil {
		l.initialize(*inChannels, forAxes("in_size", inSize, 2))
	}
	return l
}

func (l *LocalConvolution2D) initialize(in int, size []int) {
	oh, ow := size[0]-l.Ksize[0]+1, size[1]-l.Ksize[1]+1
	if l.Ksize[0] < 1 || l.Ksize[1] < 1 || oh < 1 || ow < 1 {
		array.FailIn("LocalConvolution2D", "ksize is %s, want windows that fit into images of %s", array.ShapeString(l.Ksize), array.ShapeString(size))
	}
	l.W.Initialize([]int{l.OutChannels, oh, ow, in, l.Ksize[0], l.Ksize[1]})
	if l.B != nil {
		l.B.Initialize([]int{l.OutChannels, oh, ow})
	}
}

// Forward convolves x with W. See [functions.LocalConvolution2D].
//
//	> model = L.LocalConvolution2D(1, 1, {2, 2}, 2, {initialW = 1})
//	> model:forward(np.ones{1, 1, 2, 2})
//	variable([[[[4.]]]])
func (l *LocalConvolution2D) Forward(x *Variable) *Variable {
	if !l.W.IsInitialized() {
		if x.Ndim() != 4 {
			array.FailIn("LocalConvolution2D", "x is %s, want [N, channels, height, width]", x.Data().Describe())
		}
		l.initialize(x.Shape()[1], x.Shape()[2:])
	}
	return functions.LocalConvolution2D(x, &l.W.Variable, l.B.orNil(), l.Stride)
}

// Apply is a call, hooks and all.
func (l *LocalConvolution2D) Apply(x *Variable) *Variable {
	return l.between(x, func() *Variable { return l.Forward(x) })
}
