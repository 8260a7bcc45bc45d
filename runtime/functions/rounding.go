package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.floor(x: array[...]) -> array[...]", Floor, catalog.Mathematics)
	catalog.Add("F.ceil(x: array[...]) -> array[...]", Ceil, catalog.Mathematics)
	catalog.Add("F.fix(x: array[...]) -> array[...]", Fix, catalog.Mathematics)
}

// Floor returns the largest whole number that is at most x, element by element.
//
// x may have any shape and dtype; the result has the same. It is a constant: no
// gradient flows through it.
//
//	> F.floor(np.array{-1.5, 0.2, 2})
//	variable([-2.  0.  2.])
func Floor(x *Variable) *Variable { return rounded(x, array.Floor) }

// Ceil returns the smallest whole number that is at least x, element by element.
//
// x may have any shape and dtype; the result has the same. It is a constant: no
// gradient flows through it.
//
//	> F.ceil(np.array{-1.5, 0.2, 2})
//	variable([-1.  1.  2.])
func Ceil(x *Variable) *Variable { return rounded(x, array.Ceil) }

// Fix returns x without what stands behind the decimal point, element by
// element: rounded towards 0.
//
// x may have any shape and dtype; the result has the same. It is a constant: no
// gradient flows through it.
//
//	> F.fix(np.array{-1.5, 0.2, 2})
//	variable([-1.  0.  2.])
func Fix(x *Variable) *Variable { return rounded(x, array.Trunc) }

func rounded(x *Variable, by func(x *Array) *Array) *Variable {
	return x.Session().Constant(by(x.Data()).To(x.Dtype()))
}
