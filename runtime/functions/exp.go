package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() { catalog.Add("F.exp(x: float[...]) -> float[...]", Exp, catalog.Mathematics) }

// Exp returns e^x, element by element.
//
// 日本語: 指数関数 e^x を求めます。
//
//	> F.exp(np.array{0, 1})
//	variable([1.        2.7182817])
func Exp(x *Variable) *Variable {
	slope := func(y *Variable) *Variable { return y }
	return apply1("exp", &elementwise{value: array.Exp, ofOutput: slope}, x)
}
