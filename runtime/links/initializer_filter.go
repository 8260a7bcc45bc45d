package links

import (
	"math"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("chainer.initializers.UpsamplingDeconvFilter(interpolation: \"linear\" = \"linear\", dtype: dtype? = nil) -> SamplingFilter", NewUpsamplingDeconvFilter, catalog.Links)
	catalog.Add("chainer.initializers.DownsamplingConvFilter(interpolation: \"linear\" = \"linear\", dtype: dtype? = nil) -> SamplingFilter", NewDownsamplingConvFilter, catalog.Links)
}

// SamplingFilter fills weights with a filter that resizes images.
type SamplingFilter struct {
	initializer
	down bool
}

// NewUpsamplingDeconvFilter returns the initializer that makes weights of a
// deconvolution enlarge images by linear interpolation (Long and others,
// arXiv:1411.4038). The weights are (c, c, k ...) or (c, 1, k ...), with equal k
// along all axes; stride should be (k + 1) // 2.
//
//	> chainer.initializers.generate_array(chainer.initializers.UpsamplingDeconvFilter(), {1, 1, 4}, np)
//	[[[0.25 0.75 0.75 0.25]]]
func NewUpsamplingDeconvFilter(_ string, dtype *array.Dtype) *SamplingFilter {
	return &SamplingFilter{initializer{dtype}, false}
}

// NewDownsamplingConvFilter returns the initializer that makes weights of a
// convolution shrink images: the same filter as UpsamplingDeconvFilter, divided
// by its sum.
//
//	> chainer.initializers.generate_array(chainer.initializers.DownsamplingConvFilter(), {1, 1, 4}, np)
//	[[[0.125 0.375 0.375 0.125]]]
func NewDownsamplingConvFilter(_ string, dtype *array.Dtype) *SamplingFilter {
	return &SamplingFilter{initializer{dtype}, true}
}

// Fill writes the filter from each channel to itself, and 0 elsewhere.
func (f *SamplingFilter) Fill(_ *Session, a *Array) {
	shape := a.Shape()
	if len(shape) < 3 || shape[0] != shape[1] && shape[1] != 1 {
		array.Fail("the weights have shape %s, want (c, c, k ...) or (c, 1, k ...)", array.ShapeString(shape))
	}
	for _, k := range shape[3:] {
		if k != shape[2] {
			array.Fail("the weights have shape %s, want kernels of equal sides", array.ShapeString(shape))
		}
	}
	filter := f.filter(shape[2], len(shape)-2)
	a.Fill(0)
	for c := range shape[0] {
		at := c * shape[1]
		if shape[1] > 1 {
			at += c
		}
		for i, v := range filter {
			a.SetFloat(at*len(filter)+i, v)
		}
	}
}

// filter is the product, along every axis, of a tent over k places.
func (f *SamplingFilter) filter(k, axes int) []float64 {
	half := float64((k + 1) / 2)
	center := half - 0.5
	if k%2 == 1 {
		center = half - 1
	}
	filter, sum := []float64{1}, 0.0
	for range axes {
		var next []float64
		for _, v := range filter {
			for i := range k {
				next = append(next, v*(1-math.Abs(float64(i)-center)/half))
			}
		}
		filter = next
	}
	for _, v := range filter {
		sum += v
	}
	for i := range filter {
		if f.down {
			filter[i] /= sum
		}
	}
	return filter
}
