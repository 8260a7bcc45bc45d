package functions

import "nnlua/runtime/catalog"

func init() {
	catalog.Add("F.depthwise_convolution_2d(x: float[...], W: float[...], b: float[O]? = nil, stride: ints = 1, pad: ints = 0) -> float[...]", DepthwiseConvolution2D, catalog.Connection)
}

// DepthwiseConvolution2D convolves every channel for itself, with M windows each:
// y[n, c*M + m, i, j] is the sum of W[m, c, k, l] * x[n, c, i*stride + k - pad,
// j*stride + l - pad] over all k and l, plus b[c*M + m].
//
// x is [images, C, height, width], W is [M, C, kh, kw], b is [C*M] or nil and has the
// dtype of x. The result is [images, C*M, oh, ow] in the dtype of x; its size and the
// range of stride and pad are those of convolution_2d.
//
//	> x = np.array{{{{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}}}
//	> y = F.depthwise_convolution_2d(x, np.ones{1, 2, 2, 2})
//	> y:reshape(2)
//	variable([10. 26.])
func DepthwiseConvolution2D(x, W, b *Variable, stride, pad []int) *Variable {
	const op = "depthwise_convolution_2d"
	c := convCheck{op: op, x: x.Data(), w: W.Data()}
	w := W.Shape()
	if len(w) != 4 || len(x.Shape()) != 4 {
		c.fail("want x and W with 4 axes")
	}
	if w[1] != x.Shape()[1] {
		c.fail("x has %d channels, W wants %d", x.Shape()[1], w[1])
	}
	sameBiasDtype(op, x, b)
	windows := Reshape(Transpose(W, []int{1, 0, 2, 3}), []int{w[0] * w[1], 1, w[2], w[3]})
	return convolve(op, 2, x, windows, b, ConvolutionOptions{Stride: stride, Pad: pad, Dilate: []int{1}, Groups: w[1]})
}
