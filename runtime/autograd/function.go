package autograd

import (
	"strings"

	"nnlua/runtime/array"
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
type FusedBackward interface {
	BackwardArrays(gy []*array.Array) []*array.Array
}

// Node is the function's place in the graph. Every Function embeds it.
type Node struct {
	label   string
	site    Site
	fn      Function
	sess    *Session
	inputs  []*node
	outputs []*node
	rank    int
	queued  bool // waits in the queue of a backward pass

	keepInputs, keepOutputs uint64 // bit i: argument i is retained
}

func (n *Node) base() *Node { return n }

// Label returns the name of the function, such as "sigmoid".
func (n *Node) Label() string { return n.label }

// Arity returns, in Backward, the number of inputs.
func (n *Node) Arity() int { return len(n.inputs) }

// RetainInputs asks, in Forward, to keep these inputs for Backward.
func (n *Node) RetainInputs(indexes ...int) {
	for _, i := range indexes {
		n.keepInputs |= 1 << i
	}
}

// RetainOutputs asks, in Forward, to keep these outputs for Backward.
func (n *Node) RetainOutputs(indexes ...int) {
	for _, i := range indexes {
		n.keepOutputs |= 1 << i
	}
}

// RetainedInput returns, in Backward, input i, which Forward asked to keep.
func (n *Node) RetainedInput(i int) *Variable { return n.retained(n.inputs[i]) }

// RetainedArray returns, in BackwardArrays, input i, which Forward asked to keep.
func (n *Node) RetainedArray(i int) *array.Array { return n.inputs[i].retained }

// RetainedOutput returns, in Backward, output i, which Forward asked to keep.
func (n *Node) RetainedOutput(i int) *Variable { return n.retained(n.outputs[i]) }

func (n *Node) retained(at *node) *Variable {
	return &Variable{sess: n.sess, data: at.retained, node: at}
}

// NeedsGrad reports, in Backward, whether the gradient of input i is wanted.
func (n *Node) NeedsGrad(i int) bool { return n.inputs[i].requiresGrad }

// Apply calls f on the inputs and returns its outputs. label is the name that
// errors and graphs show. When an input takes part in backpropagation and the
// session records graphs, the outputs remember f.
func Apply(label string, f Function, inputs ...*Variable) []*Variable {
	n := f.base()
	sess := inputs[0].sess
	arrays := make([]*array.Array, len(inputs))
	requiresGrad := false
	for i, x := range inputs {
		if x.data == nil {
			array.FailIn(label, "argument %d has no data yet", i+1)
		}
		arrays[i] = x.data
		requiresGrad = requiresGrad || x.node.requiresGrad
	}
	n.label = label
	results := forward(f, label, arrays)
	outputs := make([]*Variable, len(results))
	if !requiresGrad || !sess.EnableBackprop {
		for i, y := range results {
			outputs[i] = sess.Constant(y)
		}
		return outputs
	}
	n.record(f, sess, inputs)
	n.outputs = make([]*node, len(results))
	for i, y := range results {
		out := &node{creator: n, rank: n.rank + 1, requiresGrad: y.Dtype().IsFloat()}
		if n.keepOutputs>>i&1 == 1 {
			out.retained = y
		}
		n.outputs[i] = out
		outputs[i] = &Variable{sess: sess, data: y, node: out}
	}
	return outputs
}

// Apply1 is Apply for a function of one output.
func Apply1(label string, f Function, inputs ...*Variable) *Variable {
	return Apply(label, f, inputs...)[0]
}

// record enters the call of n into the graph.
func (n *Node) record(f Function, sess *Session, inputs []*Variable) {
	n.fn, n.sess = f, sess
	if sess.Site != nil {
		n.site = sess.Site()
	}
	n.inputs = make([]*node, len(inputs))
	for i, x := range inputs {
		n.inputs[i] = x.node
		n.rank = max(n.rank, x.node.rank)
		if n.keepInputs>>i&1 == 1 {
			x.node.retained = x.data
		}
	}
}

// forward adds the function and, where a kernel complained, its arguments to an error.
func forward(f Function, label string, arrays []*array.Array) []*array.Array {
	defer func() {
		if r := recover(); r != nil {
			if e, ok := r.(*array.Error); ok && e.Op == "" {
				e.Op = label
				e.Msg += " (called with " + describe(arrays) + ")"
			}
			panic(r)
		}
	}()
	return f.Forward(arrays)
}

func describe(arrays []*array.Array) string {
	text := make([]string, len(arrays))
	for i, a := range arrays {
		text[i] = a.Describe()
	}
	return strings.Join(text, ", ")
}
