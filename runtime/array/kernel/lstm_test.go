package kernel

import (
	"math"
	"testing"
)

// TestLSTM compares the cells at every level, and in float64, with the formulas,
// step by step with the other kernels of that level: to the last bit.
func TestLSTM(t *testing.T) {
	for _, l := range levels() {
		use(t, l)
		for n := range 70 {
			testLSTM[float32](t, l, n)
			testLSTM[float64](t, l, n)
		}
	}
}

func testLSTM[T Float](t *testing.T, l level, n int) {
	numbers := func(n, seed int) []T {
		x := make([]T, n)
		for i := range x {
			x[i] = T(4 * math.Sin(float64(1+i*(seed+3)+seed)))
		}
		return x
	}
	same := func(name string, got, want []T) {
		for i, w := range want {
			if got[i] != w {
				t.Fatalf("level %d, %d cells: %s[%d] is %v, want %v", l, n, name, i, got[i], w)
			}
		}
		if got[len(want)] != canary {
			t.Fatalf("level %d, %d cells: what lies behind %s has changed", l, n, name)
		}
	}
	room := func(x []T) []T { return append(append([]T{}, x...), canary) }
	x, cPrev, gc, gh := numbers(4*n, 1), numbers(n, 2), numbers(n, 3), numbers(n, 4)

	var gates [4][]T // one row for each of a, i, f and o
	for g := range gates {
		gates[g] = make([]T, n)
		for k := range n {
			gates[g][k] = x[4*k+g]
		}
		if g == 0 {
			Tanh(gates[g], gates[g])
		} else {
			Sigmoid(gates[g], gates[g])
		}
	}
	activated, gx := make([]T, 4*n), make([]T, 4*n)
	c, th, h, gcPrev := make([]T, n), make([]T, n), make([]T, n), make([]T, n)
	for k := range n {
		for g := range gates {
			activated[4*k+g] = gates[g][k]
		}
		c[k] = T(gates[0][k]*gates[1][k]) + T(gates[2][k]*cPrev[k])
	}
	Tanh(th, c)
	for k := range n {
		a, i, f, o := gates[0][k], gates[1][k], gates[2][k], gates[3][k]
		h[k] = o * th[k]
		into := T(gh[k]*o*(1-T(th[k]*th[k]))) + gc[k]
		gcPrev[k] = into * f
		gx[4*k], gx[4*k+1] = into*i*(1-T(a*a)), into*a*i*(1-i)
		gx[4*k+2], gx[4*k+3] = into*cPrev[k]*f*(1-f), gh[k]*th[k]*o*(1-o)
	}

	gotX, gotC, gotH := room(x), room(cPrev), room(h)
	clear(gotH[:n])
	LSTM(gotX[:4*n], gotX[:4*n], gotC[:n], gotH[:n], gotC[:n])
	same("gates", gotX, activated)
	same("c", gotC, c)
	same("h", gotH, h)
	gotGC := room(gc)
	LSTMGrad(gotX[:4*n], gotX[:4*n], gotGC[:n], cPrev, gotGC[:n], gh)
	same("gx", gotX, gx)
	same("gcPrev", gotGC, gcPrev)
}
