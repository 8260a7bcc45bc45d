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
	if f.stats != f.channels {
		f.standard = standardizeAs[T](f.stats, in[0], f.eps)
		hat := array.Data[T](f.standard.hat)
		f.channels.split(func(from, end int) { scaleRows(f.channels, to, hat, gamma, beta, from, end) })
		return
	}
	f.standard = newStandard(f.stats, in[0])
	hat, mean, inverse := array.Data[T](f.standard.hat), array.Data[T](f.standard.mean), array.Data[T](f.standard.inverse)
	f.stats.split(func(from, end int) {
		if f.stats.inner == 1 {
			standardizeKeys[T](f.stats, f.standard, in[0], f.eps, from, end)
			scaleRows(f.channels, to, hat, gamma, beta, from, end)
			return
		}
		momentsOf[T](f.stats, f.standard, in[0], f.eps, from, end)
		n := f.stats.row(from, end)
		for at, key := range f.stats.rows(from, end) {
			kernel.Normalize(hat[at:at+n], to[at:at+n], x[at:at+n], mean[key], inverse[key], gamma[key], beta[key])
		}
	})
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
	gx := roomFor(&f.Node, gy)
	to, weight := array.Data[T](gx), array.Data[T](gamma)
	gbeta, ggamma := make([]T, f.channels.keys), make([]T, f.channels.keys)
	if f.stats == f.channels { // gamma is the same for all elements of a sum
		scale = append([]T{}, scale...)
		f.stats.split(func(from, end int) {
			sums(f.stats, gbeta, ggamma, g, hat, from, end)
			kernel.Mul(scale[from:end], scale[from:end], weight[from:end])
			standardGradient(f.stats, to, g, hat, gbeta, ggamma, scale, from, end)
		})
	} else {
		f.channels.split(func(from, end int) {
			sums(f.channels, gbeta, ggamma, g, hat, from, end)
			scaleRows(f.channels, to, g, weight, nil, from, end)
		})
		sum, product := make([]T, f.stats.keys), make([]T, f.stats.keys)
		f.stats.split(func(from, end int) {
			sums(f.stats, sum, product, to, hat, from, end)
			standardGradient(f.stats, to, to, hat, sum, product, scale, from, end)
		})
	}
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
