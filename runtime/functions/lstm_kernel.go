package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
)

// lstmBlock is the number of cells whose gates are computed at a time: they stay
// in the first cache.
const lstmBlock = 1024

// lstmForward fills c and h of data = {c_prev, x, c, h}.
func lstmForward[T array.Float](data [][]T) {
	cPrev, x, c, h := data[0], data[1], data[2], data[3]
	lstmBlocks(len(cPrev), func(from, to int, gates []T) {
		kernel.LSTM(gates, x[4*from:4*to], c[from:to], h[from:to], cPrev[from:to])
	})
}

// lstmBackward fills gc_prev and gx of data = {c_prev, x, gc, gh, gc_prev, gx}. The
// gates are computed once more: to keep them would cost as much time, and memory.
func lstmBackward[T array.Float](data [][]T) {
	cPrev, x, gc, gh, gcPrev, gx := data[0], data[1], data[2], data[3], data[4], data[5]
	lstmBlocks(len(cPrev), func(from, to int, gates []T) {
		c, h := gcPrev[from:to], gx[4*from:][:to-from] // nobody needs them: what comes next writes over them
		kernel.LSTM(gates, x[4*from:4*to], c, h, cPrev[from:to])
		kernel.LSTMGrad(gx[4*from:4*to], gates, gcPrev[from:to], cPrev[from:to], gc[from:to], gh[from:to])
	})
}

// lstmBlocks calls f for every block of cells, [from, to), with room for their gates.
func lstmBlocks[T array.Float](cells int, f func(from, to int, gates []T)) {
	room := kernel.Unset[T](4 * min(lstmBlock, cells))
	defer kernel.Recycle(room)
	for from := 0; from < cells; from += lstmBlock {
		to := min(from+lstmBlock, cells)
		f(from, to, room[:4*(to-from)])
	}
}

// sideBySide moves the four numbers of every cell of x, [B, 4 * units, ...],
// side by side, as the kernels want them; without axes behind the units they
// are so. apart is the way back.
func lstmSideBySide(x *Array) *Array { return lstmMove(x, 4, innerOf(x)) }
func lstmApart(x *Array) *Array      { return lstmMove(x, innerOf(x), 4) }

func lstmMove(x *Array, n, m int) *Array {
	if innerOf(x) == 1 {
		return x
	}
	return array.Transpose(x.Reshape(x.Size()/max(n*m, 1), n, m), 0, 2, 1).Reshape(x.Shape()...)
}

// innerOf is the number of elements that a unit has in one row of x.
func innerOf(x *Array) int {
	inner := 1
	for _, n := range x.Shape()[2:] {
		inner *= n
	}
	return inner
}
