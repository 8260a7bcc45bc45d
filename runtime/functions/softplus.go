package functions

import (
	"math"

	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.softplus(x: float[...], beta: number = 1) -> float[...]", Softplus, catalog.Activation)
}

// Softplus returns log(1 + exp(beta * x)) / beta, a relu without the corner,
// element by element and without overflow.
//
// 日本語: ReLU をなめらかにした log(1 + exp(x)) です。
//
// x may have any shape; the result has the shape and dtype of x. beta is any
// number but 0; the larger it is, the sharper the bend at 0.
//
//	> F.softplus(np.array{-3, 0, 3})
//	variable([0.04858735 0.6931472  3.0485873 ])
func Softplus(x *Variable, beta float64) *Variable {
	if beta == 0 {
		array.FailIn("softplus", "beta is 0, want any other number: the result is divided by it")
	}
	return apply1("softplus", &softplus{beta: beta}, x)
}

type softplus struct {
	Node
	beta float64
}

func (f *softplus) Forward(x []*Array) []*Array {
	f.RetainInputs(0)
	return one(array.MapFloats(x[0],
		func(y, x []float32) { softplusRow(y, x, float32(f.beta), float32(1/f.beta)) },
		func(y, x []float64) { softplusRow(y, x, f.beta, 1/f.beta) }))
}

// softplusRow computes max(bx, 0) + log(1 + exp(-|bx|)): exp never sees a positive number.
func softplusRow[T array.Float](y, x []T, beta, inverse T) {
	y = y[:len(x)]
	for i, v := range x {
		bx := beta * v
		y[i] = min(bx, -bx)
	}
	kernel.Exp(y, y)
	for i, v := range x {
		y[i] = (max(beta*v, 0) + T(math.Log1p(float64(y[i])))) * inverse
	}
}

func (f *softplus) Backward(gy []*Variable) []*Variable {
	return grads(Mul(gy[0], Sigmoid(MulScalar(f.RetainedInput(0), f.beta))))
}
