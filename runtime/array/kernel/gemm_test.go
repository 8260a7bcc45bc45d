package kernel

import (
	"fmt"
	"math/rand"
	"testing"

	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/gonum"
)

// levels are those of this machine, from the best down.
func levels() []level {
	var all []level
	for l := generic; l <= detect(); l++ {
		if _, _, usable := levelTiles(l); usable {
			all = append(all, l)
		}
	}
	return all
}

func levelTiles(l level) (tile, tile, bool) {
	s, d := tiles(l)
	p, _ := portableTiles()
	return s, d, l == generic || s.rows != p.rows
}

func use(t testing.TB, l level) {
	old := active
	set := func(l level) {
		active = l
		single, double = tiles(l)
	}
	set(l)
	t.Cleanup(func() { set(old) })
}

func random[T Float](n int) []T {
	x := make([]T, n)
	for i := range x {
		x[i] = T(rand.Float64() - 0.5)
	}
	return x
}

func flag(trans bool) blas.Transpose {
	if trans {
		return blas.Trans
	}
	return blas.NoTrans
}

// TestGemm compares with gonum at every remainder of the tiles, with and
// without transposes, with gaps behind the rows that must stay as they were.
func TestGemm(t *testing.T) {
	for _, l := range levels() {
		t.Run(fmt.Sprint("level", l), func(t *testing.T) {
			use(t, l)
			sizes := [][3]int{{64, 200, 700}, {200, 64, 33}, {37, 300, 410}, {300, 5, 64}, {100, 10, 784}, {1, 500, 90}, {500, 1, 90}, {600, 40, 1}, {5, 70, 20}, {3, 90, 40}, {12, 40, 30}}
			for m := 1; m <= 30; m += 3 {
				for _, n := range []int{1, 2, 7, 15, 16, 17, 31, 32, 33, 65} {
					sizes = append(sizes, [3]int{m, n, 5 + m%7})
				}
			}
			for _, s := range sizes {
				for flags := range 4 {
					checkGemm(t, s[0], s[1], s[2], flags&1 != 0, flags&2 != 0, 1, 0)
				}
				checkGemm(t, s[0], s[1], s[2], false, true, -0.5, 0.25)
				checkGemm(t, s[0], s[1], s[2], false, true, 1, 1)
			}
		})
	}
}

func checkGemm(t *testing.T, m, n, k int, ta, tb bool, alpha, beta float64) {
	t.Helper()
	lda, ldb, ldc := k+3, n+2, n+5
	ra, rb := m, k
	if ta {
		lda, ra = m+3, k
	}
	if tb {
		ldb, rb = k+2, n
	}
	// Every alignment, with numbers before and behind that must stay as they were.
	at := (m + 3*n + k) % 8
	a, b, c := random[float64](at+ra*lda), random[float64](at+rb*ldb), random[float64](at+m*ldc+16)
	want := append([]float64{}, c...)
	gonum.Implementation{}.Dgemm(flag(ta), flag(tb), m, n, k, alpha, a[at:], lda, b[at:], ldb, beta, want[at:], ldc)
	got := append([]float64{}, c...)
	Gemm(ta, tb, m, n, k, alpha, a[at:], lda, b[at:], ldb, beta, got[at:], ldc)
	compareAll(t, fmt.Sprintf("float64 %dx%dx%d %v %v", m, n, k, ta, tb), got, want, 1e-12)
	got32 := narrow(c)
	Gemm(ta, tb, m, n, k, float32(alpha), narrow(a)[at:], lda, narrow(b)[at:], ldb, float32(beta), got32[at:], ldc)
	wide := make([]float64, len(got32))
	for i, v := range got32 {
		wide[i] = float64(v)
	}
	compareAll(t, fmt.Sprintf("float32 %dx%dx%d %v %v", m, n, k, ta, tb), wide, want, 2e-5)
}

func narrow(x []float64) []float32 {
	y := make([]float32, len(x))
	for i, v := range x {
		y[i] = float32(v)
	}
	return y
}

func compareAll(t *testing.T, what string, got, want []float64, tolerance float64) {
	t.Helper()
	for i := range want {
		if d := got[i] - want[i]; !(d < tolerance*(1+max(want[i], -want[i])) && -d < tolerance*(1+max(want[i], -want[i]))) {
			t.Errorf("%s: element %d is %g, want %g", what, i, got[i], want[i])
			return
		}
	}
}

// TestThreads: the digits do not depend on the number of threads, whichever side
// is split and whatever is packed.
func TestThreads(t *testing.T) {
	for _, s := range []struct {
		m, n, k int
		tb      bool
	}{{200, 150, 300, false}, {40, 3000, 500, false}, {3000, 40, 500, true}, {700, 600, 90, true}, {120, 10, 4000, true}, {20, 15, 20000, true}} {
		a, b := random[float32](s.m*s.k), random[float32](s.k*s.n)
		ldb := s.n
		if s.tb {
			ldb = s.k
		}
		var first []float32
		for threads := 1; threads <= 5; threads++ {
			withProcessors(t, min(threads, 4))
			c := make([]float32, s.m*s.n)
			gemm(threads, false, s.tb, s.m, s.n, s.k, 1, a, s.k, b, ldb, 0, c, s.n)
			if first == nil {
				first = c
			}
			for i := range c {
				if c[i] != first[i] {
					t.Fatalf("%v, %d threads: element %d is %g, with one thread %g", s, threads, i, c[i], first[i])
				}
			}
		}
	}
}
