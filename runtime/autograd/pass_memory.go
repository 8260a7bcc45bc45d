package autograd

import (
	"unsafe"

	"nnlua/runtime/array"
)

// holders says who holds an array: how many of the gradients that a function
// returned, and the gradient of which output, -1 for none.
type holders struct{ times, output int }

// manyGrads is the number of gradients from which a table pays.
const manyGrads = 16

// tabulate prepares holdersOf where a function has so many gradients that a search
// for each would take longer than the function.
func (p *pass) tabulate(gx []*Variable) {
	p.places = nil
	if len(gx)+len(p.gy) < manyGrads {
		return
	}
	p.places = make(map[unsafe.Pointer]holders, len(gx)+len(p.gy))
	for _, g := range gx {
		if g != nil {
			at := g.data.Place()
			p.places[at] = holders{p.places[at].times + 1, -1}
		}
	}
	for j := len(p.gy) - 1; j >= 0; j-- {
		if g := p.gy[j]; g != nil {
			at := g.data.Place()
			p.places[at] = holders{p.places[at].times, j}
		}
	}
}

func (p *pass) holdersOf(g *Variable, gx []*Variable) holders {
	at := g.data.Place()
	if p.places != nil {
		return p.places[at]
	}
	h := holders{0, -1}
	for _, other := range gx {
		if other != nil && other.data.Place() == at {
			h.times++
		}
	}
	for j, from := range p.gy {
		if from != nil && from.data.Place() == at {
			h.output = j
			break
		}
	}
	return h
}

// isMine reports whether nobody but the pass holds g, one of the gradients that
// BackwardArrays returned.
func (p *pass) isMine(g *Variable, gx []*Variable) bool {
	h := p.holdersOf(g, gx)
	return h.times == 1 && (h.output < 0 || p.mine[h.output])
}

// recycleGrads gives the memory of gy back, where the gradients gx do not share it.
func (p *pass) recycleGrads(gx []*Variable) {
	for j, from := range p.gy {
		if from == nil || !p.mine[j] {
			continue
		}
		if p.holdersOf(from, gx).times == 0 {
			from.data.Recycle()
		}
	}
	for j, from := range p.gy { // none is asked for its memory any more
		if from != nil && p.mine[j] {
			from.data = nil
			p.spare = append(p.spare, from)
		}
	}
}

// mostSpare is how many Variables are kept for the gradients of the next pass.
const mostSpare = 256

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
	*v.node = VariableNode{}
	v.node.describe(a)
	return v
}
