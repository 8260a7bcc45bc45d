package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.squared_difference(x1: float[...], x2: float[...]) -> float[...]", SquaredDifference, catalog.Mathematics)
}

// SquaredDifference returns (x1 - x2)^2, element by element.
//
// x1 and x2 have one shape and dtype; nothing is broadcast.
//
//	> F.squared_difference(np.array{1, 2}, np.array{1, 5})
//	variable([0. 9.])
func SquaredDifference(x1, x2 *Variable) *Variable {
	if x1.Dtype() != x2.Dtype() || !array.SameShape(x1.Shape(), x2.Shape()) {
		array.FailIn("squared_difference", "x1 is %s and x2 is %s, want one shape and dtype", x1.Data().Describe(), x2.Data().Describe())
	}
	return Square(Sub(x1, x2))
}
