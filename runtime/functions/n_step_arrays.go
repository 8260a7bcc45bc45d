package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
)

// layerPlan is what the loops of a layer share: sizes and joined weights.
type layerPlan[T array.Float] struct {
	*stepLayer
	rows                        *cellRows[T]
	inputs, units, batch        int
	total                       int // rows of all steps
	gatesWidth, products, shift int // columns of the gates, of the products, and before those of the state
	Wx, Wh                      []T
}

func planOf[T array.Float](f *stepLayer, rows *cellRows[T], in []*Array) *layerPlan[T] {
	x, states, ws, _ := parts(f, in)
	p := &layerPlan[T]{stepLayer: f, rows: rows, total: x.Shape()[0], inputs: x.Shape()[1], batch: states[0].Shape()[0], units: states[0].Shape()[1]}
	c := f.cell
	p.gatesWidth, p.products, p.shift = (c.gates+c.shift)*p.units, c.gates*p.units, c.shift*p.units
	p.Wx, p.Wh = p.joined(ws[:c.gates], c.ofInput), p.joined(ws[c.gates:], c.ofState)
	return p
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

// eachChunk goes through the steps in the order of the layer, or back, in chunks
// of a few. Within a chunk, each thread takes a band of sequences through all its
// steps: sequences do not depend on each other. It calls f with the sequences [low,
// high) of the band that a step has, and the place of the first of these among
// the rows of all steps. Then it calls done with the rows of the chunk, which are
// still in the second cache.
func (p *layerPlan[T]) eachChunk(back bool, f func(at, low, high int), done func(from, to int)) {
	starts := append([]int{0}, ends(p.lengths)...)
	steps := len(starts)
	bands := max(1, min(kernel.ThreadsFor(2*float64(p.total)*float64(p.products)*float64(p.inputs+p.units)), p.batch/leastBand))
	size := max(1, chunkRows/max(p.batch, 1))
	for first := 0; first < steps; first += size {
		last := min(first+size, steps)
		kernel.Parallel(bands, func(i int) {
			low, high := p.batch*i/bands, p.batch*(i+1)/bands
			for k := first; k < last; k++ {
				t := k
				if p.backwards != back {
					t = steps - 1 - k
				}
				if to := min(high, p.lengths[t]); low < to {
					f(starts[t]+low, low, to)
				}
			}
		})
		if p.backwards != back {
			first, last := steps-last, steps-1-first
			done(starts[first], starts[last]+p.lengths[last])
		} else {
			done(starts[first], starts[last-1]+p.lengths[last-1])
		}
	}
}

// chunkRows is the number of rows of a chunk, about: as deep as a block of a product.
const chunkRows = 384

// leastBand is how many sequences a thread needs for its products to pay.
const leastBand = 8

func layerForward[T array.Float](f *stepLayer, rows *cellRows[T], in []*Array) []*Array {
	p := planOf(f, rows, in)
	d, u, ld := array.DtypeOf[T](), p.units, p.gatesWidth
	xArray, states, _, bs := parts(f, in)
	bias, biasOfState := make([]T, ld), p.joined(bs[f.cell.gates:], f.cell.ofState)
	copy(bias, p.joined(bs[:f.cell.gates], f.cell.ofInput))
	kernel.Add(bias[p.shift:], bias[p.shift:], biasOfState)

	yArray := array.Empty(d, p.total, u)
	f.gates, f.before = array.Empty(d, p.total, ld), nil
	x, y, gates := array.Data[T](xArray), array.Data[T](yArray), array.Data[T](f.gates)
	out := []*Array{yArray}
	var now, before [][]T
	for _, s := range states {
		after, all := s.Copy(), array.Empty(d, p.total, u)
		out, f.before = append(out, after), append(f.before, all)
		now, before = append(now, array.Data[T](after)), append(before, array.Data[T](all))
	}
	Wx, Wh := kernel.Pack(true, p.inputs, p.products, p.Wx, p.inputs), kernel.Pack(true, u, p.products, p.Wh, u)
	p.eachChunk(false, func(at, low, high int) {
		n := high - low
		sums := gates[at*ld:][:n*ld]
		for i := range n {
			copy(sums[i*ld:], bias)
		}
		last, next := rowsOf(before, at, n, u), rowsOf(now, low, n, u)
		for i := range last {
			copy(last[i], next[i])
		}
		Wx.Product(sums, ld, x[at*p.inputs:], p.inputs, n, true)
		Wh.Product(sums[p.shift:], ld, last[0], u, n, true)
		p.rows.forward(sums, next, last, u)
		copy(y[at*u:], next[0])
	}, func(from, to int) {})
	return out
}

// rowsOf takes n rows of u numbers, from row at on, of every state.
func rowsOf[T array.Float](states [][]T, at, n, u int) [][]T {
	some := make([][]T, len(states))
	for i, s := range states {
		some[i] = s[at*u : (at+n)*u]
	}
	return some
}

func layerBackward[T array.Float](f *stepLayer, rows *cellRows[T], in, gy []*Array) []*Array {
	if f.gates == nil { // an earlier way back took their memory
		layerForward(f, rows, in)
	}
	gatesArray := f.gates
	f.gates = nil
	p := planOf(f, rows, in)
	d, u, ld := array.DtypeOf[T](), p.units, p.gatesWidth
	xArray, states, ws, bs := parts(f, in)
	x, gates := array.Data[T](xArray), array.Data[T](gatesArray) // step by step they become their gradients
	gx := make([]*Array, 1, len(in))
	var grads, before [][]T
	for i, s := range states {
		g := arrayOrZeros(nil, s)
		if gy[1+i] != nil {
			g = gy[1+i].Copy()
		}
		gx = append(gx, g)
		grads, before = append(grads, array.Data[T](g)), append(before, array.Data[T](f.before[i]))
	}
	var gInputs []T
	if f.NeedsGrad(0) {
		gx[0] = array.Empty(d, p.total, p.inputs)
		gInputs = array.Data[T](gx[0])
	}
	Wx, Wh := kernel.Pack(false, p.products, p.inputs, p.Wx, p.inputs), kernel.Pack(false, p.products, u, p.Wh, u)
	gWx, gWh, gb := p.weightGrads(1+len(states), p.inputs), p.weightGrads(1+len(states)+f.cell.gates, u), make([]T, ld)
	p.eachChunk(true, func(at, low, high int) {
		n := high - low
		g := rowsOf(grads, low, n, u)
		if gy[0] != nil {
			kernel.Add(g[0], g[0], array.Data[T](gy[0])[at*u:][:n*u])
		}
		sums := gates[at*ld:][:n*ld]
		p.rows.backward(sums, g, rowsOf(before, at, n, u), u)
		Wh.Product(g[0], u, sums[p.shift:], ld, n, true)
		if gInputs != nil {
			Wx.Product(gInputs[at*p.inputs:], p.inputs, sums, ld, n, false)
		}
	}, func(from, to int) {
		if from == to {
			return
		}
		n, sums := to-from, gates[from*ld:to*ld]
		kernel.AddRows(gb, sums)
		if gWx != nil {
			kernel.Gemm(true, false, p.products, p.inputs, n, 1, sums, ld, x[from*p.inputs:], p.inputs, 1, gWx, p.inputs)
		}
		if gWh != nil {
			kernel.Gemm(true, false, p.products, u, n, 1, sums[p.shift:], ld, before[0][from*u:], u, 1, gWh, u)
		}
	})
	gx = append(gx, p.apart(gWx, f.cell.ofInput, ws[:f.cell.gates])...)
	gx = append(gx, p.apart(gWh, f.cell.ofState, ws[f.cell.gates:])...)
	gx = append(gx, p.apart(gb[:p.products], f.cell.ofInput, bs[:f.cell.gates])...)
	gx = append(gx, p.apart(gb[p.shift:], f.cell.ofState, bs[f.cell.gates:])...)
	for _, a := range append(f.before, gatesArray) {
		a.Recycle()
	}
	f.before = nil
	return gx
}

// weightGrads returns zeros for the gradients of weights, inputs from number first
// on, of so many columns; nil where nobody wants them.
func (p *layerPlan[T]) weightGrads(first, columns int) []T {
	for i := range p.cell.gates {
		if p.NeedsGrad(first + i) {
			return make([]T, p.products*columns)
		}
	}
	return nil
}
