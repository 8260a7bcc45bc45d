package functions

import "nnlua/runtime/catalog"

func init() {
	catalog.Add("F.squared_error(x0: float[...], x1: float[...]) -> float[...]", SquaredError, catalog.Loss)
	catalog.Add("F.absolute_error(x0: float[...], x1: float[...]) -> float[...]", AbsoluteError, catalog.Loss)
}

// SquaredError returns (x0 - x1)^2, element by element. x0 and x1 have the same
// shape and dtype; nothing is summed up (see mean_squared_error).
//
// 日本語: 差の2乗を要素ごとに求めます。
//
//	> F.squared_error(np.array{1, 2}, np.array{1, 4})
//	variable([0. 4.])
func SquaredError(x0, x1 *Variable) *Variable {
	checkPair("squared_error", "x0", "x1", x0, x1)
	return Square(Sub(x0, x1))
}

// AbsoluteError returns |x0 - x1|, element by element. x0 and x1 have the same
// shape and dtype; nothing is summed up (see mean_absolute_error).
//
//	> F.absolute_error(np.array{1, 2}, np.array{1, 4})
//	variable([0. 2.])
func AbsoluteError(x0, x1 *Variable) *Variable {
	checkPair("absolute_error", "x0", "x1", x0, x1)
	return Absolute(Sub(x0, x1))
}
