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

// apart is the way back: it returns the parts of a matrix, like the given ones.
func (p *layerPlan[T]) apart(W []T, order []int, like []*Array) []*Array {
	ws, data := make([]*Array, len(like)), make([][]T, len(like))
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

// eachStep calls f for the steps in the order in which the layer goes through
// them, or back: with the rows from the band [low, high) of the sequences that
// the step has, and the place of the first of these among the rows of all steps.
func (p *layerPlan[T]) eachStep(low, high int, back bool, f func(at, low, high int)) {
	starts := append([]int{0}, ends(p.lengths)...)
	for k := range starts {
		t := k
		if p.backwards != back {
			t = len(starts) - 1 - k
		}
		if to := min(high, p.lengths[t]); low < to {
			f(starts[t]+low, low, to)
		}
	}
}

// bands cuts the sequences into one band for each thread, which it takes through
// all steps: sequences do not depend on each other.
func (p *layerPlan[T]) bands(f func(low, high int)) {
	work := 2 * float64(p.total) * float64(p.products) * float64(p.units)
	n := max(1, min(kernel.ThreadsFor(work), p.batch/leastBand))
	kernel.Parallel(n, func(i int) { f(p.batch*i/n, p.batch*(i+1)/n) })
}

// leastBand is how many sequences a thread needs for its products to pay.
const leastBand = 8

func layerForward[T array.Float](f *stepLayer, rows *cellRows[T], in []*Array) []*Array {
	p := planOf(f, rows, in)
	d, u, ld := array.DtypeOf[T](), p.units, p.gatesWidth
	x, states, _, bs := parts(f, in)
	bias, biasOfState := make([]T, ld), p.joined(bs[f.cell.gates:], f.cell.ofState)
	copy(bias, p.joined(bs[:f.cell.gates], f.cell.ofInput))
	kernel.Add(bias[p.shift:], bias[p.shift:], biasOfState)

	f.gates = array.Empty(d, p.total, ld)
	y, gates := array.Empty(d, p.total, u), array.Data[T](f.gates)
	kernel.Gemm(false, true, p.total, p.products, p.inputs, 1, array.Data[T](x), p.inputs, p.Wx, p.inputs, 0, gates, ld)
	out := []*Array{y}
	var now, before [][]T
	for _, s := range states {
		after, all := s.Copy(), array.Empty(d, p.total, u)
		out, f.before = append(out, after), append(f.before, all)
		now, before = append(now, array.Data[T](after)), append(before, array.Data[T](all))
	}
	Wh := kernel.Pack(true, u, p.products, p.Wh, u)
	p.bands(func(low, high int) {
		p.eachStep(low, high, false, func(at, low, high int) {
			n := high - low
			sums := gates[at*ld:][:n*ld]
			for i := range n {
				row := sums[i*ld : i*ld+ld]
				clear(row[p.products:])
				kernel.Add(row, row, bias)
			}
			last, next := rowsOf(before, at, n, u), rowsOf(now, low, n, u)
			for i := range last {
				copy(last[i], next[i])
			}
			Wh.AddTo(sums[p.shift:], ld, last[0], u, n)
			p.rows.forward(sums, next, last, u)
			copy(array.Data[T](y)[at*u:], next[0])
		})
	})
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
	p := planOf(f, rows, in)
	d, u, ld := array.DtypeOf[T](), p.units, p.gatesWidth
	x, states, ws, bs := parts(f, in)
	gatesArray := array.Empty(d, p.total, ld)
	gates, ggates := array.Data[T](f.gates), array.Data[T](gatesArray)
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
	Wh := kernel.Pack(false, p.products, u, p.Wh, u)
	p.bands(func(low, high int) {
		p.eachStep(low, high, true, func(at, low, high int) {
			n := high - low
			g := rowsOf(grads, low, n, u)
			if gy[0] != nil {
				kernel.Add(g[0], g[0], array.Data[T](gy[0])[at*u:][:n*u])
			}
			sums := ggates[at*ld:][:n*ld]
			p.rows.backward(sums, gates[at*ld:][:n*ld], g, rowsOf(before, at, n, u), u)
			Wh.AddTo(g[0], u, sums[p.shift:], ld, n)
		})
	})
	if f.NeedsGrad(0) {
		gx[0] = array.Empty(d, p.total, p.inputs)
		kernel.Gemm(false, false, p.total, p.inputs, p.products, 1, ggates, ld, p.Wx, p.inputs, 0, array.Data[T](gx[0]), p.inputs)
	}
	c := f.cell
	gW := kernel.Unset[T](p.products * max(p.inputs, u))
	product := func(sums, of []T, columns, from int, order []int) {
		W := gW[:p.products*columns]
		kernel.Gemm(true, false, p.products, columns, p.total, 1, sums, ld, of, columns, 0, W, columns)
		gx = append(gx, p.apart(W, order, ws[from:from+c.gates])...)
	}
	product(ggates, array.Data[T](x), p.inputs, 0, c.ofInput)
	product(ggates[min(p.shift, len(ggates)):], before[0], u, c.gates, c.ofState)
	gb := make([]T, ld)
	kernel.AddRows(gb, ggates)
	gx = append(gx, p.apart(gb[:p.products], c.ofInput, bs[:c.gates])...)
	gx = append(gx, p.apart(gb[p.shift:], c.ofState, bs[c.gates:])...)
	kernel.Recycle(gW)
	gatesArray.Recycle()
	return gx
}
