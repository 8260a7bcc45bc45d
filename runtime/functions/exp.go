package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() { catalog.Add("F.exp(x: float[...]) -> float[...]", Exp, catalog.Mathematics) }

// Exp returns e^x, element by element.
//
//	> F.exp(np.array{0, 1})
//	variable([1.        2.7182817])
func Exp(x *Variable) *Variable { return apply1("exp", &exp{}, x) }

type exp struct{ Node }

func (f *exp) Forward(x []*Array) []*Array {
	f.RetainOutputs(0)
	return one(array.Exp(x[0]))
}

func (f *exp) Backward(gy []*Variable) []*Variable { return grads(Mul(f.RetainedOutput(0), gy[0])) }
