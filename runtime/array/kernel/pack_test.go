package kernel

import (
	"fmt"
	"testing"
)

// TestPack compares what the levels pack with what Go packs: at every width and
// number of vectors, whether they lie along memory or side by side, with numbers
// before, between and behind the panels that must stay as they were, but for slack.
func TestPack(t *testing.T) {
	for _, l := range levels() {
		t.Run(fmt.Sprint("level", l), func(t *testing.T) {
			use(t, l)
			checkPack[float32](t, single)
			checkPack[float64](t, double)
		})
	}
}

func checkPack[T Float](t *testing.T, tile tile) {
	for _, k := range []int{1, 2, 7, 8, 9, 23, 64, 71, 130} {
		for _, along := range []bool{true, false} {
			for rows := 1; rows <= tile.rows; rows++ {
				for _, m := range []int{rows, 2*rows - 1, 19 * rows} {
					x := packSource[T](m, k, along)
					checkPanels(t, fmt.Sprintf("A: %d rows by %d, %d a panel, along memory: %v", m, k, rows, along), m, k, rows, func(to []T, panel int) {
						packA(to, x, m, k, rows, panel, 1)
					}, x)
				}
			}
			for _, cols := range []int{tile.cols, tile.cols / 2} {
				for n := 1; n <= 2*cols; n++ {
					x := packSource[T](n, k, along)
					checkPanels(t, fmt.Sprintf("B: %d columns by %d, %d a panel, along memory: %v", n, k, cols, along), n, k, cols, func(to []T, panel int) {
						packB(to, x.transposed(), k, n, cols, panel)
					}, x)
				}
			}
		}
	}
}

// packSource returns n vectors of k numbers that begin anywhere in memory and end
// with the last number there is.
func packSource[T Float](n, k int, along bool) matrix[T] {
	at, gap := (n+k)%5, k%3
	if along {
		return view(random[T](at + (n-1)*(k+gap) + k)[at:], k+gap, false)
	}
	return view(random[T](at + (k-1)*(n+gap) + n)[at:], n+gap, true)
}

// checkPanels packs n vectors into panels and looks at every number that results.
func checkPanels[T Float](t *testing.T, what string, n, k, width int, pack func(to []T, panel int), x matrix[T]) {
	t.Helper()
	const canary, before = 1234.5, 3
	panels, panel := (n+width-1)/width, width*k+slack
	room := make([]T, before+panels*panel+8)
	for i := range room {
		room[i] = canary
	}
	pack(room[before:], panel)
	for i, v := range room {
		if (i < before || i >= before+panels*panel) && v != canary {
			t.Fatalf("%s: %g was written %d numbers from the panels", what, v, i-before)
		}
	}
	for i := range n {
		for p := range k {
			if got, want := room[before+i/width*panel+p*width+i%width], x.data[i*x.rs+p*x.cs]; got != want {
				t.Fatalf("%s: number %d of vector %d is %g, want %g", what, p, i, got, want)
			}
		}
	}
}
