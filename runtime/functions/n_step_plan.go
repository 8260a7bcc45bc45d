package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
)

// layerPlan is what the loops of a layer share: sizes, joined weights, and what
// forward leaves for the way back.
type layerPlan[T array.Float] struct {
	*stepLayer
	rows                        *cellRows[T]
	inputs, units, batch        int
	total                       int   // rows of all steps
	starts                      []int // where the rows of each step begin
	gatesWidth, products, shift int   // columns of the gates, of the products, and before those of the state
	Wx, Wh                      []T
	gates                       *Array   // what forward of the cell made of the sums
	before                      []*Array // the states but the output before every step, row by row
}

func planOf[T array.Float](f *stepLayer, rows *cellRows[T], in []*Array) *layerPlan[T] {
	x, states, ws, _ := parts(f, in)
	p := &layerPlan[T]{stepLayer: f, rows: rows, total: x.Shape()[0], inputs: x.Shape()[1], batch: states[0].Shape()[0], units: states[0].Shape()[1]}
	c := f.cell
	p.starts = append([]int{0}, ends(f.lengths)...)
	p.gatesWidth, p.products, p.shift = (c.gates+c.shift)*p.units, c.gates*p.units, c.shift*p.units
	p.Wx, p.Wh = p.joined(ws[:c.gates], c.ofInput), p.joined(ws[c.gates:], c.ofState)
	d := array.DtypeOf[T]()
	p.gates = array.Empty(d, p.total, p.gatesWidth)
	for range states[1:] {
		p.before = append(p.before, array.Empty(d, p.total, p.units))
	}
	return p
}

// steps calls f for the steps from number first to number last - 1 in the order of
// the layer, or back: with the place of their rows among those of all steps, and
// how many these are.
func (p *layerPlan[T]) steps(first, last int, back bool, f func(start, n int)) {
	for k := first; k < last; k++ {
		t := k
		if p.backwards != back {
			t = len(p.lengths) - 1 - k
		}
		f(p.starts[t], p.lengths[t])
	}
}

// joined returns the weights or biases of the gates, in the given order, as one matrix.
func (p *layerPlan[T]) joined(ws []*Array, order []int) []T {
	data := make([][]T, len(ws))
	for i, w := range ws {
		data[i] = array.Data[T](w.To(array.DtypeOf[T]()))
	}
	W := kernel.Unset[T](len(ws) * len(data[0]))
	p.eachUnit(W, data, order, func(of, joined []T) { copy(joined, of) })
	return W
}

// apart is the way back: it returns the parts of a matrix, like the given ones; nil
// for each where there is no matrix.
func (p *layerPlan[T]) apart(W []T, order []int, like []*Array) []*Array {
	ws, data := make([]*Array, len(like)), make([][]T, len(like))
	if W == nil {
		return ws
	}
	for i, w := range like {
		ws[i] = array.Empty(array.DtypeOf[T](), w.Shape()...)
		data[i] = array.Data[T](ws[i])
	}
	p.eachUnit(W, data, order, func(of, joined []T) { copy(of, joined) })
	for i, w := range like {
		ws[i] = ws[i].To(w.Dtype())
	}
	return ws
}

// eachUnit calls f for the row that one unit has in one of the parts, and its
// place in the joined matrix.
func (p *layerPlan[T]) eachUnit(W []T, parts [][]T, order []int, f func(of, joined []T)) {
	if len(W) == 0 {
		return
	}
	n := len(parts[0]) / p.units
	for i, gate := range order {
		for unit := range p.units {
			at := i*p.units + unit
			if p.cell.sideBySide {
				at = unit*len(order) + i
			}
			f(parts[gate][unit*n:unit*n+n], W[at*n:at*n+n])
		}
	}
}

// chunks goes through the steps, or back, a few at a time. Within a chunk, each
// thread takes a band of sequences through all steps: sequences do not depend on
// each other. Of a step it calls f with the sequences [low, high) of the band that
// the step has, and the place of the first of these among all rows. Before that,
// begin gets the rows of the chunk, and after it done, while they are in the second
// cache; both may be nil.
func (p *layerPlan[T]) chunks(back bool, begin, done func(from, to int), f func(at, low, high int)) {
	bands := max(1, min(kernel.ThreadsFor(2*float64(p.total)*float64(p.products)*float64(p.inputs+p.units)), p.batch/leastBand))
	size := max(1, chunkRows/max(p.batch, 1))
	for first := 0; first < len(p.lengths); first += size {
		last, from, to := min(first+size, len(p.lengths)), p.total, 0
		p.steps(first, last, back, func(start, n int) { from, to = min(from, start), max(to, start+n) })
		if begin != nil && from < to {
			begin(from, to)
		}
		kernel.Parallel(bands, func(i int) {
			low, high := p.batch*i/bands, p.batch*(i+1)/bands
			p.steps(first, last, back, func(start, n int) {
				if to := min(high, n); low < to {
					f(start+low, low, to)
				}
			})
		})
		if done != nil && from < to {
			done(from, to)
		}
	}
}

const (
	chunkRows = 384 // about: as deep as a block of a product
	leastBand = 8   // sequences that a thread needs for its products to pay
)
