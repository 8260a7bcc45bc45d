package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
	"nnlua/runtime/catalog"
)

func init() { catalog.Add("F.tanh(x: float[...]) -> float[...]", Tanh, catalog.Activation) }

// Tanh returns the hyperbolic tangent of x, element by element.
//
// 日本語: 双曲線正接。値を -1 から 1 の間に押し込みます。
//
// x may have any shape; the result has the shape and dtype of x.
//
//	> F.tanh(np.array{-2, 0, 2})
//	variable([-0.9640276  0.         0.9640276])
func Tanh(x *Variable) *Variable { return apply1("tanh", &tanh{}, x) }

type tanh struct{ Node }

func (f *tanh) Forward(x []*Array) []*Array {
	f.RetainOutputs(0)
	return one(array.MapFloats(x[0], kernel.Tanh[float32], kernel.Tanh[float64]))
}

func (f *tanh) Backward(gy []*Variable) []*Variable {
	y := f.RetainedOutput(0)
	return grads(Mul(gy[0], AddScalar(Neg(Mul(y, y)), 1)))
}

func (f *tanh) TakesUniform() {}

func (f *tanh) BackwardArrays(gy []*Array) []*Array {
	return one(byOutput(&f.Node, gy[0], kernel.TanhGrad[float32], kernel.TanhGrad[float64]))
}
