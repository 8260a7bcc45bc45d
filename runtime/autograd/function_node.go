package autograd

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.AddClass("chainer.FunctionNode", NewFunctionNode, catalog.Core)
	catalog.Add("FunctionNode:apply(inputs: arrays) -> value", (*FunctionNode).Apply, catalog.Core)
	catalog.Add("FunctionNode:__call(args: value*)", (*FunctionNode).refuseCall, catalog.Core)
}

// FunctionNode is a function whose forward and backward a script writes.
type FunctionNode struct {
	Node
	object          catalog.Object
	arity           int   // in Forward: the number of inputs, 0 outside of it
	keptIn, keptOut []int // what to retain, in the order in which the script asked for it
}

// NewFunctionNode is the class of which scripts make their own differentiable
// functions, with two methods.
//
// 日本語: 自分で順伝播と逆伝播を書く関数の元になるクラスです。
//
// forward(self, inputs) gets a list of arrays and returns the outputs, arrays
// too. It calls self:retain_inputs{0, 1} or self:retain_outputs{0} to keep
// what backward needs; these numbers count from 0.
//
// backward(self, indexes, grad_outputs) gets the numbers of the inputs whose
// gradients are wanted, from 0, and a list of the gradients of the outputs,
// Variables, nil where there is none. It returns one gradient for each of the
// inputs, or for each of the indexes; nil means none. It is written with
// functions of Variables, so that gradients have gradients.
//
// Several results are returned as several values or in a list. An object
// serves one call, apply.
//
//	> Square = chainer.FunctionNode:extend("Square")
//	> function Square:forward(inputs)
//	>   self:retain_inputs{0}
//	>   return inputs[1] * inputs[1]
//	> end
//	> function Square:backward(indexes, grad_outputs)
//	>   local x = self:get_retained_inputs()[1]
//	>   return 2 * x * grad_outputs[1]
//	> end
//	> x = chainer.Variable(np.array{1, 2, 3})
//	> y = Square():apply{x}[1]
//	> y
//	variable([1. 4. 9.])
//	> F.sum(y):backward()
//	> x.grad
//	[2. 4. 6.]
func NewFunctionNode(s *Session) *FunctionNode { return &FunctionNode{Node: Node{sess: s}} }

// SetObject joins the function with the script's side of it.
func (f *FunctionNode) SetObject(o catalog.Object) { f.object, f.label = o, o.Class() }

// Object returns the script's side.
func (f *FunctionNode) Object() catalog.Object { return f.object }

// Init refuses arguments: a class without init takes none.
func (f *FunctionNode) Init(args []any) { refuseArguments(f.object, args) }

func (f *FunctionNode) refuseCall([]any) { array.FailIn(f.label, "call apply: f:apply{x}") }

// Apply computes the outputs, a list of Variables, and enters the function into
// the graph. inputs is a list of Variables or arrays.
//
//	> Plus = chainer.FunctionNode:extend("Plus")
//	> function Plus:forward(inputs) return inputs[1] + inputs[2] end
//	> Plus():apply{np.array{1, 2}, np.array{3, 4}}[1]
//	variable([4. 6.])
func (f *FunctionNode) Apply(inputs []*Variable) []*Variable {
	if len(inputs) == 0 {
		array.Fail("inputs is empty, want one array or more")
	}
	if f.Node.inputs != nil {
		array.FailIn(f.label, "an object serves one call of apply: make another one, %s()", f.object.Class())
	}
	f.keptIn, f.keptOut, f.keepInputs, f.keepOutputs = nil, nil, 0, 0
	return Apply(f.labelText(), f, inputs...)
}

// labelText is the label that the script gave, as a text or a method, or the name of the class.
func (f *FunctionNode) labelText() string {
	switch label := f.object.Get("label").(type) {
	case string:
		return label
	case catalog.Func:
		if text, ok := first(label.Call(f)).(string); ok {
			return text
		}
	}
	return f.label
}

func first(results []any) any {
	if len(results) == 0 {
		return nil
	}
	return results[0]
}

// Forward calls the script's forward.
func (f *FunctionNode) Forward(x []*array.Array) []*array.Array {
	f.arity = len(x)
	defer func() { f.arity = 0 }()
	results, ok := f.object.Call("forward", x)
	if !ok {
		array.FailIn(f.label, "there is no forward: write function %s:forward(inputs) ... end", f.object.Class())
	}
	var y []*array.Array
	for i, r := range listed(results) {
		a, ok := r.(*array.Array)
		if !ok {
			array.FailIn(f.label, "forward returned %s as output %d, want an array", Describe(r), i)
		}
		y = append(y, a)
	}
	if y == nil {
		array.FailIn(f.label, "forward returned nothing, want one array or more")
	}
	for _, i := range f.keptOut {
		if i >= len(y) {
			array.FailIn(f.label, "retain_outputs: there is no output %d: there are %d, counted from 0", i, len(y))
		}
	}
	return y
}

// Backward calls the script's backward.
func (f *FunctionNode) Backward(gy []*Variable) []*Variable {
	n := f.Arity()
	var indexes []int
	for i := range n {
		if f.NeedsGrad(i) {
			indexes = append(indexes, i)
		}
	}
	results, ok := f.object.Call("backward", indexes, gy)
	if !ok {
		return make([]*Variable, n)
	}
	list := listed(results)
	switch {
	case len(list) == n:
	case len(list) == len(indexes):
		all := make([]any, n)
		for k, i := range indexes {
			all[i] = list[k]
		}
		list = all
	case len(list) < n && len(results) == 1 && len(list) > 0: // a list that ends with nil is shorter
		list = append(list, make([]any, n-len(list))...)
	default:
		array.Fail("backward returned %d gradients, want %d, one for each input", len(list), n)
	}
	gx := make([]*Variable, n)
	for i, r := range list {
		if gx[i] = variableOf(r); gx[i] == nil && r != nil {
			array.Fail("backward returned %s as the gradient of input %d, want a Variable or nil", Describe(r), i)
		}
		x := f.Node.inputs[i]
		if g := gx[i]; g != nil && (g.Dtype() != x.dtype || !array.SameShape(g.Shape(), x.Shape())) {
			array.Fail("backward returned %s as the gradient of input %d, which is %s%s", g.data.Describe(), i, x.dtype, array.ShapeString(x.Shape()))
		}
	}
	return gx
}

// listed returns the items of a list that is the only result, or all results.
func listed(results []any) []any {
	t, ok := first(results).(catalog.Table)
	if !ok || len(results) > 1 {
		return results
	}
	list := make([]any, t.Len())
	for i := range list {
		list[i] = t.At(i)
	}
	return list
}
