package autograd

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("chainer.Variable(data: data? = nil, name: string = \"\", grad: data? = nil, requires_grad: boolean = true) -> Variable", NewVariable, catalog.Core)
	catalog.AddProperty("Variable.data: data?", (*Variable).Data, (*Variable).SetData, catalog.Core)
	catalog.AddProperty("Variable.array: data?", (*Variable).Data, (*Variable).SetData, catalog.Core)
	catalog.AddProperty("Variable.grad: data?", (*Variable).Grad, (*Variable).SetGrad, catalog.Core)
	catalog.AddProperty("Variable.grad_var: Variable?", (*Variable).GradVar, (*Variable).SetGradVar, catalog.Core)
	catalog.AddProperty("Variable.name: string?", (*Variable).nameOrNil, (*Variable).SetName, catalog.Core)
	catalog.AddProperty("Variable.shape: ints", (*Variable).Shape, nil, catalog.Core)
	catalog.AddProperty("Variable.dtype: dtype", (*Variable).Dtype, nil, catalog.Core)
	catalog.AddProperty("Variable.ndim: integer", (*Variable).Ndim, nil, catalog.Core)
	catalog.AddProperty("Variable.size: integer", (*Variable).Size, nil, catalog.Core)
	catalog.AddProperty("Variable.rank: integer", (*Variable).Rank, nil, catalog.Core)
	catalog.AddProperty("Variable.requires_grad: boolean", (*Variable).RequiresGrad, nil, catalog.Core)
	catalog.Add("Variable:backward(retain_grad: boolean = false, enable_double_backprop: boolean = false, loss_scale: number? = nil)", (*Variable).Backward, catalog.Core)
	catalog.Add("Variable:cleargrad()", (*Variable).ClearGrad, catalog.Core)
	catalog.Add("Variable:zerograd()", (*Variable).ZeroGrad, catalog.Core)
	catalog.Add("Variable:unchain()", (*Variable).Unchain, catalog.Core)
	catalog.Add("Variable:unchain_backward()", (*Variable).UnchainBackward, catalog.Core)
	catalog.Add("Variable:item() -> number", (*Variable).Item, catalog.Core)
	catalog.Add("Variable:__tostring() -> string", (*Variable).String, catalog.Core)
	catalog.Add("Variable:__len() -> integer", (*Variable).Len, catalog.Core)
}

// VariableOptions are the arguments of chainer.Variable after data.
type VariableOptions struct {
	Name         string
	Grad         *array.Array
	RequiresGrad bool
}

// NewVariable wraps an array, so that calculations with it can be differentiated.
//
// 日本語: 計算の入力や途中の値を入れる箱を作ります。data に値、grad に勾配が入り、どの計算で作られたかも覚えています。
//
//	> x = chainer.Variable(np.array{3})
//	> y = x * x
//	> y:backward()
//	> x.grad
//	[6.]
func NewVariable(s *Session, data *array.Array, opt VariableOptions) *Variable {
	v := s.Variable(data)
	v.node.requiresGrad = opt.RequiresGrad
	v.SetName(opt.Name)
	v.SetGrad(opt.Grad)
	return v
}

// AsVariable returns v. What embeds a Variable is used as one through it.
func (v *Variable) AsVariable() *Variable { return v }

// nameOrNil returns the name, which printing shows, nil if there is none. It
// can be assigned.
//
// 日本語: グラフや説明に表示される名前です。
//
//	> x = chainer.Variable(np.array{1, 2}, {name = "x"})
//	> x
//	variable x([1. 2.])
//	> x.name
//	"x"
func (v *Variable) nameOrNil() *string { return v.node.Name() }

// Ndim returns the number of axes.
//
// 日本語: 軸の数です。
//
//	> chainer.Variable(np.zeros{2, 3}).ndim
//	2
func (v *Variable) Ndim() int { return v.Present().Ndim() }

// Size returns the number of elements.
//
// 日本語: 要素の数です。
//
//	> chainer.Variable(np.zeros{2, 3}).size
//	6
func (v *Variable) Size() int { return v.Present().Size() }

// Len returns the length of the first axis: #v.
func (v *Variable) Len() int {
	if v.Present().Ndim() == 0 {
		array.FailIn("#", "a Variable without axes has no length")
	}
	return v.data.Shape()[0]
}

// Item returns the only element as a number: Python's float(loss.data).
//
// 日本語: 要素が1つのとき、その値を Lua の数として返します。
//
//	> chainer.Variable(np.array{0.5}):item()
//	0.5
func (v *Variable) Item() float64 {
	if v.Present().Size() != 1 {
		array.FailIn("item", "the Variable is %s, want one element", v.data.Describe())
	}
	return v.data.Float(0)
}

// ZeroGrad fills the gradient with zeros. cleargrad is faster and does the same
// for backward.
//
// 日本語: 勾配を 0 で埋めます。
//
//	> x = chainer.Variable(np.array{1, 2})
//	> x:zerograd()
//	> x.grad
//	[0. 0.]
func (v *Variable) ZeroGrad() {
	if v.data != nil {
		v.SetGrad(array.New(v.data.Dtype(), v.data.Shape()...))
	}
}
