package autograd

import (
	"nnlua/runtime/array"
)

// hookedBackward is backward with the hooks around it. fused says that the
// gradients come from BackwardArrays and no hook has seen them.
func (n *Node) hookedBackward(gy []*Variable) (gx []*Variable, fused bool) {
	hooks := n.activeHooks()
	if hooks == nil {
		return n.backward(gy)
	}
	n.wholeGrads(gy)
	clear(n.sess.pass.mine)
	in := make([]*array.Array, len(n.inputs))
	for i, x := range n.inputs {
		in[i] = x.retained
	}
	out := dataOf(gy)
	for _, h := range hooks {
		h.BackwardPreprocess(n, in, out)
	}
	gx, _ = n.backward(gy)
	for i, g := range gx {
		gx[i] = n.inputs[i].whole(g)
	}
	for _, h := range hooks {
		h.BackwardPostprocess(n, in, out)
		if r, ok := h.(ResultHook); ok {
			r.BackwardResult(n, out, dataOf(gx))
		}
	}
	return gx, false
}

// dataOf returns the arrays of gradients; nil where there is none.
func dataOf(grads []*Variable) []*array.Array {
	arrays := make([]*array.Array, len(grads))
	for i, g := range grads {
		if g != nil {
			arrays[i] = g.data
		}
	}
	return arrays
}

// backward calls the function's Backward and adds to an error where the forward call stood.
func (n *Node) backward(gy []*Variable) (gx []*Variable, fused bool) {
	defer func() {
		if r := recover(); r != nil {
			if e, ok := r.(*array.Error); ok && e.Site == "" {
				e.Op, e.Site = n.label, n.site.String()
			}
			panic(r)
		}
	}()
	f, ok := n.fn.(FusedBackward)
	fused = ok && !n.sess.EnableBackprop
	if _, uniform := n.fn.(UniformBackward); !fused || !uniform {
		n.wholeGrads(gy)
	}
	if fused {
		gx = n.backwardArrays(f, gy)
	} else {
		gx = n.fn.Backward(gy)
	}
	if len(gx) != len(n.inputs) {
		array.FailIn(n.label, "backward returned %d gradients for %d inputs", len(gx), len(n.inputs))
	}
	if n.sess.Debug {
		for i, g := range gx {
			if g != nil && n.NeedsGrad(i) && containsNaN(g.data) {
				array.Fail("NaN is detected on backward computation of %s", n.label)
			}
		}
	}
	return gx, fused
}

// containsNaN is the check of the debug mode.
func containsNaN(a *array.Array) bool {
	return a.Dtype().IsFloat() && array.Any(array.IsNaN(a), nil, false).Float(0) != 0
}

func (n *Node) backwardArrays(f FusedBackward, gy []*Variable) []*Variable {
	p := n.sess.pass
	p.arrays = p.arrays[:0]
	for _, g := range gy {
		if g == nil {
			p.arrays = append(p.arrays, nil)
		} else {
			p.arrays = append(p.arrays, g.data)
		}
	}
	p.fused = true
	out := f.BackwardArrays(p.arrays)
	p.fused = false
	p.gx = p.gx[:0]
	for _, g := range out {
		if g == nil {
			p.gx = append(p.gx, nil)
		} else {
			p.gx = append(p.gx, p.gradient(g))
		}
	}
	clear(n.arrays[:])
	return p.gx
}

// Grads returns, in BackwardArrays, the list that it fills and returns: nil for every
// input. It serves until the next call.
func (n *Node) Grads() []*array.Array {
	if len(n.inputs) > len(n.arrays) {
		return make([]*array.Array, len(n.inputs))
	}
	clear(n.arrays[:])
	return n.arrays[:len(n.inputs)]
}

// NewGrad returns, in BackwardArrays, an array for the gradient of input i, of the
// dtype and shape of that. Its elements hold anything.
func (n *Node) NewGrad(i int) *array.Array { return n.sess.pass.newGrad(n.inputs[i]) }

// GradIsMine reports, in BackwardArrays, whether nobody else will look at gy[i],
// so that it may be written over.
func (n *Node) GradIsMine(i int) bool {
	p := n.sess.pass
	return p != nil && p.fused && p.mine[i]
}

// GradSoFar returns, in BackwardArrays, the gradient that input i has got so far,
// to which more may be added in place; nil if there is none or others see it.
func (n *Node) GradSoFar(i int) *array.Array {
	if p, x := n.sess.pass, n.inputs[i]; p != nil && p.fused && x.owned && x.pending != nil {
		return x.pending.data
	}
	return nil
}
