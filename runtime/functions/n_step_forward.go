package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
)

func layerForward[T array.Float](f *stepLayer, rows *cellRows[T], in []*Array) []*Array {
	p := planOf(f, rows, in)
	f.plan = p
	u, ld := p.units, p.gatesWidth
	xArray, states, _, bs := parts(f, in)
	bias, biasOfState := make([]T, ld), p.joined(bs[f.cell.gates:], f.cell.ofState)
	copy(bias, p.joined(bs[:f.cell.gates], f.cell.ofInput))
	kernel.Add(bias[p.shift:], bias[p.shift:], biasOfState)

	yArray := array.Empty(array.DtypeOf[T](), p.total, u)
	x, y, gates := array.Data[T](xArray), array.Data[T](yArray), array.Data[T](p.gates)
	out := []*Array{yArray}
	var now [][]T
	for _, s := range states {
		after := s.Copy()
		out, now = append(out, after), append(now, array.Data[T](after))
	}
	before := dataOf[T](p.before...)
	Wx, Wh := kernel.Pack(true, p.inputs, p.products, p.Wx, p.inputs), kernel.Pack(true, u, p.products, p.Wh, u)
	p.chunks(false, nil, nil, func(at, low, high int) {
		n := high - low
		sums, h := gates[at*ld:][:n*ld], now[0][low*u:high*u]
		for i, s := range now[1:] {
			copy(before[i][at*u:], s[low*u:high*u])
		}
		Wx.Product(sums, ld, x[at*p.inputs:], p.inputs, n, false)
		for i := range n {
			row := sums[i*ld : i*ld+ld]
			kernel.Add(row[:p.products], row[:p.products], bias[:p.products])
			copy(row[p.products:], bias[p.products:])
		}
		Wh.Product(sums[p.shift:], ld, h, u, n, true)
		p.rows.forward(sums, y[at*u:][:n*u], rowsOf(now, low, n, u), u)
		copy(h, y[at*u:])
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
