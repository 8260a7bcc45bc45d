package kernel

import (
	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/blas32"
	"gonum.org/v1/gonum/blas/blas64"
	"gonum.org/v1/gonum/blas/gonum"
)

// BLAS is gonum's BLAS with the matrix products of this package. It is
// registered for the whole process, so that gonum's own LAPACK uses it too.
type BLAS struct{ gonum.Implementation }

func init() {
	blas32.Use(BLAS{})
	blas64.Use(BLAS{})
}

// Sgemm computes C = alpha op(A) op(B) + beta C in float32.
func (BLAS) Sgemm(ta, tb blas.Transpose, m, n, k int, alpha float32, a []float32, lda int, b []float32, ldb int, beta float32, c []float32, ldc int) {
	if active == generic {
		bands(ta, m, lda, ldc, func(rows, at, to int) {
			gonum.Implementation{}.Sgemm(ta, tb, rows, n, k, alpha, a[min(at, len(a)):], lda, b, ldb, beta, c[min(to, len(c)):], ldc)
		})
		return
	}
	Gemm(ta != blas.NoTrans, tb != blas.NoTrans, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc)
}

// Dgemm computes C = alpha op(A) op(B) + beta C in float64.
func (BLAS) Dgemm(ta, tb blas.Transpose, m, n, k int, alpha float64, a []float64, lda int, b []float64, ldb int, beta float64, c []float64, ldc int) {
	if active == generic {
		bands(ta, m, lda, ldc, func(rows, at, to int) {
			gonum.Implementation{}.Dgemm(ta, tb, rows, n, k, alpha, a[min(at, len(a)):], lda, b, ldb, beta, c[min(to, len(c)):], ldc)
		})
		return
	}
	Gemm(ta != blas.NoTrans, tb != blas.NoTrans, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc)
}

// bands cuts the m rows of a product for gonum, whose product is faster than ours
// where there is no assembly, so that it can be stopped between them. A band begins
// in A at one place and in C at another.
func bands(ta blas.Transpose, m, lda, ldc int, product func(rows, at, to int)) {
	const height = 128 // two of gonum's blocks: one a core
	for i := 0; i < max(m, 1); i += height {
		Poll()
		at := i
		if ta == blas.NoTrans {
			at = i * lda
		}
		product(min(height, m-i), at, i*ldc)
	}
}
