package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.transpose(x: array[...], axes: ints? = nil) -> array[...]", Transpose, catalog.ArrayShape)
	catalog.Add("Variable:transpose(axes: shape? = nil) -> Variable", Transpose, catalog.Core)
	catalog.AddProperty("Variable.T: Variable", Transposed, nil, catalog.Core)
}

// Transpose returns x with its axes in the given order, counted from 0;
// without axes the order is reversed, so that rows become columns.
//
// 日本語: 軸の順番を入れ替えます。
//
//	> F.transpose(np.array{{1, 2, 3}})
//	variable([[1.]
//	          [2.]
//	          [3.]])
func Transpose(x *Variable, axes []int) *Variable {
	return apply1("transpose", &transpose{axes: axes}, x)
}

// Transposed returns x with its axes in reverse order.
//
// 日本語: 軸の順番を逆にした（行列なら転置した）Variable です。
//
//	> chainer.Variable(np.array{{1, 2}}).T
//	variable([[1.]
//	          [2.]])
func Transposed(x *Variable) *Variable { return Transpose(x, nil) }

type transpose struct {
	Node
	axes []int
}

func (f *transpose) Forward(x []*Array) []*Array { return one(array.Transpose(x[0], f.axes...)) }

func (f *transpose) Backward(gy []*Variable) []*Variable {
	if f.axes == nil {
		return grads(Transpose(gy[0], nil))
	}
	inverse := make([]int, len(f.axes))
	for i, ax := range f.axes {
		inverse[array.Axis(ax).Resolve(len(f.axes))] = i
	}
	return grads(Transpose(gy[0], inverse))
}
