package autograd

import (
	"nnlua/runtime/array"
)

// BackwardOptions are the arguments of Variable.backward.
type BackwardOptions struct {
	RetainGrad           bool    // keep the gradients of intermediate Variables too
	EnableDoubleBackprop bool    // record the backward pass, so that gradients can be differentiated
	LossScale            float64 // the first gradient is multiplied by it; 0 means 1
}

// Backward runs backpropagation from v: it adds d(v)/d(x) to the gradient of
// every leaf x that v was computed from. If v has one element and no gradient,
// it starts with 1; a larger v needs its gradient set first.
func (v *Variable) Backward(opt BackwardOptions) {
	if v.node.creator == nil {
		array.FailIn("backward", "this Variable was not computed by a function of Variables, so there is no graph to go back through")
	}
	if v.node.grad == nil {
		if v.data.Size() != 1 {
			array.FailIn("backward", "y is %s: with more than one element set y.grad first, or make it one number (F.sum, a loss)", v.data.Describe())
		}
		scale := opt.LossScale
		if scale == 0 {
			scale = 1
		}
		one := array.New(v.data.Dtype(), v.data.Shape()...)
		one.Fill(scale)
		v.SetGrad(one)
	}
	v.sess.withBackprop(opt.EnableDoubleBackprop, func() {
		p := &pass{sess: v.sess, opt: opt, root: v.node}
		defer p.end()
		p.run()
	})
}

// pass is one backward pass. Functions wait in queue, the highest rank is
// taken first, so that all gradients of its outputs have arrived.
type pass struct {
	sess  *Session
	opt   BackwardOptions
	root  *node
	queue []*Node
	open  []*node // nodes that hold a pending gradient
}

func (p *pass) run() {
	p.root.pending = p.root.grad
	p.open = append(p.open, p.root)
	p.push(p.root.creator)
	var gy []*Variable
	for len(p.queue) > 0 {
		n := p.pop()
		gy = gy[:0]
		for _, out := range n.outputs {
			gy = append(gy, out.pending)
			if p.opt.RetainGrad && out != p.root {
				out.grad = out.pending
			}
			out.pending = nil
		}
		gx := n.backward(gy)
		for i, g := range gx {
			if g != nil && n.inputs[i].requiresGrad {
				p.accumulate(n.inputs[i], g)
			}
		}
	}
	for _, x := range p.open { // what is still pending are the leaves
		if x.pending != nil {
			x.grad, x.lossScale = x.pending, p.opt.LossScale
		}
	}
}

// end leaves no mark of the pass behind, whatever happened.
func (p *pass) end() {
	for _, n := range p.queue {
		n.queued = false
	}
	for _, x := range p.open {
		x.pending, x.owned = nil, false
	}
}

// accumulate adds g to the pending gradient of x.
func (p *pass) accumulate(x *node, g *Variable) {
	if x.pending == nil {
		p.open = append(p.open, x)
		if x.creator != nil {
			x.pending, x.owned = g, false
			p.push(x.creator)
			return
		}
		if x.grad == nil {
			x.pending, x.owned = g, false
			return
		}
		x.pending = x.grad // gradients accumulate in leaves over several passes
	}
	switch {
	case p.opt.EnableDoubleBackprop:
		x.pending = Add(x.pending, g)
	case x.owned:
		array.AddInPlace(x.pending.data, g.data)
	default:
		x.pending = p.sess.Constant(array.Add(x.pending.data, g.data))
		x.owned = true
	}
}

// push queues n once, behind the functions of equal rank.
func (p *pass) push(n *Node) {
	if n.queued {
		return
	}
	n.queued = true
	at := len(p.queue)
	p.queue = append(p.queue, n)
	for ; at > 0 && p.queue[at-1].rank >= n.rank; at-- {
		p.queue[at] = p.queue[at-1]
	}
	p.queue[at] = n
}

// pop takes the last of the queue, which is sorted by rank and, within a rank,
// newest first.
func (p *pass) pop() *Node {
	n := p.queue[len(p.queue)-1]
	p.queue = p.queue[:len(p.queue)-1]
	n.queued = false
	return n
}

// backward calls the function's Backward and adds to an error where the forward call stood.
func (n *Node) backward(gy []*Variable) []*Variable {
	defer func() {
		if r := recover(); r != nil {
			if e, ok := r.(*array.Error); ok && e.Site == "" {
				e.Op, e.Site = n.label, n.site.String()
			}
			panic(r)
		}
	}()
	var gx []*Variable
	if f, ok := n.fn.(FusedBackward); ok && !n.sess.EnableBackprop && !missing(gy) {
		gx = n.backwardArrays(f, gy)
	} else {
		gx = n.fn.Backward(gy)
	}
	if len(gx) != len(n.inputs) {
		array.FailIn(n.label, "backward returned %d gradients for %d inputs", len(gx), len(n.inputs))
	}
	return gx
}

// missing reports whether an output has no gradient.
func missing(gy []*Variable) bool {
	for _, g := range gy {
		if g == nil {
			return true
		}
	}
	return false
}

func (n *Node) backwardArrays(f FusedBackward, gy []*Variable) []*Variable {
	var few [4]*array.Array
	in := few[:0]
	for _, g := range gy {
		in = append(in, g.data)
	}
	out := f.BackwardArrays(in)
	gx := make([]*Variable, len(out))
	for i, g := range out {
		if g != nil {
			gx[i] = n.sess.Constant(g)
		}
	}
	return gx
}
