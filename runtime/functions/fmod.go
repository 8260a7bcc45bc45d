package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.fmod(x: float[...], divisor: float[...]) -> float[...]", Fmod, catalog.Mathematics)
}

// Fmod returns the remainder of x / divisor with the sign of x, element by
// element and with broadcasting: x - divisor fix(x / divisor).
//
// x and divisor have one dtype, which the result has too; a divisor of 0 gives
// nan. The derivative is 1 by x and -fix(x / divisor) by divisor.
//
//	> F.fmod(np.array{5, -5, 5.5}, np.array{3, 3, -2})
//	variable([ 2.  -2.   1.5])
func Fmod(x, divisor *Variable) *Variable {
	x, divisor = sameDtype("fmod", x, divisor)
	return apply1("fmod", &fmod{}, x, divisor)
}

type fmod struct{ Node }

func (f *fmod) Forward(x []*Array) []*Array {
	f.RetainInputs(0, 1)
	return one(array.Fmod(x[0], x[1]))
}

func (f *fmod) Backward(gy []*Variable) []*Variable {
	x, divisor := f.RetainedInput(0), f.RetainedInput(1)
	gx := grads(SumTo(gy[0], x.Shape()), nil)
	if f.NeedsGrad(1) {
		gx[1] = SumTo(Neg(Mul(gy[0], Fix(Div(x, divisor)))), divisor.Shape())
	}
	return gx
}
