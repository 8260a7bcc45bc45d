package kernel

import "testing"

// TestTranspose looks for every number at its new place, and that nothing else is written.
func TestTranspose(t *testing.T) {
	for _, l := range levels() {
		use(t, l)
		for _, c := range []struct{ matrices, n, k int }{{1, 1, 1}, {3, 8, 8}, {2, 16, 16}, {3, 16, 49}, {2, 40, 72}, {4, 27, 31}, {1, 9, 100}, {2, 5, 33}} {
			rs, next := c.k+3, c.n*(c.k+3)+5
			step, after := c.n+2, c.k*(c.n+2)+7
			x := random[float32](c.matrices * next)
			to := make([]float32, c.matrices*after)
			transpose(c.matrices, matrix[float32]{x, rs, 1}, next, c.n, c.k, to, step, after)
			for at, v := range to {
				m, p, i := at/after, at%after/step, at%after%step
				want := float32(0)
				if p < c.k && i < c.n {
					want = x[m*next+i*rs+p]
				}
				if v != want {
					t.Fatalf("%v, %+v: number %d of row %d of matrix %d is %v, want %v", l, c, i, p, m, v, want)
				}
			}
		}
	}
}
