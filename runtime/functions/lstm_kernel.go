package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
)

// lstmBlock is the number of cells whose gates are computed at a time. The
// gates of a block, five rows, stay in the first cache.
const lstmBlock = 1024

// lstmForward fills c and h of data = {c_prev, x, c, h}.
func lstmForward[T array.Float](data [][]T, inner int) {
	cPrev, x, c, h := data[0], data[1], data[2], data[3]
	lstmBlocks(x, inner, func(from, to int, gates []T) {
		n := to - from
		a, i, f, o, t := gates[:n], gates[n:][:n], gates[2*n:][:n], gates[3*n:][:n], gates[4*n:][:n]
		cp, cn, hn := cPrev[from:to], c[from:to], h[from:to]
		for k := range cn {
			cn[k] = T(a[k]*i[k]) + T(f[k]*cp[k])
		}
		kernel.Tanh(t, cn)
		kernel.Mul(hn, o, t)
	})
}

// lstmBackward fills gc_prev and gx of data = {c_prev, x, c, gc, gh, gc_prev, gx}.
func lstmBackward[T array.Float](data [][]T, inner int) {
	cPrev, x, c, gc, gh, gcPrev, gx := data[0], data[1], data[2], data[3], data[4], data[5], data[6]
	lstmBlocks(x, inner, func(from, to int, gates []T) {
		n := to - from
		a, i, f, o, t := gates[:n], gates[n:][:n], gates[2*n:][:n], gates[3*n:][:n], gates[4*n:][:n]
		kernel.Tanh(t, c[from:to])
		cp, gcn, ghn, gcp := cPrev[from:to], gc[from:to], gh[from:to], gcPrev[from:to]
		for k := range t {
			av, iv, fv, ov, tv, g := a[k], i[k], f[k], o[k], t[k], ghn[k]
			into := T(g*ov*(1-T(tv*tv))) + gcn[k] // the gradient of c, from both sides
			gcp[k] = into * fv
			a[k] = into * iv * (1 - T(av*av))
			i[k] = into * av * iv * (1 - iv)
			f[k] = into * cp[k] * fv * (1 - fv)
			o[k] = g * tv * ov * (1 - ov)
		}
		interleave(gx[4*from:4*to], gates[:4*n], inner)
	})
}

// lstmBlocks calls f for every block of cells, [from, to), with the gates of
// these: tanh(a), sigmoid(i), sigmoid(f) and sigmoid(o) one after the other, and
// room for as many numbers again.
func lstmBlocks[T array.Float](x []T, inner int, f func(from, to int, gates []T)) {
	cells := len(x) / 4
	step := inner * max(1, lstmBlock/max(inner, 1)) // whole units
	gates := make([]T, 5*min(step, cells))
	for from := 0; from < cells; from += step {
		to := min(from+step, cells)
		n := to - from
		deinterleave(gates[:4*n], x[4*from:4*to], inner)
		kernel.Tanh(gates[:n], gates[:n])
		kernel.Sigmoid(gates[n:4*n], gates[n:4*n])
		f(from, to, gates[:5*n])
	}
}

// deinterleave writes the four numbers that x has for each unit into four rows,
// one after the other.
func deinterleave[T array.Float](rows, x []T, inner int) {
	n := len(rows) / 4
	a, i, f, o := rows[:n], rows[n:][:n], rows[2*n:][:n], rows[3*n:][:n]
	if inner == 1 {
		for k := range a {
			v := x[4*k:][:4]
			a[k], i[k], f[k], o[k] = v[0], v[1], v[2], v[3]
		}
		return
	}
	for at := 0; at < n; at += inner {
		for gate, row := range [4][]T{a, i, f, o} {
			copy(row[at:at+inner], x[4*at+gate*inner:])
		}
	}
}

// interleave is the way back.
func interleave[T array.Float](x, rows []T, inner int) {
	n := len(rows) / 4
	a, i, f, o := rows[:n], rows[n:][:n], rows[2*n:][:n], rows[3*n:][:n]
	if inner == 1 {
		for k := range a {
			v := x[4*k:][:4]
			v[0], v[1], v[2], v[3] = a[k], i[k], f[k], o[k]
		}
		return
	}
	for at := 0; at < n; at += inner {
		for gate, row := range [4][]T{a, i, f, o} {
			copy(x[4*at+gate*inner:][:inner], row[at:])
		}
	}
}
