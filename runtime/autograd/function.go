package autograd

import (
	"strings"

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

// Apply calls f on the inputs and returns its outputs. label is the name that
// errors and graphs show. When an input takes part in backpropagation and the
// session records graphs, the outputs remember f.
func Apply(label string, f Function, inputs ...*Variable) []*Variable {
	return apply(nil, label, f, inputs)
}

// Apply1 is Apply for a function of one output.
func Apply1(label string, f Function, inputs ...*Variable) *Variable {
	var room [1]*Variable
	return apply(room[:0], label, f, inputs)[0]
}

// apply appends the outputs to a list.
func apply(outputs []*Variable, label string, f Function, inputs []*Variable) []*Variable {
	n := f.base()
	sess := inputs[0].sess
	array.Poll()
	arrays := n.arrays[:0]
	requiresGrad := false
	for i, x := range inputs {
		if x.data == nil {
			array.FailIn(label, "argument %d has no data yet", i+1)
		}
		arrays = append(arrays, x.data)
		requiresGrad = requiresGrad || x.node.requiresGrad
	}
	n.label, n.fn, n.sess = label, f, sess
	results := n.hookedForward(arrays)
	defer clear(n.arrays[:]) // the graph keeps only what f retained; results may be this very list
	if !requiresGrad || !sess.EnableBackprop {
		for _, y := range results {
			c := sess.Constant(y)
			c.node.requiresGrad = requiresGrad && y.Dtype().IsFloat()
			outputs = append(outputs, c)
		}
		return outputs
	}
	n.record(inputs)
	n.outputs = n.roomOut[:0]
	for i, y := range results {
		v := n.output(y, len(results) == 1)
		out := v.node
		out.creator, out.rank, out.requiresGrad = n, n.rank+1, y.Dtype().IsFloat()
		if n.keepOutputs.has(i) {
			out.retained = y
		}
		n.outputs = append(n.outputs, out)
		outputs = append(outputs, v)
	}
	return outputs
}

// smallArray is the number of bytes that a node of the graph may keep alive for
// nothing.
const smallArray = 1 << 10

// output returns a Variable whose node the graph will hold: apart from it, since a
// node must not keep an array alive, but for a small one. The only output of a
// function has its place in that function's memory.
func (n *Node) output(y *array.Array, only bool) *Variable {
	small := y.Bytes() <= smallArray
	if small && !only {
		return n.sess.Constant(y)
	}
	v, node := &n.result.Variable, &n.result.own
	if !small {
		v = new(Variable)
	}
	if !only {
		node = new(VariableNode)
	}
	*v = Variable{sess: n.sess, data: y, node: node}
	node.describe(y)
	return v
}

// record enters the call of n into the graph.
func (n *Node) record(inputs []*Variable) {
	if n.sess.Site != nil {
		n.site = n.sess.Site()
	}
	n.inputs = n.roomIn[:0]
	for i, x := range inputs {
		n.inputs = append(n.inputs, x.node)
		n.rank = max(n.rank, x.node.rank)
		if n.keepInputs.has(i) {
			x.node.retained = x.data
		}
	}
}

// hookedForward is forward with the hooks around it and the check of the debug mode behind it.
func (n *Node) hookedForward(x []*array.Array) []*array.Array {
	hooks := n.activeHooks()
	for _, h := range hooks {
		h.ForwardPreprocess(n, x)
	}
	y := n.forward(x)
	for _, h := range hooks {
		h.ForwardPostprocess(n, x)
		if r, ok := h.(ResultHook); ok {
			r.ForwardResult(n, x, y)
		}
	}
	if n.sess.Debug {
		for _, a := range y {
			if containsNaN(a) {
				array.Fail("NaN is detected on forward computation of %s", n.label)
			}
		}
	}
	return y
}

// forward adds the function and, where a kernel complained, its arguments to an error.
func (n *Node) forward(x []*array.Array) []*array.Array {
	defer func() {
		if r := recover(); r != nil {
			if e, ok := r.(*array.Error); ok && e.Op == "" {
				e.Op = n.label
				e.Msg += " (called with " + describe(x) + ")"
			}
			panic(r)
		}
	}()
	return n.fn.Forward(x)
}

func describe(arrays []*array.Array) string {
	text := make([]string, len(arrays))
	for i, a := range arrays {
		text[i] = a.Describe()
	}
	return strings.Join(text, ", ")
}
