package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.local_convolution_2d(x: float[...], W: float[...], b: float[...]? = nil, stride: ints = 1) -> float[...]", LocalConvolution2D, catalog.Connection)
}

// LocalConvolution2D is a convolution whose window has weights of its own at every place:
// y[n, o, i, j] is the sum of W[o, i, j, c, k, l] * x[n, c, i*stride + k, j*stride + l] over
// all c, k and l, plus b[o, i, j].
//
// x is [images, C, height, width], W is [O, oh, ow, C, kh, kw], b is [O, oh, ow] or nil and
// has the dtype of x. The size of the result, [images, O, oh, ow], is that of W; all its
// windows have to lie in x. stride is one number or {vertical, horizontal}, at least 1.
// As in Chainer, the gradients of x and W are constants: they have no gradients themselves.
//
//	> x = np.array{{{{1, 2, 3}}}}
//	> W = np.array{1, 10, 100}:reshape(1, 1, 3, 1, 1, 1)
//	> F.local_convolution_2d(x, W)
//	variable([[[[  1.  20. 300.]]]])
func LocalConvolution2D(x, W, b *Variable, stride []int) *Variable {
	const op = "local_convolution_2d"
	s, w := x.Shape(), W.Shape()
	c := convCheck{op: op, x: x.Data(), w: W.Data()}
	if len(s) != 4 || len(w) != 6 {
		c.fail("want x with 4 axes and W with 6")
	}
	if s[1] != w[3] {
		c.fail("x has %d channels, W wants %d", s[1], w[3])
	}
	stride = sizes(op, "stride", stride, 2, 1)
	at := make(window, 2)
	for i := range at {
		at[i] = convAxis{in: s[2+i], out: w[1+i], ksize: w[4+i], stride: stride[i], dilate: 1}
		if end := (w[1+i]-1)*stride[i] + w[4+i]; end > s[2+i] {
			c.fail("%d windows of %d reach to %d, axis %d of x has %d", w[1+i], w[4+i], end, 2+i, s[2+i])
		}
	}
	y := apply1(op, &localConvolution{window: at}, x, W)
	if b == nil {
		return y
	}
	if !array.SameShape(b.Shape(), w[:3]) {
		c.fail("b is %s, want the first three lengths of W", b.Data().Describe())
	}
	sameBiasDtype(op, x, b)
	return Add(y, BroadcastTo(b, y.Shape()))
}

// localConvolution is one matrix product for every place.
type localConvolution struct {
	Node
	window window
}

func (f *localConvolution) Forward(in []*Array) []*Array {
	f.RetainInputs(0, 1)
	s, w := in[0].Shape(), in[1].Shape()
	y := productsOf(f.seen(in[0]), f.weights(in[1]), false, true)
	return one(array.Transpose(y, 1, 2, 0).Reshape(s[0], w[0], w[1], w[2]).To(in[0].Dtype()))
}

// seen returns what the windows see of x: [places, images, numbers of a window].
func (f *localConvolution) seen(x *Array) *Array {
	s := x.Shape()
	cols := (&im2col{window: f.window}).Forward([]*Array{x})[0]
	return array.Transpose(cols.Reshape(s[0], s[1]*f.window.points(), f.window.outs()), 2, 0, 1)
}

// weights returns W as [places, O, numbers of a window].
func (f *localConvolution) weights(W *Array) *Array {
	w := W.Shape()
	return array.Transpose(W.Reshape(w[0], w[1]*w[2], w[3]*w[4]*w[5]), 1, 0, 2)
}

func (f *localConvolution) Backward(gy []*Variable) []*Variable {
	x, W := f.RetainedInput(0).Data(), f.RetainedInput(1).Data()
	s, w := x.Shape(), W.Shape()
	g := array.Transpose(gy[0].Data().Reshape(s[0], w[0], f.window.outs()), 2, 0, 1) // [places, images, O]
	gcols := array.Transpose(productsOf(g, f.weights(W), false, false), 1, 2, 0)
	gx := (&col2im{window: f.window, shape: s}).Forward([]*Array{gcols.To(x.Dtype())})[0]
	gW := array.Transpose(productsOf(g, f.seen(x), true, false), 1, 0, 2).Reshape(w...).To(W.Dtype())
	return grads(gy[0].Session().Constant(gx), gy[0].Session().Constant(gW))
}

// productsOf returns the matrix product of a and b at every place, their first axis.
func productsOf(a, b *Array, transA, transB bool) *Array {
	d := array.Promote(a.Dtype(), b.Dtype())
	a, b = a.To(d), b.To(d)
	m, n := a.Shape()[1], b.Shape()[2]
	if transA {
		m = a.Shape()[2]
	}
	if transB {
		n = b.Shape()[1]
	}
	y := array.New(d, a.Shape()[0], m, n)
	for p := range a.Shape()[0] {
		if d == array.Float32 {
			productOf[float32](y.Row(p), a.Row(p), b.Row(p), transA, transB)
		} else {
			productOf[float64](y.Row(p), a.Row(p), b.Row(p), transA, transB)
		}
	}
	return y
}

func productOf[T array.Float](y, a, b *Array, transA, transB bool) {
	k := a.Shape()[1]
	if transA {
		k = a.Shape()[0]
	}
	kernel.Gemm(transA, transB, y.Shape()[0], y.Shape()[1], k, 1, array.Data[T](a), a.Shape()[1], array.Data[T](b), b.Shape()[1], 0, array.Data[T](y), y.Shape()[1])
}
