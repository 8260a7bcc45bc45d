package autograd

import (
	"nnlua/runtime/array"
)

// holders says who holds an array: how many of the gradients that a function
// returned, and the gradient of which output, -1 for none.
type holders struct{ times, output int }

// manyGrads is the number of gradients from which a table pays.
const manyGrads = 16

// tabulate notes where the gradients that a function got and returned lie, in a
// table where a search for each would take longer than the function.
func (p *pass) tabulate(gx []*Variable) {
	p.gxAt, p.gyAt, p.table = placesOf(p.gxAt[:0], gx), placesOf(p.gyAt[:0], p.gy), nil
	if len(gx)+len(p.gy) < manyGrads {
		return
	}
	p.table = make(map[uintptr]holders, len(gx)+len(p.gy))
	for _, at := range p.gxAt {
		p.table[at] = holders{p.table[at].times + 1, -1}
	}
	for j := len(p.gyAt) - 1; j >= 0; j-- {
		at := p.gyAt[j]
		p.table[at] = holders{p.table[at].times, j}
	}
}

// placesOf appends the places of gradients, 0 for none: numbers, lest they keep the
// arrays alive.
func placesOf(list []uintptr, grads []*Variable) []uintptr {
	for _, g := range grads {
		at := uintptr(0)
		if g != nil {
			at = uintptr(g.data.Place())
		}
		list = append(list, at)
	}
	return list
}

// holdersOf returns who holds the array at a place.
func (p *pass) holdersOf(at uintptr) holders {
	if p.table != nil {
		return p.table[at]
	}
	h := holders{0, -1}
	for _, other := range p.gxAt {
		if other == at {
			h.times++
		}
	}
	for j, from := range p.gyAt {
		if from == at {
			h.output = j
			break
		}
	}
	return h
}

// isMine reports whether nobody but the pass holds gradient i of those that
// BackwardArrays returned.
func (p *pass) isMine(i int) bool {
	h := p.holdersOf(p.gxAt[i])
	return h.times == 1 && (h.output < 0 || p.mine[h.output])
}

// recycleGrads gives the memory of gy back, where the gradients that were returned
// do not share it.
func (p *pass) recycleGrads() {
	for j, from := range p.gy {
		if from == nil || !p.mine[j] {
			continue
		}
		if p.holdersOf(p.gyAt[j]).times == 0 {
			p.recycleArray(from.data)
		}
		p.recycleVariable(from)
	}
}

// How many Variables and how many small arrays are kept for the gradients of the
// next functions and of the next pass.
const (
	mostSpare = 256
	mostRooms = 8
)

// recycleArray keeps the memory of a gradient that nobody will look at again.
func (p *pass) recycleArray(a *array.Array) {
	switch {
	case a.Bytes() > smallArray:
		a.Recycle()
	case len(p.rooms) < mostRooms:
		p.rooms = append(p.rooms, a)
	}
}

// recycleVariable keeps a Variable whose array has another holder, or none.
func (p *pass) recycleVariable(g *Variable) {
	g.data = nil
	p.spare = append(p.spare, g)
}

// newGrad returns an array for the gradient of x, whose elements hold anything: one
// that was the gradient of x before, or of something like it, if there is one.
func (p *pass) newGrad(x *VariableNode) *array.Array {
	if p == nil {
		return array.Empty(x.dtype, x.Shape()...)
	}
	if g := x.room; g != nil {
		x.room = nil
		a := g.data
		p.recycleVariable(g)
		if x.isLike(a) {
			return a
		}
	}
	for i := len(p.rooms) - 1; i >= 0; i-- {
		if a := p.rooms[i]; x.isLike(a) {
			last := len(p.rooms) - 1
			p.rooms[i], p.rooms[last] = p.rooms[last], nil
			p.rooms = p.rooms[:last]
			return a
		}
	}
	return array.Empty(x.dtype, x.Shape()...)
}

// isLike reports whether an array has the dtype and shape of the Variable.
func (n *VariableNode) isLike(a *array.Array) bool {
	return a.Dtype() == n.dtype && array.SameShape(a.Shape(), n.Shape())
}

// gradient returns a Variable for a gradient: most are looked at once, and then
// serve again.
func (p *pass) gradient(a *array.Array) *Variable {
	last := len(p.spare) - 1
	if last < 0 {
		return p.sess.Constant(a)
	}
	v := p.spare[last]
	p.spare = p.spare[:last]
	v.data = a
	v.node.describe(a)
	return v
}
