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
	if active == generic { // gonum's product is faster than ours without assembly
		return
	}
	blas32.Use(BLAS{})
	blas64.Use(BLAS{})
}

// Sgemm computes C = alpha op(A) op(B) + beta C in float32.
func (BLAS) Sgemm(ta, tb blas.Transpose, m, n, k int, alpha float32, a []float32, lda int, b []float32, ldb int, beta float32, c []float32, ldc int) {
	Gemm(ta != blas.NoTrans, tb != blas.NoTrans, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc)
}

// Dgemm computes C = alpha op(A) op(B) + beta C in float64.
func (BLAS) Dgemm(ta, tb blas.Transpose, m, n, k int, alpha float64, a []float64, lda int, b []float64, ldb int, beta float64, c []float64, ldc int) {
	Gemm(ta != blas.NoTrans, tb != blas.NoTrans, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc)
}
