package links

import (
	"nnlua/runtime/array"
	"nnlua/runtime/functions"
)

func init() {
	add("InceptionBN(in_channels: integer?, out1: integer, proj3: integer, out3: integer, proj33: integer, out33: integer, pooltype: \"max\"|\"avg\", proj_pool: integer? = nil, stride: integer = 1, conv_init: value = nil, dtype: dtype? = nil) -> InceptionBN", NewInceptionBN,
		"(x: float[...]) -> Variable", (*InceptionBN).Forward)
}

// InceptionBN is the Inception module with batch normalization.
type InceptionBN struct {
	Chain
	pooltype string
	stride   []int
}

// InceptionBNOptions are the arguments of L.InceptionBN after pooltype.
type InceptionBNOptions struct {
	ProjPool *int
	Stride   int
	ConvInit any
	Dtype    *array.Dtype
}

// NewInceptionBN makes the Inception module with a BatchNormalization after every
// convolution (Ioffe and Szegedy, Batch Normalization, 2015). x is [N,
// in_channels, height, width]; the result has the channels of up to four branches
// after each other. Every convolution, which has no bias, is followed by its
// normalization and relu:
//
//	conv1                      windows of 1 to out1 channels
//	proj3, conv3               windows of 1 to proj3, windows of 3 to out3
//	proj33, conv33a, conv33b   windows of 1 to proj33, twice windows of 3 to out33
//	poolp                      the largest or the mean of 3 x 3, windows of 1 to proj_pool
//
// The normalization of conv3 is conv3n, and so on. With out1 = 0 there is no conv1;
// otherwise stride must be 1 and proj_pool given. With proj_pool = nil the pooled
// channels are joined as they are. stride is that of conv3, conv33b and the
// pooling. conv_init is initialW of all convolutions, dtype that of the
// normalizations. in_channels = nil leaves the number to the first call.
//
//	> model = L.InceptionBN(nil, 0, 1, 2, 1, 1, "max", {stride = 2})
//	> model(np.ones{1, 3, 4, 4}).shape[2]
//	6
func NewInceptionBN(s *Session, inChannels *int, out1, proj3, out3, proj33, out33 int, pooltype string, opt InceptionBNOptions) *InceptionBN {
	if out1 > 0 && (opt.Stride != 1 || opt.ProjPool == nil) {
		array.Fail("out1 is %d, stride %d: with out1, stride must be 1 and proj_pool given", out1, opt.Stride)
	}
	l := &InceptionBN{pooltype: pooltype, stride: []int{opt.Stride}}
	l.setUp(s, l)
	conv := func(name string, in *int, out, ksize, stride int) {
		o := ConvolutionDefaults
		o.Nobias, o.Pad, o.Stride, o.InitialW = true, []int{ksize / 2}, []int{stride}, opt.ConvInit
		l.AddLink(name, NewConvolution2D(s, in, []int{out}, []int{ksize}, o))
		n := BatchNormalizationDefaults
		n.Dtype = opt.Dtype
		l.AddLink(name+"n", NewBatchNormalization(s, []int{out}, n))
	}
	conv("proj3", inChannels, proj3, 1, 1)
	conv("conv3", &proj3, out3, 3, opt.Stride)
	conv("proj33", inChannels, proj33, 1, 1)
	conv("conv33a", &proj33, out33, 3, 1)
	conv("conv33b", &out33, out33, 3, opt.Stride)
	if out1 > 0 {
		conv("conv1", inChannels, out1, 1, 1)
	}
	if opt.ProjPool != nil {
		conv("poolp", inChannels, *opt.ProjPool, 1, 1)
	}
	return l
}

// step calls a convolution, its normalization and relu.
func (l *InceptionBN) step(name string, x *Variable) *Variable {
	return functions.ReLU(l.run(name+"n", l.run(name, x)))
}

// Forward joins the branches.
//
//	> model = L.InceptionBN(nil, 1, 1, 2, 1, 1, "max", 1)
//	> model:forward(np.ones{1, 3, 4, 4}).shape[2]
//	5
func (l *InceptionBN) Forward(x *Variable) *Variable {
	var ys []*Variable
	if l.attribute("conv1") != nil {
		ys = append(ys, l.step("conv1", x))
	}
	ys = append(ys, l.step("conv3", l.step("proj3", x)))
	ys = append(ys, l.step("conv33b", l.step("conv33a", l.step("proj33", x))))
	return functions.Concat(append(ys, l.pool(x)), 1)
}

func (l *InceptionBN) pool(x *Variable) *Variable {
	if l.pooltype == "max" {
		x = functions.MaxPooling2D(x, []int{3}, l.stride, []int{1}, false, false)[0].(*Variable)
	} else {
		x = functions.AveragePooling2D(x, []int{3}, l.stride, []int{1})
	}
	if l.attribute("poolp") == nil {
		return x
	}
	return l.step("poolp", x)
}

// Apply is a call, hooks and all.
func (l *InceptionBN) Apply(x *Variable) *Variable {
	return l.between(x, func() *Variable { return l.Forward(x) })
}
