package kernel

import (
	"math"
	"unsafe"
)

// LSTM makes one step of long short-term memory cells. x has four numbers a, i, f
// and o for each cell, side by side; gates, which may be x, becomes tanh(a) and
// the sigmoids of the others, and
//
//	c = tanh(a) sigmoid(i) + cPrev sigmoid(f)
//	h = tanh(c) sigmoid(o)
//
// c may be cPrev. Threads share the cells.
func LSTM[T Float](gates, x, c, h, cPrev []T) {
	if n := len(cPrev); Long(cellNumbers * n) {
		Split(n, widest, cellTime*float64(n), func(from, to int) {
			cells(gates[4*from:4*to], x[4*from:4*to], c[from:to], h[from:to], cPrev[from:to])
		})
		return
	}
	cells(gates, x, c, h, cPrev)
}

// A cell has cellNumbers, and takes cellTime nanoseconds.
const (
	cellNumbers = 8
	cellTime    = 2.5
)

func cells[T Float](gates, x, c, h, cPrev []T) {
	if g, single := any(gates).([]float32); single && vectors() {
		lstmVectors(g, any(x).([]float32), any(c).([]float32), any(h).([]float32), any(cPrev).([]float32))
		return
	}
	for k, cp := range cPrev {
		v, g := x[4*k:][:4], gates[4*k:][:4]
		a, i, f, o := tanhOf(v[0]), sigmoidOf(v[1]), sigmoidOf(v[2]), sigmoidOf(v[3])
		g[0], g[1], g[2], g[3] = a, i, f, o
		c[k] = T(a*i) + T(f*cp)
		h[k] = o * tanhOf(c[k])
	}
}

// LSTMGrad goes the way back: from the gradients gc and gh of c and h to those of
// cPrev and x, which may be gc and the gates. Threads share the cells.
func LSTMGrad[T Float](gx, gates, gcPrev, cPrev, gc, gh []T) {
	if n := len(cPrev); Long(cellNumbers * n) {
		Split(n, widest, cellTime*float64(n), func(from, to int) {
			cellGrads(gx[4*from:4*to], gates[4*from:4*to], gcPrev[from:to], cPrev[from:to], gc[from:to], gh[from:to])
		})
		return
	}
	cellGrads(gx, gates, gcPrev, cPrev, gc, gh)
}

func cellGrads[T Float](gx, gates, gcPrev, cPrev, gc, gh []T) {
	if g, single := any(gates).([]float32); single && vectors() {
		lstmGradVectors(any(gx).([]float32), g, any(gcPrev).([]float32), any(cPrev).([]float32), any(gc).([]float32), any(gh).([]float32))
		return
	}
	for k, cp := range cPrev {
		g, to := gates[4*k:][:4], gx[4*k:][:4]
		a, i, f, o := g[0], g[1], g[2], g[3]
		t := tanhOf(T(a*i) + T(f*cp))
		into := T(gh[k]*o*(1-T(t*t))) + gc[k] // the gradient of c, from both sides
		to[0] = into * i * (1 - T(a*a))
		to[1] = into * a * i * (1 - i)
		to[2] = into * cp * f * (1 - f)
		to[3] = gh[k] * t * o * (1 - o)
		gcPrev[k] = into * f
	}
}

func tanhOf[T Float](x T) T    { return T(math.Tanh(float64(x))) }
func sigmoidOf[T Float](x T) T { return T(tanhOf(x*0.5)*0.5) + 0.5 }

// widest is how many cells the loops in assembly take at a time: they work on
// multiples of it, the rest of a row goes through a copy.
const widest = 16

func lstmVectors(gates, x, c, h, cPrev []float32) {
	n := len(cPrev) / widest * widest
	if n > 0 {
		lstmCells(&[8]unsafe.Pointer{unsafe.Pointer(&gates[0]), unsafe.Pointer(&x[0]), unsafe.Pointer(&c[0]), unsafe.Pointer(&h[0]), unsafe.Pointer(&cPrev[0])}, n)
	}
	if n < len(cPrev) {
		var wide [4 * widest]float32
		var cn, hn, cp [widest]float32
		copy(wide[:], x[4*n:])
		copy(cp[:], cPrev[n:])
		lstmCells(&[8]unsafe.Pointer{unsafe.Pointer(&wide), unsafe.Pointer(&wide), unsafe.Pointer(&cn), unsafe.Pointer(&hn), unsafe.Pointer(&cp)}, widest)
		rest := len(cPrev) - n
		copy(gates[4*n:], wide[:4*rest])
		copy(c[n:], cn[:rest])
		copy(h[n:], hn[:rest])
	}
}

func lstmGradVectors(gx, gates, gcPrev, cPrev, gc, gh []float32) {
	n := len(cPrev) / widest * widest
	if n > 0 {
		lstmGradCells(&[8]unsafe.Pointer{unsafe.Pointer(&gx[0]), unsafe.Pointer(&gates[0]), unsafe.Pointer(&gcPrev[0]), unsafe.Pointer(&cPrev[0]), unsafe.Pointer(&gc[0]), unsafe.Pointer(&gh[0])}, n)
	}
	if n < len(cPrev) {
		var wide [4 * widest]float32
		var cp, c, h [widest]float32
		copy(wide[:], gates[4*n:])
		copy(cp[:], cPrev[n:])
		copy(c[:], gc[n:])
		copy(h[:], gh[n:])
		lstmGradCells(&[8]unsafe.Pointer{unsafe.Pointer(&wide), unsafe.Pointer(&wide), unsafe.Pointer(&c), unsafe.Pointer(&cp), unsafe.Pointer(&c), unsafe.Pointer(&h)}, widest)
		rest := len(cPrev) - n
		copy(gx[4*n:], wide[:4*rest])
		copy(gcPrev[n:], c[:rest])
	}
}
