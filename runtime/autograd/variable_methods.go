package autograd

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("chainer.as_variable(obj: value) -> value", AsVariable, catalog.Core)
	catalog.Add("chainer.as_array(obj: value) -> value", AsArray, catalog.Core)
	catalog.AddProperty("Variable.creator: value", (*Variable).creatorFunction, (*Variable).setCreator, catalog.Core)
	catalog.AddProperty("Variable.creator_node: value", (*Variable).creatorFunction, (*Variable).setCreator, catalog.Core)
	catalog.AddProperty("Variable.node: VariableNode", (*Variable).Node, nil, catalog.Core)
	catalog.AddProperty("Variable.label: string", (*Variable).Label, nil, catalog.Core)
	catalog.Add("Variable:addgrad(var: Variable)", (*Variable).AddGrad, catalog.Core)
	catalog.Add("Variable:copydata(var: Variable)", (*Variable).CopyData, catalog.Core)
	catalog.Add("Variable:retain_data()", (*Variable).RetainData, catalog.Core)
	catalog.Add("Variable:__lt(y: value) -> boolean", (*Variable).refuseLess, catalog.Core)
	catalog.Add("Variable:__le(y: value) -> boolean", (*Variable).refuseLess, catalog.Core)
	catalog.Add("Variable:__setitem(slices: value, v: value)", (*Variable).refuseAssignment, catalog.Core)
}

// AsVariable returns a Variable as it is, and an array as a Variable that gets
// no gradient.
//
//	> chainer.as_variable(np.array{1, 2}).requires_grad
//	false
func AsVariable(s *Session, obj any) any {
	if a, ok := obj.(*array.Array); ok {
		return s.Constant(a)
	}
	if variableOf(obj) == nil {
		array.Fail("obj is %s, want an array or a Variable", Describe(obj))
	}
	return obj
}

// AsArray returns the array of a Variable, and an array as it is.
//
//	> chainer.as_array(chainer.Variable(np.array{1, 2}))
//	[1. 2.]
func AsArray(obj any) any {
	if v := variableOf(obj); v != nil {
		return v.data
	}
	return obj
}

// variableOf returns the Variable that an object is or embeds, nil if there is none.
func variableOf(obj any) *Variable {
	if v, ok := obj.(interface{ AsVariable() *Variable }); ok {
		return v.AsVariable()
	}
	return nil
}

// Describe names what a script gave where anything may come.
func Describe(v any) string {
	switch v := v.(type) {
	case nil:
		return "nil"
	case float64:
		return "a number"
	case string:
		return "the string '" + v + "'"
	case bool:
		return map[bool]string{true: "true", false: "false"}[v]
	case *array.Array:
		return "an array " + v.Describe()
	case catalog.Func:
		return "a function"
	case catalog.Table:
		return "a table"
	}
	if x := variableOf(v); x != nil && x.data != nil {
		return "a Variable " + x.data.Describe()
	}
	return "another object"
}

// creatorFunction returns the function that computed the Variable, nil if none
// did. Assigning nil cuts the Variable off from it.
//
// 日本語: この値を作った関数のノードです。最初の入力なら nil です。
//
//	> x = chainer.Variable(np.array{1, 2})
//	> F.relu(x).creator
//	<function relu>
//	> x.creator
//	nil
func (v *Variable) creatorFunction() any { return v.node.Creator() }

func (v *Variable) setCreator(f any) {
	if f != nil {
		array.Fail("creator can be set to nil only")
	}
	v.Unchain()
}

// Node returns the Variable's node in the graph.
//
// 日本語: 計算グラフの中でこの変数を表すノードです。
//
//	> x = chainer.Variable(np.array{1, 2}, "x")
//	> y = F.relu(x)
//	> y.node.creator.inputs[1].name
//	"x"
func (v *Variable) Node() *VariableNode { return v.node }

// Label returns shape and dtype in the form in which graphs show them.
//
// 日本語: グラフに表示する型と形です。
//
//	> chainer.Variable(np.array{{1, 2}}).label
//	"(1, 2), float32"
func (v *Variable) Label() string { return v.node.Label() }

// AddGrad adds the gradient of another Variable to that of this one.
//
// 日本語: 別の変数の勾配を自分の勾配に足し込みます。
//
//	> x = chainer.Variable(np.array{1, 2}, {grad = np.array{1, 1}})
//	> x:addgrad(chainer.Variable(np.array{3, 4}, {grad = np.array{10, 20}}))
//	> x.grad
//	[11. 21.]
func (v *Variable) AddGrad(from *Variable) {
	switch g := from.GradVar(); {
	case g == nil:
	case v.node.grad == nil:
		v.SetGradVar(g)
	default:
		v.SetGradVar(Add(g, v.node.grad))
	}
}

// CopyData copies the numbers of another Variable into the array of this one.
//
// 日本語: 別の変数の値を自分に写します。
//
//	> x, y = chainer.Variable(np.zeros(2, "f")), chainer.Variable(np.array{3, 4})
//	> x:copydata(y)
//	> x
//	variable([3. 4.])
func (v *Variable) CopyData(from *Variable) {
	dst, src := v.Present(), from.Present()
	array.CopyInto(dst, src)
}

// RetainData makes the node in the graph keep the array.
//
//	> x = chainer.Variable(np.array{1, 2})
//	> x:retain_data()
//	> x.node.data
//	[1. 2.]
func (v *Variable) RetainData() { v.node.retained = v.data }

func (v *Variable) refuseLess(any) bool {
	array.Fail("Variables cannot be compared with < or >: compare their data, x.data, with np.less(a, b) or as numbers, x:item()")
	return false
}

func (v *Variable) refuseAssignment(slices, value any) {
	array.Fail("the elements of a Variable cannot be assigned: write x.data[...] = value")
}
