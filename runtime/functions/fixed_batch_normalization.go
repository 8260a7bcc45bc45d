package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.fixed_batch_normalization(x: float[...], gamma: float[...], beta: float[...], mean: float[...], var: float[...], eps: number = 2e-5, axis: axes? = nil) -> float[...]", FixedBatchNormalization, catalog.Normalization)
	catalog.Add("F.fixed_batch_renormalization(x: float[...], gamma: float[...], beta: float[...], mean: float[...], var: float[...], eps: number = 2e-5) -> float[...]", FixedBatchRenormalization, catalog.Normalization)
}

// FixedBatchNormalization is batch_normalization with given means and variances
// instead of those of the batch, as it is used after the training:
// y = (x - mean) / sqrt(var + eps) * gamma + beta.
//
// 日本語: 決められた平均と分散で値をそろえます。
//
// gamma, beta, mean and var have one dtype and one shape, a number for each
// channel; axis says over which axes x has been averaged, see
// batch_normalization.
//
//	> F.fixed_batch_normalization(np.array{{1, 0}}, np.ones(2), np.zeros(2), np.array{0, 1}, np.array{1, 4})
//	variable([[ 0.99999    -0.49999875]])
func FixedBatchNormalization(x, gamma, beta, mean, variance *Variable, eps float64, axis array.Axes) *Variable {
	return normalizeFixed("fixed_batch_normalization", x, gamma, beta, mean, variance, eps, axis)
}

func normalizeFixed(op string, x, gamma, beta, mean, variance *Variable, eps float64, axis array.Axes) *Variable {
	view := channelsOf(op, x, gamma, axis)
	checkPair(op, "gamma", "beta", gamma, beta)
	checkPair(op, "gamma", "mean", gamma, mean)
	checkPair(op, "gamma", "var", gamma, variance)
	d := array.Promote(x.Dtype(), gamma.Dtype())
	f := &fixedNormalization{layout: view.layout, eps: eps}
	y := apply1(op, f, Cast(view.of(x), d), Cast(gamma, d), Cast(beta, d), Cast(mean, d), Cast(variance, d))
	return view.back(Cast(y, x.Dtype()))
}

// FixedBatchRenormalization is fixed_batch_normalization; Chainer has both names.
//
//	> F.fixed_batch_renormalization(np.array{{1}}, np.ones(1), np.zeros(1), np.zeros(1), np.ones(1))
//	variable([[0.99999]])
func FixedBatchRenormalization(x, gamma, beta, mean, variance *Variable, eps float64) *Variable {
	return normalizeFixed("fixed_batch_renormalization", x, gamma, beta, mean, variance, eps, nil)
}

type fixedNormalization struct {
	Node
	layout
	eps float64
}

func (f *fixedNormalization) Forward(x []*Array) []*Array {
	f.RetainInputs(0, 1, 3, 4)
	y := array.New(x[0].Dtype(), x[0].Shape()...)
	if y.Dtype() == array.Float32 {
		fixedRows[float32](f, y, x)
	} else {
		fixedRows[float64](f, y, x)
	}
	return one(y)
}

func fixedRows[T array.Float](f *fixedNormalization, y *Array, x []*Array) {
	to, inverse := array.Data[T](y), make([]T, f.keys)
	inverseRoots(inverse, array.Data[T](x[4]), f.eps)
	f.split(func(from, end int) {
		standardizeRows(f.layout, to, array.Data[T](x[0]), array.Data[T](x[3]), inverse, from, end)
		scaleRows(f.layout, to, to, array.Data[T](x[1]), array.Data[T](x[2]), from, end)
	})
}

func (f *fixedNormalization) Backward(gy []*Variable) []*Variable {
	x, gamma, mean, variance := f.RetainedInput(0), f.RetainedInput(1), f.RetainedInput(3), f.RetainedInput(4)
	column := func(z *Variable) *Variable { return Reshape(z, []int{1, f.keys, 1}) }
	inverse := ScalarDiv(1, Sqrt(AddScalar(column(variance), f.eps)))
	scale := Mul(column(gamma), inverse)
	g := Reshape(gy[0], f.shape())
	hat := Mul(Sub(Reshape(x, f.shape()), column(mean)), inverse)
	sum := func(z *Variable) *Variable { return Sum(z, array.Axes{0, 2}, true) }
	gbeta, ggamma := sum(g), sum(Mul(g, hat))
	gmean := Neg(Mul(scale, gbeta))
	gvar := MulScalar(Mul(Mul(scale, inverse), ggamma), -0.5)
	like := func(z *Variable) *Variable { return Reshape(z, gamma.Shape()) }
	return grads(Reshape(Mul(g, scale), x.Shape()), like(ggamma), like(gbeta), like(gmean), like(gvar))
}
