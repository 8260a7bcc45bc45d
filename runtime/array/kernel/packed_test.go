package kernel

import "testing"

// TestPacked compares with Gemm, and each row with the same row alone: to the last bit.
func TestPacked(t *testing.T) {
	for _, l := range levels() {
		use(t, l)
		for _, n := range []int{0, 1, 15, 33, 64} {
			for _, k := range []int{0, 1, 5, 256} {
				for _, trans := range []bool{false, true} {
					testPacked[float32](t, n, k, trans)
					testPacked[float64](t, n, k, trans)
				}
			}
		}
	}
}

func testPacked[T Float](t *testing.T, n, k int, trans bool) {
	const most = 30
	lda, ldb, ldc := k, n+2, n+5
	if trans {
		ldb = k + 2
	}
	a, b, c := random[T](most*k+1), random[T](max(k, n, 1)*ldb), random[T](most*ldc)
	p := Pack(trans, k, n, b, ldb)
	for m := 0; m <= most; m += 5 {
		add := m%10 == 0
		beta := T(0)
		if add {
			beta = 1
		}
		want, got, alone := append([]T{}, c...), append([]T{}, c...), append([]T{}, c...)
		Gemm(false, trans, m, n, k, 1, a, lda, b, ldb, beta, want, ldc)
		p.Product(got, ldc, a, lda, m, add)
		for i := range m {
			p.Product(alone[i*ldc:], ldc, a[i*lda:], lda, 1, add)
		}
		for i, w := range want {
			if d := float64(got[i] - w); d > 1e-4 || d < -1e-4 {
				t.Fatalf("level %d, %d by %d by %d: element %d is %g, want %g", active, m, n, k, i, got[i], w)
			}
			if got[i] != alone[i] {
				t.Fatalf("level %d, %d by %d by %d: element %d is %g, and %g for the row alone", active, m, n, k, i, got[i], alone[i])
			}
		}
	}
}
