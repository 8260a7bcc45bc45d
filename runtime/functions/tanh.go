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

func (f *tanh) BackwardArrays(gy []*Array) []*Array {
	gx := roomFor(&f.Node, gy[0])
	y := f.RetainedOutput(0).Data()
	if gx.Dtype() == array.Float32 {
		tanhGradient(array.Data[float32](gx), array.Data[float32](gy[0]), array.Data[float32](y))
	} else {
		tanhGradient(array.Data[float64](gx), array.Data[float64](gy[0]), array.Data[float64](y))
	}
	return one(gx)
}

// rowBlock is how many numbers are worked on at a time where a formula takes
// several passes: they stay in the first cache.
const rowBlock = 1024

// tanhGradient sets gx to gy * (1 - y^2).
func tanhGradient[T array.Float](gx, gy, y []T) {
	var room [rowBlock]T
	for len(y) > 0 {
		n := min(len(y), rowBlock)
		slope := room[:n]
		kernel.Mul(slope, y[:n], y[:n])
		kernel.SubFrom(slope, 1, slope)
		kernel.Mul(gx[:n], gy[:n], slope)
		gx, gy, y = gx[n:], gy[n:], y[n:]
	}
}
