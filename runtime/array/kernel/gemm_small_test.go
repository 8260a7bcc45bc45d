package kernel

import "testing"

// TestSmall: a small product has the digits of a large one, and those that are made
// of dot products elsewhere are left to them.
func TestSmall(t *testing.T) {
	for _, l := range levels() {
		use(t, l)
		for m := 1; m < 24; m++ {
			for _, n := range []int{2, 5, 10, 16, 17, 33, 60} {
				for _, k := range []int{5, 40, 90} {
					for flags := range 4 {
						checkSmall(t, m, n, k, flags&1 != 0, flags&2 != 0)
					}
				}
			}
		}
		if dots := vectors(); dots && (trySmall(4, 10, 100, true) || trySmall(20, 10, 100, false)) {
			t.Error("a product of few columns and long sums is not left to the dot products")
		}
	}
}

func trySmall(m, n, k int, tb bool) bool {
	ldb := n
	if tb {
		ldb = k
	}
	return small(false, tb, m, n, k, random[float32](m*k), k, random[float32](k*n), ldb, make([]float32, m*n), n, false)
}

func checkSmall(t *testing.T, m, n, k int, ta, tb bool) {
	t.Helper()
	lda, ldb := k, n
	if ta {
		lda = m
	}
	if tb {
		ldb = k
	}
	a, b, got, want := random[float32](m*k), random[float32](k*n), make([]float32, m*n), make([]float32, m*n)
	if !small(ta, tb, m, n, k, a, lda, b, ldb, got, n, false) {
		return
	}
	g := product[float32]{tile: tileOf[float32](), m: m, n: n, k: k, alpha: 1, a: view(a, lda, ta), b: view(b, ldb, tb), c: view(want, n, false)}
	g.blocked(1)
	for i := range want {
		if got[i] != want[i] {
			t.Fatalf("%dx%dx%d %v %v: element %d is %g, want %g", m, n, k, ta, tb, i, got[i], want[i])
		}
	}
}
