package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
)

// normalization standardizes x and returns hat * gamma + beta, where each
// channel has its gamma and beta. The channels have a layout of their own.
// batch_normalization, group_normalization and layer_normalization differ in
// these two layouts only.
type normalization struct {
	Node
	stats, channels layout
	eps             float64
	standard        *standard
}

func (f *normalization) Forward(x []*Array) []*Array {
	f.RetainInputs(0, 1)
	y := array.Empty(x[0].Dtype(), x[0].Shape()...)
	if y.Dtype() == array.Float32 {
		normalizeInto[float32](f, y, x)
	} else {
		normalizeInto[float64](f, y, x)
	}
	return one(y)
}

func normalizeInto[T array.Float](f *normalization, y *Array, in []*Array) {
	x, gamma, beta, to := array.Data[T](in[0]), array.Data[T](in[1]), array.Data[T](in[2]), array.Data[T](y)
	if f.stats != f.channels || f.stats.inner == 1 {
		f.standard = standardizeAs[T](f.stats, in[0], f.eps)
		scaleRows(f.channels, to, array.Data[T](f.standard.hat), gamma, beta)
		return
	}
	f.standard = newStandard[T](f.stats, in[0], f.eps) // every row in one pass
	hat, mean, inverse := array.Data[T](f.standard.hat), array.Data[T](f.standard.mean), array.Data[T](f.standard.inverse)
	n := f.stats.row()
	for at := 0; at < len(x); at += n {
		key := at / n % f.stats.keys
		kernel.Normalize(hat[at:at+n], to[at:at+n], x[at:at+n], mean[key], inverse[key], gamma[key], beta[key])
	}
}

func (f *normalization) BackwardArrays(gy []*Array) []*Array {
	if gy[0].Dtype() == array.Float32 {
		return normalizationGradients[float32](f, gy[0])
	}
	return normalizationGradients[float64](f, gy[0])
}

func normalizationGradients[T array.Float](f *normalization, gy *Array) []*Array {
	gamma := f.RetainedArray(1)
	g, hat, scale := array.Data[T](gy), array.Data[T](f.standard.hat), array.Data[T](f.standard.inverse)
	gbeta, ggamma := sums(f.channels, g, hat)
	sum, product := gbeta, ggamma
	gx := roomFor(&f.Node, gy)
	to := array.Data[T](gx)
	if f.stats == f.channels { // gamma is the same for all elements of a sum
		scale = append([]T{}, scale...)
		for i, v := range array.Data[T](gamma) {
			scale[i] *= v
		}
	} else {
		scaleRows(f.channels, to, g, array.Data[T](gamma), nil)
		g = to
		sum, product = sums(f.stats, g, hat)
	}
	standardGradient(f.stats, to, g, hat, sum, product, scale)
	shape := gamma.Shape()
	return []*Array{gx, array.FromSlice(ggamma, shape...), array.FromSlice(gbeta, shape...)}
}

func (f *normalization) Backward(gy []*Variable) []*Variable {
	x, gamma := f.RetainedInput(0), f.RetainedInput(1)
	channels, over := f.channels.shape(), array.Axes{0, 2}
	again := &standardization{layout: f.stats, eps: f.eps}
	x3 := Reshape(x, f.stats.shape())
	hat := Reshape(apply1("standardize", again, x3), channels)
	g := Reshape(gy[0], channels)
	ggamma := Reshape(Sum(Mul(g, hat), over, false), gamma.Shape())
	gbeta := Reshape(Sum(g, over, false), gamma.Shape())
	gh := Reshape(Mul(g, Reshape(gamma, []int{1, f.channels.keys, 1})), f.stats.shape())
	return grads(Reshape(again.gradient(x3, gh), x.Shape()), ggamma, gbeta)
}
