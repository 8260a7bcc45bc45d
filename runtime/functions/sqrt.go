package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.sqrt(x: float[...]) -> float[...]", Sqrt, catalog.Mathematics)
	catalog.Add("F.rsqrt(x: float[...]) -> float[...]", RSqrt, catalog.Mathematics)
}

// Sqrt returns the square root of x, element by element; nan below 0. The
// gradient at 0 is inf.
//
// 日本語: 平方根を求めます。
//
//	> F.sqrt(np.array{1, 4, 9})
//	variable([1. 2. 3.])
func Sqrt(x *Variable) *Variable { return apply1("sqrt", &sqrt{}, x) }

type sqrt struct{ Node }

func (f *sqrt) Forward(x []*Array) []*Array {
	f.RetainOutputs(0)
	return one(array.Sqrt(x[0]))
}

func (f *sqrt) Backward(gy []*Variable) []*Variable {
	return grads(Div(gy[0], MulScalar(f.RetainedOutput(0), 2)))
}

// RSqrt returns 1 / sqrt(x), element by element.
//
//	> F.rsqrt(np.array{1, 4})
//	variable([1.  0.5])
func RSqrt(x *Variable) *Variable { return apply1("rsqrt", &rsqrt{}, x) }

type rsqrt struct{ Node }

func (f *rsqrt) Forward(x []*Array) []*Array {
	f.RetainInputs(0)
	f.RetainOutputs(0)
	return one(array.Reciprocal(array.Sqrt(x[0])))
}

func (f *rsqrt) Backward(gy []*Variable) []*Variable {
	x, y := f.RetainedInput(0), f.RetainedOutput(0)
	return grads(Mul(gy[0], MulScalar(Div(y, x), -0.5)))
}
