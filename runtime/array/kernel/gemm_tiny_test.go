package kernel

import "testing"

// TestTinyProduct compares with the definition, digit by digit.
func TestTinyProduct(t *testing.T) {
	for m := 1; m <= 6; m++ {
		for n := 1; n <= 9; n++ {
			for k := range 5 {
				for flags := range 4 {
					checkTiny[float32](t, m, n, k, flags&1 != 0, flags&2 != 0)
					checkTiny[float64](t, m, n, k, flags&1 != 0, flags&2 != 0)
				}
			}
		}
	}
}

func checkTiny[T Float](t *testing.T, m, n, k int, ta, tb bool) {
	t.Helper()
	a, b, c := random[T](m*k), random[T](k*n), random[T](m*n)
	TinyProduct(ta, tb, m, n, k, a, b, c)
	lda, ldb := k, n
	if ta {
		lda = m
	}
	if tb {
		ldb = k
	}
	x, y := view(a, lda, ta), view(b, ldb, tb)
	for i := range m {
		for j := range n {
			var want T
			for p := range k {
				want += T(x.data[i*x.rs+p*x.cs] * y.data[p*y.rs+j*y.cs])
			}
			if got := c[i*n+j]; got != want {
				t.Errorf("%dx%dx%d %v %v: element %d, %d is %g, want %g", m, n, k, ta, tb, i, j, got, want)
			}
		}
	}
}
