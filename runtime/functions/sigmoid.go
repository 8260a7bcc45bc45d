package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
	"nnlua/runtime/catalog"
)

func init() { catalog.Add("F.sigmoid(x: float[...]) -> float[...]", Sigmoid, catalog.Activation) }

// Sigmoid returns the logistic function of x, 1 / (1 + exp(-x)), element by element.
//
// 日本語: シグモイド関数。値を 0 から 1 の間に押し込みます。
//
// x may have any shape; the result has the shape and dtype of x.
//
//	> F.sigmoid(np.array{-2, 0, 2})
//	variable([0.11920291 0.5        0.8807971 ])
func Sigmoid(x *Variable) *Variable { return apply1("sigmoid", &sigmoid{}, x) }

type sigmoid struct{ Node }

func (f *sigmoid) Forward(x []*Array) []*Array {
	f.RetainOutputs(0)
	return one(array.MapFloats(x[0], kernel.Sigmoid[float32], kernel.Sigmoid[float64]))
}

func (f *sigmoid) Backward(gy []*Variable) []*Variable {
	y := f.RetainedOutput(0)
	return grads(Mul(gy[0], Mul(y, AddScalar(Neg(y), 1))))
}
