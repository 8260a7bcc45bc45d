package functions

import "nnlua/runtime/array"

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
	f.standard = standardize(x[0], f.layout, f.eps)
	return one(f.standard.hat)
}

func (f *standardization) Backward(gy []*Variable) []*Variable {
	g := &standardizationGrad{layout: f.layout, eps: f.eps, standard: f.standard}
	return grads(apply1("standardize", g, f.RetainedInput(0), gy[0]))
}

// standardizationGrad is the gradient of standardization: inputs x and g.
type standardizationGrad struct {
	Node
	layout
	eps      float64
	standard *standard // of x, if it is known
}

func (f *standardizationGrad) Forward(x []*Array) []*Array {
	f.RetainInputs(0, 1)
	f.RetainOutputs(0)
	if f.standard == nil {
		f.standard = standardize(x[0], f.layout, f.eps)
	}
	return one(f.standard.gradient(x[1]))
}

// Backward: the gradient is symmetric in g, so that ggx goes through it as g
// did. x comes in by way of the inverse root and of hat.
func (f *standardizationGrad) Backward(gy []*Variable) []*Variable {
	x, g, gx, ggx := f.RetainedInput(0), f.RetainedInput(1), f.RetainedOutput(0), gy[0]
	mean := func(z *Variable) *Variable { return Average(z, array.Axes{0, 2}, nil, true) }
	through := func(z *Variable) *Variable {
		return apply1("standardize", &standardizationGrad{layout: f.layout, eps: f.eps, standard: f.standard}, x, z)
	}
	hat := apply1("standardize", &standardization{layout: f.layout, eps: f.eps}, x)
	variance := mean(Square(Sub(x, mean(x))))
	inverse := ScalarDiv(1, Sqrt(AddScalar(variance, f.eps)))
	byRoot := Mul(Mul(hat, mean(Mul(ggx, gx))), inverse)
	byHat := through(Mul(Add(Mul(ggx, mean(Mul(g, hat))), Mul(g, mean(Mul(ggx, hat)))), inverse))
	return grads(Neg(Add(byRoot, byHat)), through(ggx))
}

// normalization is standardization followed by y = hat * gamma + beta, where
// each channel has its gamma and beta. The channels have a layout of their own.
type normalization struct {
	Node
	stats, channels layout
	eps             float64
	standard        *standard
}

func (f *normalization) Forward(x []*Array) []*Array {
	f.RetainInputs(0, 1)
	f.standard = standardize(x[0], f.stats, f.eps)
	y := array.Mul(f.hat(), f.column(x[1]))
	array.AddInPlace(y, f.column(x[2]))
	return one(y.Reshape(x[0].Shape()...))
}

// hat returns the standardized x in the layout of the channels.
func (f *normalization) hat() *Array { return f.standard.hat.Reshape(f.channels.shape()...) }

// column gives gamma or beta the shape that broadcasts to the channels.
func (f *normalization) column(a *Array) *Array { return a.Reshape(1, f.channels.keys, 1) }

func (f *normalization) BackwardArrays(gy []*Array) []*Array {
	x, gamma := f.RetainedArray(0), f.RetainedArray(1)
	g := gy[0].Reshape(f.channels.shape()...)
	over := array.Axes{0, 2}
	ggamma := array.Sum(array.Mul(g, f.hat()), over, false).Reshape(gamma.Shape()...)
	gbeta := array.Sum(g, over, false).Reshape(gamma.Shape()...)
	gx := f.standard.gradient(array.Mul(g, f.column(gamma)))
	return []*Array{gx.Reshape(x.Shape()...), ggamma, gbeta}
}

func (f *normalization) Backward(gy []*Variable) []*Variable {
	x, gamma := f.RetainedInput(0), f.RetainedInput(1)
	channels, over := f.channels.shape(), array.Axes{0, 2}
	x3 := Reshape(x, f.stats.shape())
	hat := Reshape(apply1("standardize", &standardization{layout: f.stats, eps: f.eps}, x3), channels)
	g := Reshape(gy[0], channels)
	ggamma := Reshape(Sum(Mul(g, hat), over, false), gamma.Shape())
	gbeta := Reshape(Sum(g, over, false), gamma.Shape())
	gh := Reshape(Mul(g, Reshape(gamma, []int{1, f.channels.keys, 1})), f.stats.shape())
	gx := apply1("standardize", &standardizationGrad{layout: f.stats, eps: f.eps, standard: f.standard}, x3, gh)
	return grads(Reshape(gx, x.Shape()), ggamma, gbeta)
}
