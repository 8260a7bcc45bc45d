package array

import (
	"math"

	"gonum.org/v1/gonum/mat"
)

// Cholesky returns the lower triangular L with L L^T = a, for every matrix.
func Cholesky(a *Array) *Array {
	needMatrices("cholesky", a, true)
	return eachMatrix(a, 1, func(m *Array) []*Array {
		n := m.shape[0]
		lower := New(Float64, n, n)
		l := lower.elements().([]float64)
		for j := range n {
			Poll()
			for i := j; i < n; i++ {
				sum := m.Float(i*n + j)
				for k := range j {
					sum -= l[i*n+k] * l[j*n+k]
				}
				if i == j {
					if !(sum > 0) {
						FailIn("cholesky", "the matrix is not positive definite")
					}
					l[i*n+i] = math.Sqrt(sum)
					continue
				}
				l[i*n+j] = sum / l[j*n+j]
			}
		}
		return []*Array{lower.To(linalgDtype(a))}
	})[0]
}

// QR returns the orthonormal Q and the upper triangular R with Q R = a. With
// complete, Q is square; otherwise it has as many columns as it needs.
func QR(a *Array, complete bool) (q, r *Array) {
	needMatrices("qr", a, false)
	out := eachMatrix(a, 2, func(m *Array) []*Array {
		rows, cols := m.shape[0], m.shape[1]
		k := min(rows, cols)
		if k == 0 {
			columns := 0
			if complete {
				columns = rows
			}
			return []*Array{identity(linalgDtype(a), rows, columns), New(linalgDtype(a), columns, cols)}
		}
		wide := m
		if rows < cols { // gonum wants a tall matrix: factor the square part, R Q^T a for the rest
			wide = Range(m, 1, 0, rows)
		}
		var qr mat.QR
		var Q mat.Dense
		lapack(wide, func(x *mat.Dense) {
			qr.Factorize(x)
			qr.QTo(&Q)
		})
		full := fromDense(&Q, Float64)
		R := MatMul(full, m.To(Float64), true, false)
		for i := range R.shape[0] {
			for j := range min(i, cols) {
				R.SetFloat(i*cols+j, 0)
			}
		}
		if !complete {
			full, R = Range(full, 1, 0, k), Range(R, 0, 0, k)
		}
		return []*Array{full.To(linalgDtype(a)), R.To(linalgDtype(a))}
	})
	return out[0], out[1]
}

// SVD returns u, the singular values s from large to small, and v transposed,
// with u diag(s) v^T = a. full asks for square u and v.
func SVD(a *Array, full bool) (u, s, vt *Array) {
	needMatrices("svd", a, false)
	kind := mat.SVDThin
	if full {
		kind = mat.SVDFull
	}
	d := linalgDtype(a)
	out := eachMatrix(a, 3, func(m *Array) []*Array {
		if m.Size() == 0 {
			rows, cols := 0, 0
			if full {
				rows, cols = m.shape[0], m.shape[1]
			}
			return []*Array{identity(d, m.shape[0], rows), New(d, 0), identity(d, cols, m.shape[1])}
		}
		var svd mat.SVD
		converged := false
		lapack(m, func(x *mat.Dense) { converged = svd.Factorize(x, kind) })
		if !converged {
			FailIn("svd", "the singular values did not converge (is there a NaN in the matrix?)")
		}
		var U, V mat.Dense
		svd.UTo(&U)
		svd.VTo(&V)
		values := svd.Values(nil)
		return []*Array{fromDense(&U, d), FromSlice(values).To(d), fromDense(V.T(), d)}
	})
	return out[0], out[1], out[2]
}

// Eigh returns the eigenvalues, from small to large, and the eigenvectors, as
// columns, of every symmetric matrix; only its lower triangle is read.
func Eigh(a *Array) (w, v *Array) {
	needMatrices("eigh", a, true)
	d := linalgDtype(a)
	out := eachMatrix(a, 2, func(m *Array) []*Array {
		n := m.shape[0]
		if n == 0 {
			return []*Array{New(d, 0), New(d, 0, 0)}
		}
		var eigen mat.EigenSym
		converged := false
		lapack(m, func(x *mat.Dense) {
			symmetric := mat.NewSymDense(n, nil)
			for i := range n {
				for j := range i + 1 {
					symmetric.SetSym(i, j, x.At(i, j))
				}
			}
			converged = eigen.Factorize(symmetric, true)
		})
		if !converged {
			FailIn("eigh", "the eigenvalues did not converge (is there a NaN in the matrix?)")
		}
		var vectors mat.Dense
		eigen.VectorsTo(&vectors)
		return []*Array{FromSlice(eigen.Values(nil)).To(d), fromDense(&vectors, d)}
	})
	return out[0], out[1]
}
