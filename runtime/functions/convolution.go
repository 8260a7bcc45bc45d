package functions

import "nnlua/runtime/array"

// The three functions below are all that convolutions are made of. They share
// a convShape, and each is the gradient of the two others: with x on the side of
// the image and y on the side of the window's places, y = conv(x, W),
// x = deconv(y, W) and W = grad(x, y) are linear in both arguments.

type convolution struct {
	Node
	shape *convShape
	bias  array.Dtype
}

func (f *convolution) Forward(in []*Array) []*Array {
	f.RetainInputs(0, 1)
	x, W, b := f.shape.inputs(in, &f.bias)
	y := zeros(x.Dtype(), f.shape.yShape(), f.shape.overwrites())
	newPasses(f.shape, x, W, y).forward(b)
	return one(y.To(in[0].Dtype()))
}

func (f *convolution) Backward(gy []*Variable) []*Variable {
	x, W := f.RetainedInput(0), f.RetainedInput(1)
	gx := make([]*Variable, f.Arity())
	if f.NeedsGrad(0) {
		gx[0] = apply1("deconvolution", &deconvolution{shape: f.shape}, gy[0], W)
	}
	if f.NeedsGrad(1) {
		gx[1] = weightGrad(f.shape, x, gy[0], W)
	}
	if len(gx) > 2 {
		gx[2] = biasGrad(gy[0], f.bias)
	}
	return gx
}

// BackwardArrays makes the arrays of Backward without a graph.
func (f *convolution) BackwardArrays(gy []*Array) []*Array {
	x, W := f.RetainedArray(0), f.RetainedArray(1)
	gx := make([]*Array, f.Arity())
	if f.NeedsGrad(0) {
		gx[0] = (&deconvolution{shape: f.shape}).Forward([]*Array{gy[0], W})[0]
	}
	if f.NeedsGrad(1) {
		gx[1] = (&convolutionGradW{shape: f.shape, wShape: W.Shape(), dtype: W.Dtype()}).Forward([]*Array{x, gy[0]})[0]
	}
	if len(gx) > 2 {
		l := layout{outer: f.shape.images, keys: f.shape.yChannels, inner: f.shape.outs()}
		if gy[0].Dtype() == array.Float32 {
			gx[2] = array.FromSlice(sumOfKeys(l, array.Data[float32](gy[0]))).To(f.bias)
		} else {
			gx[2] = array.FromSlice(sumOfKeys(l, array.Data[float64](gy[0]))).To(f.bias)
		}
	}
	return gx
}

type deconvolution struct {
	Node
	shape *convShape
	bias  array.Dtype
}

func (f *deconvolution) Forward(in []*Array) []*Array {
	f.RetainInputs(0, 1)
	y, W, b := f.shape.inputs(in, &f.bias)
	x := zeros(y.Dtype(), f.shape.xShape(), f.shape.overwrites())
	newPasses(f.shape, x, W, y).backward(b)
	return one(x.To(in[0].Dtype()))
}

func (f *deconvolution) Backward(gx []*Variable) []*Variable {
	y, W := f.RetainedInput(0), f.RetainedInput(1)
	gy := make([]*Variable, f.Arity())
	if f.NeedsGrad(0) {
		gy[0] = apply1("convolution", &convolution{shape: f.shape}, gx[0], W)
	}
	if f.NeedsGrad(1) {
		gy[1] = weightGrad(f.shape, gx[0], y, W)
	}
	if len(gy) > 2 {
		gy[2] = biasGrad(gx[0], f.bias)
	}
	return gy
}

type convolutionGradW struct {
	Node
	shape  *convShape
	wShape []int
	dtype  array.Dtype
}

func weightGrad(s *convShape, x, y, W *Variable) *Variable {
	return apply1("convolution_grad_w", &convolutionGradW{shape: s, wShape: W.Shape(), dtype: W.Dtype()}, x, y)
}

func (f *convolutionGradW) Forward(in []*Array) []*Array {
	f.RetainInputs(0, 1)
	W := zeros(in[0].Dtype(), f.wShape, f.shape.overwrites())
	newPasses(f.shape, in[0], W, in[1]).weights()
	return one(W.To(f.dtype))
}

func (f *convolutionGradW) Backward(gW []*Variable) []*Variable {
	x, y := f.RetainedInput(0), f.RetainedInput(1)
	gx := make([]*Variable, 2)
	if f.NeedsGrad(0) {
		gx[0] = apply1("deconvolution", &deconvolution{shape: f.shape}, y, gW[0])
	}
	if f.NeedsGrad(1) {
		gx[1] = apply1("convolution", &convolution{shape: f.shape}, x, gW[0])
	}
	return gx
}

// zeros is the array for a result, unless it is to be overwritten whole.
func zeros(d array.Dtype, shape []int, overwritten bool) *Array {
	if overwritten {
		return array.Empty(d, shape...)
	}
	return array.New(d, shape...)
}

// inputs returns the inputs in one dtype; b is nil where there is no bias, and
// dtype becomes its own.
func (s *convShape) inputs(in []*Array, dtype *array.Dtype) (x, W, b *Array) {
	d := array.Promote(in[0].Dtype(), in[1].Dtype())
	if len(in) > 2 {
		*dtype = in[2].Dtype()
		b = in[2].To(d)
	}
	return in[0].To(d), in[1].To(d), b
}

// biasGrad returns the sum over everything but the channels.
func biasGrad(gy *Variable, d array.Dtype) *Variable {
	axes := array.Axes{0}
	for i := 2; i < len(gy.Shape()); i++ {
		axes = append(axes, i)
	}
	return Cast(Sum(gy, axes, false), d)
}
