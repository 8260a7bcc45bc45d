package autograd

import (
	"strings"

	"nnlua/runtime/array"
)

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
