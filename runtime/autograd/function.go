package autograd

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

// Function is one differentiable operation: chainer.FunctionNode. A function is
// a struct that embeds Node and has these two methods. A value serves one call.
type Function interface {
	// Forward computes the outputs. It calls RetainInputs and RetainOutputs for
	// what Backward will need; other arrays may be freed before that.
	Forward(x []*array.Array) []*array.Array

	// Backward returns the gradient with respect to every input, nil for none,
	// out of the gradients gy of the outputs, nil where an output has none. It is
	// written with differentiable functions, so that gradients have gradients.
	Backward(gy []*Variable) []*Variable

	base() *Node
}

// FusedBackward is a Function with a shorter way back: BackwardArrays gives the
// same gradients as Backward, up to rounding, without a graph of its own. It is
// used when nobody asked for gradients of gradients.
//
// gy[i] is nil where output i has no gradient; one of them has one.
//
// An array that it returns is new, best from NewGrad, or is one of gy, perhaps in
// another shape; it keeps none of them. It may write over gy[i] if GradIsMine(i), and it may add
// the gradient of input i to GradSoFar(i) and return nil instead.
type FusedBackward interface {
	BackwardArrays(gy []*array.Array) []*array.Array
}

// UniformBackward is a FusedBackward that takes gradients of one element in the
// place of whole ones, all of whose elements are equal, and may return such: the
// gradient of a sum is no array that has to be written and read.
type UniformBackward interface {
	FusedBackward
	TakesUniform()
}

// Node is the function's place in the graph. Every Function embeds it.
type Node struct {
	label   string
	site    Site
	fn      Function
	sess    *Session
	inputs  []*VariableNode
	outputs []*VariableNode
	hooks   []namedHook // of this function alone
	rank    int32
	queued  bool // waits in the queue of a backward pass

	keepInputs, keepOutputs retention

	// Room for the lists of a function of few arguments, which then cost no
	// allocations of their own.
	roomIn  [3]*VariableNode
	roomOut [1]*VariableNode
	arrays  [3]*array.Array // what Forward gets, and what BackwardArrays returns
	result  pair            // the output, if there is only one
}

// retention says which arguments are retained: bit i is argument i, the last
// bit all arguments from 63 on.
type retention uint64

func (r *retention) add(indexes []int) {
	for _, i := range indexes {
		*r |= 1 << min(i, 63)
	}
}

func (r retention) has(i int) bool { return r>>min(i, 63)&1 == 1 }

func (n *Node) base() *Node { return n }

func init() {
	catalog.AddProperty("FunctionNode.label: string", (*Node).Label, (*Node).SetLabel, catalog.Core)
	catalog.AddProperty("FunctionNode.inputs: value", (*Node).Inputs, nil, catalog.Core)
	catalog.AddProperty("FunctionNode.outputs: value", (*Node).Outputs, nil, catalog.Core)
	catalog.AddProperty("FunctionNode.rank: integer", (*Node).Rank, nil, catalog.Core)
	catalog.Add("FunctionNode:unchain()", (*Node).Unchain, catalog.Core)
	catalog.Add("FunctionNode:__tostring() -> string", (*Node).String, catalog.Core)
}

// Label returns the name of the function, such as "sigmoid", which errors and
// graphs show.
//
// 日本語: 関数の名前です。エラーやグラフに表示されます。
//
//	> F.sigmoid(chainer.Variable(np.array{0})).creator.label
//	"sigmoid"
func (n *Node) Label() string { return n.label }

// SetLabel changes the name.
func (n *Node) SetLabel(label string) { n.label = label }

// Inputs returns the graph's nodes of the Variables that the function was called with.
//
// 日本語: この関数に渡された変数の、グラフ上のノードの列です。
//
//	> x = chainer.Variable(np.array{0}, "x")
//	> F.sigmoid(x).creator.inputs[1].name
//	"x"
func (n *Node) Inputs() []*VariableNode { return n.inputs }

// Outputs returns the graph's nodes of the results.
//
//	> y = F.sigmoid(chainer.Variable(np.array{0}))
//	> y.creator.outputs[1].label
//	"(1), float32"
func (n *Node) Outputs() []*VariableNode { return n.outputs }

// Rank returns the number of functions on the longest way from a leaf to the function.
//
//	> F.relu(F.relu(chainer.Variable(np.array{0}))).creator.rank
//	1
func (n *Node) Rank() int { return int(n.rank) }

// Unchain takes the function out of the graph: its results become leaves.
//
//	> y = F.sigmoid(chainer.Variable(np.array{0}))
//	> y.creator:unchain()
//	> y.creator
//	nil
func (n *Node) Unchain() {
	for _, y := range n.outputs {
		y.creator = nil
	}
	n.inputs, n.outputs = nil, nil
	clear(n.roomIn[:]) // the node itself stays as long as its result does
}

// String returns "<function sigmoid>".
func (n *Node) String() string { return "<function " + n.label + ">" }

// function returns the function as scripts see it; nil of no node.
func (n *Node) function() any {
	if n == nil {
		return nil
	}
	return n.fn
}

// Arity returns, in Backward, the number of inputs.
func (n *Node) Arity() int { return len(n.inputs) }

// RetainInputs asks, in Forward, to keep these inputs for Backward.
func (n *Node) RetainInputs(indexes ...int) { n.keepInputs.add(indexes) }

// RetainOutputs asks, in Forward, to keep these outputs for Backward.
func (n *Node) RetainOutputs(indexes ...int) { n.keepOutputs.add(indexes) }

// RetainedInput returns, in Backward, input i, which Forward asked to keep.
func (n *Node) RetainedInput(i int) *Variable { return n.retained(n.inputs[i]) }

// RetainedArray returns, in BackwardArrays, input i, which Forward asked to keep.
func (n *Node) RetainedArray(i int) *array.Array { return n.inputs[i].retained }

// RetainedOutput returns, in Backward, output i, which Forward asked to keep.
func (n *Node) RetainedOutput(i int) *Variable { return n.retained(n.outputs[i]) }

func (n *Node) retained(at *VariableNode) *Variable {
	return &Variable{sess: n.sess, data: at.retained, node: at}
}

// NeedsGrad reports, in Backward, whether the gradient of input i is wanted.
func (n *Node) NeedsGrad(i int) bool { return n.sess.pass.wants(n.inputs[i]) }
