package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() { catalog.Add("F.square(x: float[...]) -> float[...]", Square, catalog.Mathematics) }

// Square returns x * x, element by element.
//
// 日本語: 2乗します。
//
//	> F.square(np.array{-2, 3})
//	variable([4. 9.])
func Square(x *Variable) *Variable {
	slope := func(x *Variable) *Variable { return MulScalar(x, 2) }
	return apply1("square", &elementwise{value: array.Square, ofInput: slope}, x)
}
