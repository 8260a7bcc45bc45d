package kernel

import (
	"math"
	"slices"
	"sync/atomic"
	"testing"
	"time"
)

// sharedFunctions are what threads share, over the rows of TestSharedRows.
var sharedFunctions = []struct {
	name          string
	rows, outputs int
	f             func(r [][]float32)
}{
	{"exp", 2, 1, func(r [][]float32) { Exp(r[0], r[1]) }},
	{"log", 2, 1, func(r [][]float32) { Log(r[0], r[1]) }},
	{"tanh", 2, 1, func(r [][]float32) { Tanh(r[0], r[1]) }},
	{"sigmoid", 2, 1, func(r [][]float32) { Sigmoid(r[0], r[1]) }},
	{"sum after numbers", 2, 1, func(r [][]float32) { put0(r[0], Sum(1.25, r[1])) }},
	{"sum of float64", 2, 1, func(r [][]float32) { put0(r[0], float32(Sum(0, wide(r[1])))) }},
	{"softmax", 2, 1, func(r [][]float32) { Softmax(r[0], r[1][:len(r[1])/7*7], 7) }},
	{"log softmax", 2, 1, func(r [][]float32) { LogSoftmax(r[0], r[1], len(r[1])) }},
	{"add rows in pieces", 2, 1, func(r [][]float32) { AddRows(r[0][:4099], r[1][:len(r[1])/4099*4099]) }},
	{"add few wide rows", 2, 1, func(r [][]float32) { AddRows(r[0][:9001], r[1][:len(r[1])/9001*9001]) }},
	{"cells", 5, 3, func(r [][]float32) {
		n := len(r[0]) / 4
		LSTM(r[0][:4*n], r[3][:4*n], r[1][:n], r[2][:n], r[4][:n])
	}},
	{"gradients of cells", 6, 2, func(r [][]float32) {
		n := len(r[0]) / 4
		LSTMGrad(r[0][:4*n], r[2][:4*n], r[1][:n], r[3][:n], r[4][:n], r[5][:n])
	}},
}

func wide(x []float32) []float64 {
	y := make([]float64, len(x))
	for i, v := range x {
		y[i] = float64(v)
	}
	return y
}

// TestSharedRows wants the same bits on every number of threads, at lengths on both
// sides of those from which rows are shared, and nothing written beside the rows.
func TestSharedRows(t *testing.T) {
	functions := slices.Concat(rowFunctions, sharedFunctions)
	for _, l := range append(levels(), generic) {
		use(t, l)
		for _, n := range []int{32<<10 - 1, 32 << 10, 33334, 100_013, 300_077} {
			var all [6][]float32
			for i := range all {
				all[i] = special(n, i)
			}
			for _, f := range functions {
				inputs := all[:f.rows]
				var want [][]float32
				for _, threads := range []int{1, 2, 3} {
					withProcessors(t, threads)
					wanted.Store(now() + int64(time.Hour)) // the workers look for work
					got := runRows(t, f.name, f.f, inputs, 3)
					if want == nil {
						want = got
					}
					for i := range got[:f.outputs] {
						for k, v := range got[i] {
							if math.Float32bits(v) != math.Float32bits(want[i][k]) {
								t.Fatalf("level %d: %s of %d numbers: row %d, element %d is %g on %d threads, %g on one", l, f.name, n, i, k, v, threads, want[i][k])
							}
						}
					}
				}
			}
		}
	}
}

// TestSplit: the ranges are all of 0 to n, begin at multiples of the unit, and are
// several where there is work for several threads.
func TestSplit(t *testing.T) {
	withProcessors(t, 3)
	for _, n := range []int{0, 1, 31, 32, 33, 96, 1000} {
		for _, unit := range []int{1, 32, 2000} {
			for _, nanoseconds := range []float64{0, smallWork / perNanosecond, smallWork} {
				wanted.Store(now() + int64(time.Hour))
				seen := make([]atomic.Int32, n)
				var ranges atomic.Int32
				Split(n, unit, nanoseconds, func(from, to int) {
					ranges.Add(1)
					if from%unit != 0 {
						t.Errorf("Split(%d, %d, %g): a range begins at %d", n, unit, nanoseconds, from)
					}
					for i := from; i < to; i++ {
						seen[i].Add(1)
					}
				})
				for i := range seen {
					if seen[i].Load() != 1 {
						t.Fatalf("Split(%d, %d, %g): %d is in %d ranges", n, unit, nanoseconds, i, seen[i].Load())
					}
				}
				if several := nanoseconds > 0 && n > unit; several != (ranges.Load() > 1) {
					t.Errorf("Split(%d, %d, %g): %d ranges", n, unit, nanoseconds, ranges.Load())
				}
			}
		}
	}
}

// TestShortRowsAllocateNothing: short rows stay free of allocations.
func TestShortRowsAllocateNothing(t *testing.T) {
	x, y := special(1000, 1), special(1000, 2)
	var row [16]float32
	if n := testing.AllocsPerRun(100, func() {
		Add(x, x, y)
		Exp(x, y)
		AddRows(x, y)
		Sum(0, y)
		Tanh(row[:], row[:])
	}); n != 0 {
		t.Errorf("%g allocations", n)
	}
}
