package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() { catalog.Add("F.square(x: float[...]) -> float[...]", Square, catalog.Mathematics) }

// Square returns x * x, element by element.
//
//	> F.square(np.array{-2, 3})
//	variable([4. 9.])
func Square(x *Variable) *Variable { return apply1("square", &square{}, x) }

type square struct{ Node }

func (f *square) Forward(x []*Array) []*Array {
	f.RetainInputs(0)
	return one(array.Square(x[0]))
}

func (f *square) Backward(gy []*Variable) []*Variable {
	return grads(Mul(gy[0], MulScalar(f.RetainedInput(0), 2)))
}
