package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.deformable_convolution_2d_sampler(x: float[...], offset: float[...], W: float[...], b: float[...]? = nil, stride: ints = 1, pad: ints = 0) -> float[...]", DeformableConvolution2DSampler, catalog.Connection)
}

// DeformableConvolution2DSampler is convolution_2d with every point of every window moved by an
// offset of its own: y[n, o, i, j] is the sum of W[o, c, k, l] times x[n, c] at row
// i*stride + k - pad + dy and column j*stride + l - pad + dx, plus b[o]. Between pixels x is
// interpolated (bilinear), beyond its edge it is 0 (Dai et al., Deformable Convolutional
// Networks, 2017).
//
// x is [images, C, height, width], W is [O, C, kh, kw], b is [O], [1] or nil. offset is
// [images, 2*kh*kw, oh, ow] and gives the size of the result, [images, O, oh, ow]; its channel
// k*kw + l is dx of point {k, l}, channel kh*kw + k*kw + l is dy. x and offset have one dtype, b
// that of the result. stride and pad are one number or {vertical, horizontal}. The gradients of x
// and offset cannot be differentiated again.
//
//	> x = np.arange(9):reshape(1, 1, 3, 3):astype("float32")
//	> offset = np.zeros{1, 2, 1, 2}
//	> offset[{1, 1, 1, 2}] = 0.5
//	> F.deformable_convolution_2d_sampler(x, offset, np.ones{1, 1, 1, 1})
//	variable([[[[0.  1.5]]]])
func DeformableConvolution2DSampler(x, offset, W, b *Variable, stride, pad []int) *Variable {
	const op = "deformable_convolution_2d_sampler"
	c := convCheck{op: op, x: x.Data(), w: W.Data()}
	s, o := x.Shape(), offset.Shape()
	w := c.window(2, stride, pad, []int{1})
	points := w.points()
	if len(o) != 4 || o[0] != s[0] || o[1] != 2*points || offset.Dtype() != x.Dtype() {
		c.fail("offset is %s, want %s(%d, %d, oh, ow)", offset.Data().Describe(), x.Dtype(), s[0], 2*points)
	}
	if W.Shape()[1] != s[1] {
		c.fail("x has %d channels, W wants %d", s[1], W.Shape()[1])
	}
	for i := range w {
		w[i].in, w[i].out = s[2+i], o[2+i]
		if w[i].in+2*w[i].pad < 2 {
			c.fail("axis %d of x has fewer than 2 elements with the padding", 2+i)
		}
	}
	d := array.Promote(x.Dtype(), W.Dtype())
	if b != nil && (len(b.Shape()) != 1 || b.Shape()[0] != W.Shape()[0] && b.Shape()[0] != 1 || b.Dtype() != d) {
		c.fail("b is %s, want %s(%d,)", b.Data().Describe(), d, W.Shape()[0])
	}
	if b != nil {
		b = BroadcastTo(b, W.Shape()[:1])
	}
	cols := Cast(apply1(op, &deformed{window: w}, x, offset), d)
	// what is left is a convolution with a window of one point
	return convolve(op, 2, cols, Reshape(W, []int{W.Shape()[0], s[1] * points, 1, 1}), b,
		ConvolutionOptions{Stride: []int{1}, Pad: []int{0}, Dilate: []int{1}, Groups: 1})
}

// deformed is im2col with a window whose points are moved.
type deformed struct {
	Node
	window window
}

func (f *deformed) Forward(in []*Array) []*Array {
	f.RetainInputs(0, 1)
	s := in[0].Shape()
	y := array.New(in[0].Dtype(), s[0], s[1]*f.window.points(), f.window[0].out, f.window[1].out)
	if y.Dtype() == array.Float32 {
		sample(array.Data[float32](y), array.Data[float32](in[0]), array.Data[float32](in[1]), f.window, s[0], s[1])
	} else {
		sample(array.Data[float64](y), array.Data[float64](in[0]), array.Data[float64](in[1]), f.window, s[0], s[1])
	}
	return one(y)
}

func (f *deformed) Backward(gy []*Variable) []*Variable {
	return apply("deformable_convolution_2d_sampler_grad", &deformedGrad{window: f.window}, f.RetainedInput(0), f.RetainedInput(1), gy[0])
}

type deformedGrad struct {
	Node
	window window
}

func (f *deformedGrad) Forward(in []*Array) []*Array {
	s := in[0].Shape()
	gx, gOffset := array.New(in[0].Dtype(), s...), array.New(in[0].Dtype(), in[1].Shape()...)
	if gx.Dtype() == array.Float32 {
		sampleBack(array.Data[float32](gx), array.Data[float32](gOffset), array.Data[float32](in[0]), array.Data[float32](in[1]), array.Data[float32](in[2]), f.window, s[0], s[1])
	} else {
		sampleBack(array.Data[float64](gx), array.Data[float64](gOffset), array.Data[float64](in[0]), array.Data[float64](in[1]), array.Data[float64](in[2]), f.window, s[0], s[1])
	}
	return []*Array{gx, gOffset}
}

func (f *deformedGrad) Backward([]*Variable) []*Variable {
	array.Fail("the gradients of x and offset cannot be differentiated again")
	return nil
}
