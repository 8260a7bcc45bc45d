package autograd

import (
	"slices"

	"nnlua/runtime/array"
)

// pass is one backward pass. Functions wait in queue, the highest rank is
// taken first, so that all gradients of its outputs have arrived.
type pass struct {
	sess      *Session
	retain    bool // keep the gradients of intermediate Variables
	double    bool // record the pass itself
	lossScale float64

	// For chainer.grad: the nodes on the ways to its inputs (nil: all nodes),
	// and the gradients found for the inputs.
	wanted  map[*VariableNode]bool
	results map[*VariableNode]*Variable

	queue  []*Node
	gy     []*Variable         // of the function that is being visited
	gx     []*Variable         // what its BackwardArrays returned
	arrays []*array.Array      // what that got
	spare  []*Variable         // gradients that had their day: see gradient
	rooms  []*array.Array      // small ones of their arrays: see newGrad
	mine   []bool              // which of gy nobody else holds
	gxAt   []uintptr           // where the arrays of gx lie
	gyAt   []uintptr           // where those of gy do
	table  map[uintptr]holders // of many places; nil of few
	fused  bool                // while BackwardArrays runs
	open   []*VariableNode     // nodes that hold a pending gradient
	outer  *pass               // the pass in which this one runs
	aside  []pendingGrad       // what the open nodes held when an inner pass began
}

type pendingGrad struct {
	grad  *Variable
	owned bool
}

// run goes back from the nodes, which have these gradients. mine says that nobody
// else holds them.
func (p *pass) run(from []*VariableNode, grads []*Variable, mine bool) {
	p.outer = p.sess.pass
	p.outer.setAside()
	p.sess.pass = p
	defer p.end()
	p.sess.withBackprop(p.double, func() {
		for i, x := range from {
			p.accumulate(x, grads[i], mine)
		}
		p.visitAll()
		for _, x := range p.open { // what is still pending are the leaves
			if x.pending != nil {
				p.finish(x)
			}
		}
	})
}

func (p *pass) visitAll() {
	for len(p.queue) > 0 {
		array.Poll()
		n := p.pop()
		p.gy, p.mine = p.gy[:0], p.mine[:0]
		for _, out := range n.outputs {
			p.mine = append(p.mine, out.owned && !p.retain && p.wanted == nil)
			p.gy = append(p.gy, p.take(out))
		}
		if !p.wantsAny(n.inputs) {
			continue
		}
		gy := p.gy // a pass inside this one has lists of its own
		gx, fused := n.hookedBackward(gy)
		if fused {
			p.tabulate(gx)
		}
		for i, g := range gx {
			if x := n.inputs[i]; g != nil && p.wants(x) {
				p.accumulate(x, g, fused && p.isMine(i))
			}
		}
		if fused {
			p.recycleGrads()
		}
	}
}

// take returns the complete gradient of an output, nil if there is none. A
// gradient that was set by hand counts where none arrived.
func (p *pass) take(out *VariableNode) *Variable {
	g := out.pending
	out.pending, out.owned = nil, false
	if g == nil && p.wanted == nil && out.creator != nil {
		g, out.grad = out.grad, nil
	}
	_, asked := p.results[out]
	if asked || p.retain {
		g = out.whole(g)
	}
	if p.retain {
		out.grad = g
	}
	if asked {
		p.results[out] = g
	}
	return g
}

// finish stores the gradient of a leaf.
func (p *pass) finish(x *VariableNode) {
	g := x.whole(x.pending)
	if p.wanted == nil {
		if x.private && !p.double { // the sum has taken its place
			p.recycleArray(x.grad.data)
			p.recycleVariable(x.grad)
		}
		x.grad, x.lossScale = g, p.lossScale
		x.private = x.owned || g != x.pending
	} else if _, asked := p.results[x]; asked {
		p.results[x] = g
	}
}

// wants reports whether the gradient of x is of any use. What is asked for by
// name, in chainer.grad, need not require one.
func (p *pass) wants(x *VariableNode) bool {
	if p == nil || p.wanted == nil {
		return x.requiresGrad
	}
	return p.wanted[x]
}

func (p *pass) wantsAny(inputs []*VariableNode) bool {
	for _, x := range inputs {
		if p.wants(x) {
			return true
		}
	}
	return false
}

// end leaves no mark of the pass behind, whatever happened.
func (p *pass) end() {
	for _, n := range p.queue {
		n.queued = false
	}
	for _, x := range p.open {
		x.pending, x.owned = nil, false
	}
	p.sess.pass = p.outer
	p.outer.takeBack()
}

// recycle keeps the memory of a finished pass for the next one of the session.
func (p *pass) recycle() {
	clear(p.open)
	clear(p.gy[:cap(p.gy)])
	clear(p.gx[:cap(p.gx)])
	clear(p.arrays[:cap(p.arrays)])
	p.open, p.gy, p.gx, p.arrays = p.open[:0], p.gy[:0], p.gx[:0], p.arrays[:0]
	if len(p.spare) > mostSpare {
		p.spare = slices.Delete(p.spare, mostSpare, len(p.spare))
	}
	p.outer, p.table = nil, nil
	p.sess.sparePass = p
}

// setAside takes the marks of the pass out of the graph, so that a pass which
// one of its functions runs, as F.forget does, finds a clean one.
func (p *pass) setAside() {
	if p == nil {
		return
	}
	for _, x := range p.open {
		p.aside = append(p.aside, pendingGrad{x.pending, x.owned})
		x.pending, x.owned = nil, false
	}
	for _, n := range p.queue {
		n.queued = false
	}
}

// takeBack undoes setAside.
func (p *pass) takeBack() {
	if p == nil {
		return
	}
	for i := len(p.aside) - 1; i >= 0; i-- { // backwards: a node may be listed twice, the first entry counts
		p.open[i].pending, p.open[i].owned = p.aside[i].grad, p.aside[i].owned
	}
	p.aside = p.aside[:0]
	for _, n := range p.queue {
		n.queued = true
	}
}

// accumulate adds g to the pending gradient of x. mine says that nobody else holds g.
func (p *pass) accumulate(x *VariableNode, g *Variable, mine bool) {
	if x.pending == nil {
		p.open = append(p.open, x)
		if x.creator != nil {
			x.pending, x.owned = g, mine
			p.push(x.creator)
			return
		}
		if x.grad == nil || p.wanted != nil {
			x.pending, x.owned = g, mine
			return
		}
		x.pending = x.grad // gradients accumulate in leaves over several passes
	}
	if whole := x.whole(x.pending); whole != x.pending {
		x.pending, x.owned = whole, true
	}
	if whole := x.whole(g); whole != g {
		g, mine = whole, true
	}
	switch {
	case p.double:
		x.pending = Add(x.pending, g)
	case x.owned:
		array.AddInPlace(x.pending.data, g.data)
		if mine {
			p.recycleArray(g.data)
		}
	case mine && g.Dtype() == x.pending.Dtype():
		array.AddInPlace(g.data, x.pending.data)
		x.pending, x.owned = g, true
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
	last := len(p.queue) - 1
	n := p.queue[last]
	p.queue[last] = nil // the graph behind it may go
	p.queue = p.queue[:last]
	n.queued = false
	return n
}
