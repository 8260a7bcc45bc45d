package autograd

import "nnlua/runtime/array"

// whole returns the gradient g of a Variable, spread over its shape where g is one
// number for all elements.
func (n *VariableNode) whole(g *Variable) *Variable {
	if g == nil || g.data.Size() != 1 {
		return g
	}
	for _, length := range n.Shape() {
		if length != 1 {
			return g.sess.Constant(array.BroadcastTo(g.data, n.Shape()))
		}
	}
	return g
}

// wholeGrads spreads the gradients of the outputs, of which then nobody else holds
// what was spread.
func (n *Node) wholeGrads(gy []*Variable) {
	for i, g := range gy {
		if whole := n.outputs[i].whole(g); whole != g {
			gy[i], n.sess.pass.mine[i] = whole, true
		}
	}
}
