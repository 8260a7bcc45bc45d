package autograd

import (
	"nnlua/runtime/array"
)

// Variable is an array that remembers how it was computed: chainer.Variable.
// Backward fills the gradients of all Variables that it depends on.
type Variable struct {
	sess *Session
	data *array.Array // nil until a Parameter of unknown shape is initialized
	node *node
}

// node is the side of a Variable that the graph holds. It outlives the
// Variable and holds the array only if some function asked to retain it.
type node struct {
	creator      *Node // nil for a leaf
	rank         int   // the longest way from a leaf
	requiresGrad bool
	retained     *array.Array
	grad         *Variable
	name         string
	lossScale    float64 // by which the backward pass that filled grad was scaled; 0 for not

	pending *Variable // the gradient summed so far while a backward pass runs
	owned   bool      // pending is a temporary sum that may be added to in place
}

// Data returns the array; nil for a Parameter that has no shape yet.
func (v *Variable) Data() *array.Array { return v.data }

// SetData replaces the array. Functions that were called before keep what they retained.
func (v *Variable) SetData(a *array.Array) { v.data = a }

// Grad returns the gradient, or nil where there is none.
func (v *Variable) Grad() *array.Array {
	if v.node.grad == nil {
		return nil
	}
	return v.node.grad.data
}

// SetGrad replaces the gradient; nil clears it. It must have the shape and dtype of the data.
func (v *Variable) SetGrad(g *array.Array) {
	if g == nil {
		v.node.grad = nil
		return
	}
	if v.data != nil && (!array.SameShape(g.Shape(), v.data.Shape()) || g.Dtype() != v.data.Dtype()) {
		array.FailIn("grad", "the gradient is %s, want that of the data, %s", g.Describe(), v.data.Describe())
	}
	v.node.grad = v.sess.Constant(g)
}

// LossScale returns by what the loss was multiplied in the backward pass that
// filled the gradient, 0 if by nothing.
func (v *Variable) LossScale() float64 { return v.node.lossScale }

// GradVar returns the gradient as a Variable, to be differentiated again after
// a backward pass with EnableDoubleBackprop; nil where there is none.
func (v *Variable) GradVar() *Variable { return v.node.grad }

// SetGradVar replaces the gradient by a Variable; nil clears it.
func (v *Variable) SetGradVar(g *Variable) { v.node.grad = g }

// ClearGrad forgets the gradient.
func (v *Variable) ClearGrad() { v.node.grad = nil }

// Name returns the name, "" if it has none.
func (v *Variable) Name() string { return v.node.name }

// SetName sets the name that printing shows.
func (v *Variable) SetName(name string) { v.node.name = name }

// Session returns the session that v belongs to.
func (v *Variable) Session() *Session { return v.sess }

// RequiresGrad reports whether backpropagation computes a gradient for v.
func (v *Variable) RequiresGrad() bool { return v.node.requiresGrad }

// Shape returns the shape of the data.
func (v *Variable) Shape() []int { return v.data.Shape() }

// Dtype returns the dtype of the data.
func (v *Variable) Dtype() array.Dtype { return v.data.Dtype() }

// Creator returns the function that computed v, nil for a leaf.
func (v *Variable) Creator() *Node { return v.node.creator }

// Rank returns the number of functions on the longest way from a leaf to v.
func (v *Variable) Rank() int { return v.node.rank }

// Unchain cuts v off from the function that computed it: v becomes a leaf.
func (v *Variable) Unchain() { v.node.creator, v.node.rank = nil, 0 }

// UnchainBackward forgets the whole graph behind v, so that truncated
// backpropagation through time stops here and the memory is freed.
func (v *Variable) UnchainBackward() {
	queue := []*node{v.node}
	for len(queue) > 0 {
		n := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		if n.creator != nil {
			queue = append(queue, n.creator.inputs...)
			n.creator = nil
		}
	}
}

// String returns str(v) of Chainer, such as "variable([[1.5]])" or "variable W([1. 2.])".
func (v *Variable) String() string { return v.print(" ") }

// Repr returns repr(v) of Chainer, such as "variable([1., 2.])".
func (v *Variable) Repr() string { return v.print(", ") }

func (v *Variable) print(separator string) string {
	return v.sess.Print.Variable(v.data, v.node.name, separator)
}
