package links

import (
	"slices"

	"nnlua/runtime/array"
)

func init() {
	optional("ConvolutionND.b: Parameter?", func(l *Windowed) **Parameter { return &l.B })
	field("ConvolutionND.out_channels: integer", func(l *Windowed) *int { return &l.OutChannels })
	field("ConvolutionND.ksize: ints", func(l *Windowed) *[]int { return &l.Ksize })
	field("ConvolutionND.stride: ints", func(l *Windowed) *[]int { return &l.Stride })
	field("ConvolutionND.pad: ints", func(l *Windowed) *[]int { return &l.Pad })
	field("ConvolutionND.dilate: ints", func(l *Windowed) *[]int { return &l.Dilate })
	field("ConvolutionND.groups: integer", func(l *Windowed) *int { return &l.Groups })
}

// Windowed is what all convolutions and deconvolutions are: filters W that are
// as large as a window of Ksize, a bias B for each channel of the result, and how
// the windows lie.
type Windowed struct {
	Link
	W, B                       *Parameter
	OutChannels                int
	Ksize, Stride, Pad, Dilate []int // one number for each axis
	Groups                     int
	transposed                 bool // W has the channels of x first
}

// ConvolutionOptions are the arguments of the convolutions and deconvolutions
// after ksize. Stride, Pad and Dilate hold one number, or one for each axis.
type ConvolutionOptions struct {
	Stride, Pad           []int
	Nobias                bool
	InitialW, InitialBias any
	CoverAll              bool  // of convolutions only
	Outsize               []int // of deconvolutions only
	Dilate                []int
	Groups                int
}

// ConvolutionDefaults are the options of a convolution where nothing is said.
var ConvolutionDefaults = ConvolutionOptions{Stride: []int{1}, Pad: []int{0}, Dilate: []int{1}, Groups: 1}

// build makes the link, which self embeds, for windows of ndim axes. Without
// ksize, the arguments before it are the number of outputs and the window.
func (l *Windowed) build(s *Session, self any, ndim int, in *int, out, ksize []int, opt ConvolutionOptions) {
	if ndim < 1 || ndim > 30 {
		array.Fail("ndim is %d, want 1 to 30", ndim)
	}
	if ksize == nil {
		if in == nil {
			array.Fail("want out_channels and ksize")
		}
		in, out, ksize = nil, []int{*in}, out
	}
	l.setUp(s, self)
	l.OutChannels = channels(out)
	l.Groups = opt.Groups
	l.Ksize = forAxes("ksize", ksize, ndim)
	l.Stride, l.Pad, l.Dilate = forAxes("stride", opt.Stride, ndim), forAxes("pad", opt.Pad, ndim), forAxes("dilate", opt.Dilate, ndim)
	l.W = l.weight("W", opt.InitialW)
	if in != nil {
		l.InitializeParams(*in)
	}
	if !opt.Nobias {
		l.B = l.bias("b", opt.InitialBias, l.OutChannels)
	}
}

// channels reads out_channels, which has a list's type because it may be the window.
func channels(out []int) int {
	if len(out) != 1 || out[0] < 0 {
		array.Fail("out_channels is %s, want a number", array.ShapeString(out))
	}
	return out[0]
}

// forAxes returns one number for each axis.
func forAxes(name string, given []int, ndim int) []int {
	if len(given) == 1 {
		return slices.Repeat(given, ndim)
	}
	if len(given) != ndim {
		array.Fail("%s is %s, want one number, or one for each of %d axes", name, array.ShapeString(given), ndim)
	}
	return slices.Clone(given)
}

// InitializeParams tells W the number of channels of x.
func (l *Windowed) InitializeParams(in int) {
	name := className(&l.Link)
	if l.Groups < 1 || l.OutChannels%l.Groups != 0 || in%l.Groups != 0 {
		array.FailIn(name, "groups is %d, want a number that divides the channels of x, %d, and of the result, %d", l.Groups, in, l.OutChannels)
	}
	if slices.Min(append([]int{1}, l.Ksize...)) < 1 {
		array.FailIn(name, "ksize is %s, want windows of at least 1", array.ShapeString(l.Ksize))
	}
	shape := []int{l.OutChannels, in / l.Groups}
	if l.transposed {
		shape = []int{in, l.OutChannels / l.Groups}
	}
	l.W.Initialize(append(shape, l.Ksize...))
}

// ready gives W its shape at the first call.
func (l *Windowed) ready(x *Variable) {
	if !l.W.IsInitialized() {
		l.InitializeParams(channelsOf(&l.Link, x))
	}
}

// channelsOf returns the length of axis 1 of x.
func channelsOf(l *Link, x *Variable) int {
	if x.Ndim() < 2 {
		array.FailIn(className(l), "x is %s, want channels on axis 1", x.Data().Describe())
	}
	return x.Shape()[1]
}
