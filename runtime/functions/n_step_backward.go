package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
)

func layerBackward[T array.Float](f *stepLayer, rows *cellRows[T], in []*Array, y *Array, gy []*Array) []*Array {
	if f.plan == nil { // an earlier way back took its memory
		layerForward(f, rows, in)
	}
	p := f.plan.(*layerPlan[T])
	f.plan = nil
	d, u, ld := array.DtypeOf[T](), p.units, p.gatesWidth
	xArray, states, ws, bs := parts(f, in)
	x, gates := array.Data[T](xArray), array.Data[T](p.gates) // the gates become the gradients of the sums
	gx := make([]*Array, 1, len(in))
	var grads [][]T
	for i, s := range states {
		g := arrayOrZeros(nil, s)
		if gy[1+i] != nil {
			g = gy[1+i].Copy()
		}
		gx, grads = append(gx, g), append(grads, array.Data[T](g))
	}
	var gInputs []T
	if f.NeedsGrad(0) {
		gx[0] = array.Empty(d, p.total, p.inputs)
		gInputs = array.Data[T](gx[0])
	}
	Wx, Wh := kernel.Pack(false, p.products, p.inputs, p.Wx, p.inputs), kernel.Pack(false, p.products, u, p.Wh, u)
	gWx, gWh, gb := p.weightGrads(1+len(states), p.inputs), p.weightGrads(1+len(states)+f.cell.gates, u), make([]T, ld)

	previous, outputs, first := p.previous(), array.Data[T](y), array.Data[T](states[0])
	var hidden []T // the outputs before the steps of a chunk, whose rows begin at start
	start := 0
	begin := func(from, to int) {
		start = from
		if n := (to - from) * u; n > len(hidden) {
			hidden = make([]T, n)
		}
	}
	before := dataOf[T](p.before...)
	p.chunks(true, begin, func(from, to int) {
		n, sums := to-from, gates[from*ld:to*ld]
		kernel.AddRows(gb, sums)
		if gWx != nil {
			kernel.Gemm(true, false, p.inputs, p.products, n, 1, x[from*p.inputs:], p.inputs, sums, ld, 1, gWx, p.products)
		}
		if gWh != nil {
			kernel.Gemm(true, false, u, p.products, n, 1, hidden, u, sums[p.shift:], ld, 1, gWh, p.products)
		}
	}, func(at, low, high int) {
		n := high - low
		h := hidden[(at-start)*u:][:n*u]
		for i, row := range previous[at : at+n] {
			if row >= 0 {
				copy(h[i*u:i*u+u], outputs[row*u:])
			} else {
				copy(h[i*u:i*u+u], first[(low+i)*u:])
			}
		}
		g := rowsOf(grads, low, n, u)
		if gy[0] != nil {
			kernel.Add(g[0], g[0], array.Data[T](gy[0])[at*u:][:n*u])
		}
		sums := gates[at*ld:][:n*ld]
		p.rows.backward(sums, g, append([][]T{h}, rowsOf(before, at, n, u)...), u)
		Wh.Product(g[0], u, sums[p.shift:], ld, n, true)
		if gInputs != nil {
			Wx.Product(gInputs[at*p.inputs:], p.inputs, sums, ld, n, false)
		}
	})
	gWx, gWh = p.turned(gWx), p.turned(gWh)
	gx = append(gx, p.apart(gWx, f.cell.ofInput, ws[:f.cell.gates])...)
	gx = append(gx, p.apart(gWh, f.cell.ofState, ws[f.cell.gates:])...)
	gx = append(gx, p.apart(gb[:p.products], f.cell.ofInput, bs[:f.cell.gates])...)
	gx = append(gx, p.apart(gb[p.shift:], f.cell.ofState, bs[f.cell.gates:])...)
	for _, a := range append(p.before, p.gates) {
		a.Recycle()
	}
	return gx
}

// previous returns, for every row of all steps, the row of the same sequence at the
// step before, -1 at the first.
func (p *layerPlan[T]) previous() []int {
	rows, latest := make([]int, p.total), make([]int, p.batch)
	for i := range latest {
		latest[i] = -1
	}
	p.steps(0, len(p.lengths), false, func(start, n int) {
		copy(rows[start:], latest[:n])
		for i := range n {
			latest[i] = start + i
		}
	})
	return rows
}

// weightGrads returns zeros for the gradients of weights, inputs from number first
// on, of so many columns; nil where nobody wants them. They are summed turned: of the
// two factors, that is how the smaller one is packed, and the sums of the gates are
// read where they are.
func (p *layerPlan[T]) weightGrads(first, columns int) []T {
	for i := range p.cell.gates {
		if p.NeedsGrad(first + i) {
			return make([]T, p.products*columns)
		}
	}
	return nil
}

// turned turns the gradients of weights that are summed, if there are any.
func (p *layerPlan[T]) turned(W []T) []T {
	if W == nil {
		return nil
	}
	to := kernel.Unset[T](len(W))
	kernel.Transpose(to, W, len(W)/p.products, p.products)
	return to
}
