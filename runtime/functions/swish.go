package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.swish(x: float[...], beta: float[...]) -> float[...]", Swish, catalog.Activation)
}

// Swish returns x * sigmoid(beta * x), element by element.
// (Ramachandran et al., Searching for Activation Functions, 2017.)
//
// The axes of beta are those of x behind the first: beta of shape (C,) has one
// number per channel of x of shape (N, C, ...), beta without axes is one number
// for all. It is an array or Variable of the dtype of x, and is learned.
//
//	> F.swish(np.array{{-2, 0, 2}}, np.array{1, 1, 0})
//	variable([[-0.23840582  0.          1.        ]])
func Swish(x, beta *Variable) *Variable {
	return apply1("swish", &swish{}, x, perChannel("swish", "beta", x, beta))
}

type swish struct{ Node }

func (f *swish) Forward(x []*Array) []*Array {
	f.RetainInputs(0, 1)
	y := swishGate(x[0], x[1])
	array.MulInPlace(y, x[0])
	return one(y)
}

// swishGate is sigmoid(beta * x).
func swishGate(x, beta *Array) *Array {
	y := array.Mul(x, beta)
	if y.Dtype() == array.Float32 {
		kernel.Sigmoid(array.Data[float32](y), array.Data[float32](y))
	} else {
		kernel.Sigmoid(array.Data[float64](y), array.Data[float64](y))
	}
	return y
}

// Backward: with s = sigmoid(beta x), s + beta x s (1 - s) is the slope in x, and
// x^2 s (1 - s) that in beta.
func (f *swish) Backward(gy []*Variable) []*Variable {
	x, beta := f.RetainedInput(0), f.RetainedInput(1)
	s := Sigmoid(Mul(x, beta))
	bent := Mul(Mul(gy[0], x), Mul(s, AddScalar(Neg(s), 1)))
	gx := Add(Mul(gy[0], s), Mul(bent, beta))
	return grads(gx, SumTo(Mul(bent, x), beta.Shape()))
}
