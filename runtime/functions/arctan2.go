package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.arctan2(x1: float[...], x2: float[...]) -> float[...]", Arctan2, catalog.Mathematics)
}

// Arctan2 returns the angle of the point (x2, x1), from -pi to pi, element by
// element and with broadcasting: the arctangent of x1 / x2 in the right quarter
// of the circle. Note that the first argument is the height of the point.
//
// float32 and float64 may be mixed; the result is then float64. The derivatives are
// x2 / (x1^2 + x2^2) by x1 and -x1 / (x1^2 + x2^2) by x2.
//
//	> F.arctan2(np.array{1, 1, -1}, np.array{1, -1, 0})
//	variable([ 0.7853982  2.3561945 -1.5707964])
func Arctan2(x1, x2 *Variable) *Variable {
	d := array.Promote(x1.Dtype(), x2.Dtype())
	return apply1("arctan2", &arctan2{}, Cast(x1, d), Cast(x2, d))
}

type arctan2 struct{ Node }

func (f *arctan2) Forward(x []*Array) []*Array {
	f.RetainInputs(0, 1)
	return one(array.Arctan2(x[0], x[1]))
}

func (f *arctan2) Backward(gy []*Variable) []*Variable {
	x1, x2 := f.RetainedInput(0), f.RetainedInput(1)
	g := Div(gy[0], Add(Square(x1), Square(x2)))
	gx := make([]*Variable, 2)
	if f.NeedsGrad(0) {
		gx[0] = SumTo(Mul(g, x2), x1.Shape())
	}
	if f.NeedsGrad(1) {
		gx[1] = SumTo(Neg(Mul(g, x1)), x2.Shape())
	}
	return gx
}
