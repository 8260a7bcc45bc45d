package functions

import "nnlua/runtime/catalog"

func init() {
	catalog.Add("F.dilated_convolution_2d(x: float[...], W: float[...], b: float[O]? = nil, stride: ints = 1, pad: ints = 0, dilate: ints = 1, cover_all: boolean = false) -> float[...]", DilatedConvolution2D, catalog.Connection)
}

// DilatedConvolution2D is convolution_2d with the points of the window dilate apart:
// y[n, o, i, j] is the sum of
// W[o, c, k, l] * x[n, c, i*stride + k*dilate - pad, j*stride + l*dilate - pad] over all
// c, k and l, plus b[o]. It is convolution_2d with its arguments in another order, and
// without groups (Yu and Koltun, Multi-Scale Context Aggregation by Dilated
// Convolutions, 2016).
//
// x is [images, C, height, width], W is [O, C, kh, kw], b is [O] or nil.
//
//	> x = np.arange(9):reshape(1, 1, 3, 3):astype("float32")
//	> F.dilated_convolution_2d(x, np.ones{1, 1, 2, 2}, nil, {dilate = 2})
//	variable([[[[16.]]]])
func DilatedConvolution2D(x, W, b *Variable, opt ConvolutionOptions) *Variable {
	sameBiasDtype("dilated_convolution_2d", x, b)
	opt.Groups = 1
	return convolve("dilated_convolution_2d", 2, x, W, b, opt)
}
