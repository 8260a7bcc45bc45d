package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
)

// lstmForward returns the new states, the outputs and the gates, which are what
// sigmoid and tanh make of x, with the four numbers of a cell side by side.
func lstmForward(cPrev, x *Array) (c, h, gates *Array) {
	d := x.Dtype()
	c, h = array.Empty(d, cPrev.Shape()...), array.Empty(d, cPrev.Shape()...)
	x, gates = lstmSideBySide(x), array.Empty(d, x.Shape()...)
	if d == array.Float32 {
		data := dataOf[float32](gates, x, c, h, cPrev)
		kernel.LSTM(data[0], data[1], data[2], data[3], data[4])
	} else {
		data := dataOf[float64](gates, x, c, h, cPrev)
		kernel.LSTM(data[0], data[1], data[2], data[3], data[4])
	}
	return c, h, gates
}

// lstmBackward returns the gradients of c_prev and x. That of x takes the memory of
// the gates.
func lstmBackward(cPrev, gates, gc, gh *Array) []*Array {
	gcPrev := array.Empty(gates.Dtype(), cPrev.Shape()...)
	if gates.Dtype() == array.Float32 {
		data := dataOf[float32](gates, gcPrev, cPrev, gc, gh)
		kernel.LSTMGrad(data[0], data[0], data[1], data[2], data[3], data[4])
	} else {
		data := dataOf[float64](gates, gcPrev, cPrev, gc, gh)
		kernel.LSTMGrad(data[0], data[0], data[1], data[2], data[3], data[4])
	}
	return []*Array{gcPrev, lstmApart(gates)}
}

func dataOf[T array.Float](arrays ...*Array) [][]T {
	all := make([][]T, len(arrays))
	for i, a := range arrays {
		all[i] = array.Data[T](a)
	}
	return all
}

// lstmSideBySide moves the four numbers of every cell of x, [B, 4 * units, ...],
// side by side, as the kernels want them; without axes behind the units they are
// so. lstmApart is the way back.
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
