package functions

import "nnlua/runtime/array"

// standard is what is left of standardizing an array: the mean and variance of
// each key, 1 / sqrt(variance + eps), and hat, (x - mean) / sqrt(variance + eps).
type standard struct{ mean, variance, inverse, hat *Array }

func standardize(l layout, x *Array, eps float64) *standard {
	if x.Dtype() == array.Float32 {
		return standardizeAs[float32](l, x, eps)
	}
	return standardizeAs[float64](l, x, eps)
}

func standardizeAs[T array.Float](l layout, x *Array, eps float64) *standard {
	s := newStandard(l, x)
	l.split(func(from, to int) { standardizeKeys[T](l, s, x, eps, from, to) })
	return s
}

func newStandard(l layout, x *Array) *standard {
	d := x.Dtype()
	return &standard{array.New(d, l.keys), array.New(d, l.keys), array.Empty(d, l.keys), array.Empty(d, l.shape()...)}
}

// standardizeKeys fills in what s, which is new, says of keys.
func standardizeKeys[T array.Float](l layout, s *standard, x *Array, eps float64, from, to int) {
	momentsOf[T](l, s, x, eps, from, to)
	standardizeRows(l, array.Data[T](s.hat), array.Data[T](x), array.Data[T](s.mean), array.Data[T](s.inverse), from, to)
}

// momentsOf is standardizeKeys without hat.
func momentsOf[T array.Float](l layout, s *standard, x *Array, eps float64, from, to int) {
	variance := array.Data[T](s.variance)
	moments(l, array.Data[T](s.mean), variance, array.Data[T](x), from, to)
	inverseRoots(array.Data[T](s.inverse)[from:to], variance[from:to], eps)
}

// standardization returns (x - mean) / sqrt(variance + eps) of x, which has the
// shape of a layout.
type standardization struct {
	Node
	layout
	eps      float64
	standard *standard
}

func (f *standardization) Forward(x []*Array) []*Array {
	f.RetainInputs(0)
	f.standard = standardize(f.layout, x[0], f.eps)
	return one(f.standard.hat)
}

func (f *standardization) Backward(gy []*Variable) []*Variable {
	return grads(f.gradient(f.RetainedInput(0), gy[0]))
}

func (f *standardization) gradient(x, g *Variable) *Variable {
	return apply1("standardize", &standardizationGrad{layout: f.layout, eps: f.eps, standard: f.standard}, x, g)
}

// standardizationGrad is the gradient of standardization: inputs x and g.
type standardizationGrad standardization

func (f *standardizationGrad) Forward(x []*Array) []*Array {
	f.RetainInputs(0, 1)
	f.RetainOutputs(0)
	gx := array.New(x[1].Dtype(), f.shape()...)
	if gx.Dtype() == array.Float32 {
		standardizationGradient[float32](f, gx, x[1])
	} else {
		standardizationGradient[float64](f, gx, x[1])
	}
	return one(gx)
}

func standardizationGradient[T array.Float](f *standardizationGrad, gx, g *Array) {
	in, hat, sum, product := array.Data[T](g), array.Data[T](f.standard.hat), make([]T, f.keys), make([]T, f.keys)
	f.split(func(from, to int) {
		sums(f.layout, sum, product, in, hat, from, to)
		standardGradient(f.layout, array.Data[T](gx), in, hat, sum, product, array.Data[T](f.standard.inverse), from, to)
	})
}

// Backward: the gradient is symmetric in g, so that ggx goes through it as g
// did. x comes in by way of the inverse root and of hat.
func (f *standardizationGrad) Backward(gy []*Variable) []*Variable {
	x, g, gx, ggx := f.RetainedInput(0), f.RetainedInput(1), f.RetainedOutput(0), gy[0]
	mean := func(z *Variable) *Variable { return Average(z, array.Axes{0, 2}, nil, true) }
	again := &standardization{layout: f.layout, eps: f.eps}
	hat := apply1("standardize", again, x)
	variance := mean(Square(Sub(x, mean(x))))
	inverse := ScalarDiv(1, Sqrt(AddScalar(variance, f.eps)))
	byRoot := Mul(Mul(hat, mean(Mul(ggx, gx))), inverse)
	byHat := again.gradient(x, Mul(Add(Mul(ggx, mean(Mul(g, hat))), Mul(g, mean(Mul(ggx, hat)))), inverse))
	return grads(Neg(Add(byRoot, byHat)), again.gradient(x, ggx))
}
