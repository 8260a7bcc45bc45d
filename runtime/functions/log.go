package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
	"nnlua/runtime/catalog"
)

func init() { catalog.Add("F.log(x: float[...]) -> float[...]", Log, catalog.Mathematics) }

// Log returns the natural logarithm of x, element by element: NaN for x < 0, -inf for 0.
//
// 日本語: 自然対数を求めます。
//
//	> F.log(np.array{1, 10})
//	variable([0.        2.3025851])
func Log(x *Variable) *Variable { return apply1("log", &logarithm{}, x) }

type logarithm struct{ Node }

func (f *logarithm) Forward(x []*Array) []*Array {
	f.RetainInputs(0)
	return one(array.MapFloats(x[0], kernel.Log[float32], kernel.Log[float64]))
}

func (f *logarithm) Backward(gy []*Variable) []*Variable {
	return grads(Div(gy[0], f.RetainedInput(0)))
}
