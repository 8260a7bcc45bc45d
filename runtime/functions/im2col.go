package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.im2col(x: float[...], ksize: ints, stride: ints = 1, pad: ints = 0, cover_all: boolean = false, dilate: ints = 1) -> float[...]", Im2Col, catalog.ArrayShape)
}

// Im2ColOptions are the optional arguments of im2col: one number or {vertical, horizontal} each.
type Im2ColOptions struct {
	Stride, Pad []int
	CoverAll    bool
	Dilate      []int
}

// Im2Col returns what a window sees at every place: element [n, (c*kh + k)*kw + l, i, j]
// is x[n, c, i*stride + k*dilate - pad, j*stride + l*dilate - pad], or 0 beyond the edge of
// x. With it a convolution is a matrix product.
//
// x is [images, C, height, width], ksize is the size of the window, one number or {kh, kw}.
// The result is [images, C*kh*kw, oh, ow] in the dtype of x, where oh and ow are those of
// convolution_2d.
//
//	> x = np.arange(6):reshape(1, 1, 2, 3):astype("float32")
//	> cols = F.im2col(x, {1, 2})
//	> cols:reshape(2, 4)
//	variable([[0. 1. 3. 4.]
//	          [1. 2. 4. 5.]])
func Im2Col(x *Variable, ksize []int, opt Im2ColOptions) *Variable {
	const op = "im2col"
	shape := x.Shape()
	if len(shape) != 4 {
		array.FailIn(op, "x is %s, want 4 axes: images, channels, height, width", x.Data().Describe())
	}
	ksize, stride := sizes(op, "ksize", ksize, 2, 1), sizes(op, "stride", opt.Stride, 2, 1)
	pad, dilate := sizes(op, "pad", opt.Pad, 2, 0), sizes(op, "dilate", opt.Dilate, 2, 1)
	w := make(window, 2)
	for i := range w {
		w[i] = convAxis{in: shape[2+i], ksize: ksize[i], stride: stride[i], pad: pad[i], dilate: dilate[i]}
		w[i].out = convOutSize(w[i].in, ksize[i], stride[i], pad[i], opt.CoverAll, dilate[i])
		if w[i].out < 1 {
			array.FailIn(op, "a window of %d does not fit: axis %d of x, %s, has %d elements with the padding",
				dilate[i]*(ksize[i]-1)+1, 2+i, x.Data().Describe(), w[i].in+2*pad[i])
		}
	}
	return apply1(op, &im2col{window: w}, x)
}

type im2col struct {
	Node
	window window
	shape  []int // of x
}

func (f *im2col) Forward(x []*Array) []*Array {
	f.shape = x[0].Shape()
	y := array.New(x[0].Dtype(), f.shape[0], f.shape[1]*f.window.points(), f.window[0].out, f.window[1].out)
	if y.Size() == 0 {
		return one(y)
	}
	runs, channels := f.window.runs(f.window.unsorted().places()), f.shape[0]*f.shape[1]
	if y.Dtype() == array.Float32 {
		columns(array.Data[float32](y), f.window.outs(), array.Data[float32](x[0]), channels, f.window.ins(), runs)
	} else {
		columns(array.Data[float64](y), f.window.outs(), array.Data[float64](x[0]), channels, f.window.ins(), runs)
	}
	return one(y)
}

func (f *im2col) Backward(gy []*Variable) []*Variable {
	return grads(apply1("col2im", &col2im{window: f.window, shape: f.shape}, gy[0]))
}

// col2im adds every number to the element of the image that im2col took it from.
type col2im struct {
	Node
	window window
	shape  []int
}

func (f *col2im) Forward(y []*Array) []*Array {
	x := array.New(y[0].Dtype(), f.shape...)
	if y[0].Size() == 0 {
		return one(x)
	}
	runs, channels := f.window.runs(f.window.unsorted().places()), f.shape[0]*f.shape[1]
	if x.Dtype() == array.Float32 {
		addColumns(array.Data[float32](x), array.Data[float32](y[0]), f.window.outs(), channels, f.window.ins(), runs)
	} else {
		addColumns(array.Data[float64](x), array.Data[float64](y[0]), f.window.outs(), channels, f.window.ins(), runs)
	}
	return one(x)
}

func (f *col2im) Backward(gx []*Variable) []*Variable {
	return grads(apply1("im2col", &im2col{window: f.window}, gx[0]))
}
