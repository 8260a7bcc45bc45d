package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.absolute(x: float[...]) -> float[...]", Absolute, catalog.Mathematics)
	catalog.Add("F.sign(x: array[...]) -> array[...]", Sign, catalog.Mathematics)
}

// Absolute returns |x|, element by element. The gradient is the sign of x, and
// so 0 at 0.
//
// 日本語: 絶対値を求めます。
//
//	> F.absolute(np.array{-2, 0, 3})
//	variable([2. 0. 3.])
func Absolute(x *Variable) *Variable {
	return apply1("absolute", &elementwise{value: array.Abs, ofInput: Sign}, x)
}

// Sign returns -1, 0 or 1, element by element, in the dtype of x. It is a
// constant: no gradient flows through it.
//
// 日本語: 符号を -1、0、1 で返します。
//
//	> F.sign(np.array{-2, 0, 3})
//	variable([-1.  0.  1.])
func Sign(x *Variable) *Variable { return x.Session().Constant(array.Sign(x.Data())) }
