package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.linear_interpolate(p: float[...], x: float[...], y: float[...]) -> float[...]", LinearInterpolate, catalog.Mathematics)
}

// LinearInterpolate returns p x + (1 - p) y, element by element: x where p is 1,
// y where p is 0.
//
// p, x and y have one shape and dtype; nothing is broadcast.
//
//	> F.linear_interpolate(np.array{0, 0.5, 1}, np.array{1, 1, 1}, np.array{3, 3, 3})
//	variable([3. 2. 1.])
func LinearInterpolate(p, x, y *Variable) *Variable {
	for _, v := range []*Variable{x, y} {
		if v.Dtype() != p.Dtype() || !array.SameShape(v.Shape(), p.Shape()) {
			array.FailIn("linear_interpolate", "p is %s, x is %s and y is %s, want one shape and dtype",
				p.Data().Describe(), x.Data().Describe(), y.Data().Describe())
		}
	}
	return Add(Mul(p, x), Mul(AddScalar(Neg(p), 1), y))
}
