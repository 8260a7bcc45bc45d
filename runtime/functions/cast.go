package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.cast(x: array[...], typ: dtype) -> array[...]", Cast, catalog.ArrayShape)
}

// Cast returns x in the dtype typ. Gradients flow between float dtypes.
//
// 日本語: 要素の型を変えます。
//
//	> F.cast(np.array({1, 2}, "int32"), np.float32)
//	variable([1. 2.])
func Cast(x *Variable, typ array.Dtype) *Variable {
	if x.Dtype() == typ {
		return x
	}
	return apply1("cast", &cast{typ: typ}, x)
}

type cast struct {
	Node
	typ, from array.Dtype
}

func (f *cast) Forward(x []*Array) []*Array {
	f.from = x[0].Dtype()
	return one(x[0].AsType(f.typ))
}

func (f *cast) Backward(gy []*Variable) []*Variable { return grads(Cast(gy[0], f.from)) }
