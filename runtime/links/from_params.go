package links

import "nnlua/runtime/catalog"

func init() {
	const rest = "b: float[O]? = nil, stride: ints = 1, pad: ints = 0, nobias: boolean = false, "
	catalog.Add("L.Linear.from_params(W: float[O, I], b: float[O]? = nil, nobias: boolean = false) -> Linear", LinearFromParams, catalog.Links)
	catalog.Add("L.EmbedID.from_params(W: float[V, D], ignore_label: integer? = nil) -> EmbedID", EmbedIDFromParams, catalog.Links)
	catalog.Add("L.Convolution2D.from_params(W: float[O, I, H, K], "+rest+"dilate: ints = 1, groups: integer = 1) -> Convolution2D", Convolution2DFromParams, catalog.Links)
	catalog.Add("L.ConvolutionND.from_params(W: float[O, I, ...], "+rest+"cover_all: boolean = false, dilate: ints = 1, groups: integer = 1) -> ConvolutionND", ConvolutionNDFromParams, catalog.Links)
}

// LinearFromParams makes a fully connected layer with copies of the weights W and
// the bias b, arrays or Variables; b = nil is 0, nobias = true leaves it away.
//
//	> model = L.Linear.from_params(np.array{{1, 2}, {3, 4}}, np.array{5, 6})
//	> model(np.array{{1, 1}})
//	variable([[ 8. 13.]])
func LinearFromParams(s *Session, w, b *Array, nobias bool) *Linear {
	out, in := w.Shape()[0], w.Shape()[1]
	return NewLinear(s, &in, &out, LinearOptions{Nobias: nobias, InitialW: w, InitialBias: orNil(b)})
}

// EmbedIDFromParams makes an EmbedID with copies of the vectors W, one in each row.
//
//	> model = L.EmbedID.from_params(np.array{{1, 2}, {3, 4}})
//	> model(np.array({1}, "int32"))
//	variable([[3. 4.]])
func EmbedIDFromParams(s *Session, w *Array, ignoreLabel *int) *EmbedID {
	return NewEmbedID(s, w.Shape()[0], w.Shape()[1], w, ignoreLabel)
}

// Convolution2DFromParams makes a convolution of images with copies of the filters
// W, (out_channels, in_channels / groups, height, width), and of the bias b. The
// other arguments are those of Convolution2D.
//
//	> model = L.Convolution2D.from_params(np.ones{1, 1, 2, 2})
//	> model(np.ones{1, 1, 2, 3})
//	variable([[[[4. 4.]]]])
func Convolution2DFromParams(s *Session, w, b *Array, opt ConvolutionOptions) *Convolution2D {
	in, out, ksize := opt.take(w, b)
	return NewConvolution2D(s, &in, out, ksize, opt)
}

// ConvolutionNDFromParams makes a convolution over as many axes as the filters W
// have behind the first two, with copies of W and of the bias b. The other
// arguments are those of ConvolutionND.
//
//	> L.ConvolutionND.from_params(np.ones{1, 1, 3})(np.ones{1, 1, 4})
//	variable([[[3. 3.]]])
func ConvolutionNDFromParams(s *Session, w, b *Array, opt ConvolutionOptions) *ConvolutionND {
	in, out, ksize := opt.take(w, b)
	return NewConvolutionND(s, len(ksize), &in, out, ksize, opt)
}

// take makes w and b the start values and returns the sizes that w tells.
func (o *ConvolutionOptions) take(w, b *Array) (in int, out, ksize []int) {
	o.InitialW, o.InitialBias = w, orNil(b)
	shape := w.Shape()
	return shape[1] * o.Groups, shape[:1], shape[2:]
}

// orNil is an array as an initial value; nil is none.
func orNil(a *Array) any {
	if a == nil {
		return nil
	}
	return a
}
