package numpy

import (
	"math"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("np.linalg.inv(a: data) -> array", Inv, catalog.Mathematics)
	catalog.Add("np.linalg.det(a: data) -> array", Det, catalog.Mathematics)
	catalog.Add("np.linalg.slogdet(a: data) -> (array, array)", SlogDet, catalog.Mathematics)
	catalog.Add("np.linalg.solve(a: data, b: data) -> array", Solve, catalog.Mathematics)
	catalog.Add("np.linalg.cholesky(a: data) -> array", Cholesky, catalog.Mathematics)
	catalog.Add("np.linalg.qr(a: data, mode: \"reduced\"|\"complete\"|\"r\" = \"reduced\") -> value*", QR, catalog.Mathematics)
	catalog.Add("np.linalg.svd(a: data, full_matrices: boolean = true, compute_uv: boolean = true) -> value*", SVD, catalog.Mathematics)
	catalog.Add("np.linalg.eigh(a: data) -> (array, array)", Eigh, catalog.Mathematics)
	catalog.Add("np.linalg.eigvalsh(a: data) -> array", EigValsH, catalog.Mathematics)
	catalog.Add("np.linalg.pinv(a: data, rcond: number = 1e-15) -> array", PInv, catalog.Mathematics)
	catalog.Add("np.linalg.matrix_rank(A: data) -> integer", MatrixRank, catalog.Mathematics)
	catalog.Add("np.linalg.matrix_power(a: data, n: integer) -> array", MatrixPower, catalog.Mathematics)
}

// Inv returns the inverse of a square matrix: np.dot(a, inv(a)) is the identity.
//
//	> np.linalg.inv(np.array{{2, 0}, {0, 4}})
//	[[0.5  0.  ]
//	 [0.   0.25]]
func Inv(a *Array) *Array { return array.Inv(a) }

// Det returns the determinant of a square matrix.
//
//	> np.linalg.det(np.array{{2, 0}, {0, 4}})
//	8.0
func Det(a *Array) *Array { return array.Det(a) }

// SlogDet returns the sign and the logarithm of the size of the determinant,
// for matrices whose determinant is too large or too small a number.
//
//	> np.linalg.slogdet(np.array{{1, 0}, {0, -1}})
//	-1.0
//	0.0
func SlogDet(a *Array) (sign, logdet *Array) { return array.SlogDet(a) }

// Solve returns x with a x = b. b is a vector or a matrix of columns.
//
//	> np.linalg.solve(np.array{{2, 0}, {0, 4}}, np.array{2, 8})
//	[1. 2.]
func Solve(a, b *Array) *Array { return array.Solve(a, b) }

// Cholesky returns the lower triangular matrix L with L L^T = a, for a
// symmetric and positive definite.
//
//	> np.linalg.cholesky(np.array{{4, 2}, {2, 2}})
//	[[2. 0.]
//	 [1. 1.]]
func Cholesky(a *Array) *Array { return array.Cholesky(a) }

// QR returns Q with orthonormal columns and an upper triangular R with Q R = a;
// with mode = "complete" Q is square, with "r" only R is returned.
//
//	> Q, R = np.linalg.qr(np.array{{3, 0}, {4, 5}})
//	> R
//	[[-5. -4.]
//	 [ 0.  3.]]
func QR(a *Array, mode string) []any {
	q, r := array.QR(a, mode == "complete")
	if mode == "r" {
		return []any{r}
	}
	return []any{q, r}
}

// SVD returns u, the singular values s, from large to small, and v^T with
// u diag(s) v^T = a. With full_matrices = false, u and v^T have only as many
// columns and rows as there are values; with compute_uv = false only s is returned.
//
//	> np.linalg.svd(np.array{{3, 0}, {0, 4}}, {compute_uv = false})
//	[4. 3.]
func SVD(a *Array, fullMatrices, computeUV bool) []any {
	u, s, vt := array.SVD(a, fullMatrices)
	if !computeUV {
		return []any{s}
	}
	return []any{u, s, vt}
}

// Eigh returns the eigenvalues, from small to large, and the eigenvectors, as
// columns, of a symmetric matrix.
//
//	> w, v = np.linalg.eigh(np.array{{2, 0}, {0, 1}})
//	> w
//	[1. 2.]
func Eigh(a *Array) (w, v *Array) { return array.Eigh(a) }

// EigValsH returns the eigenvalues, from small to large, of a symmetric matrix.
//
//	> np.linalg.eigvalsh(np.array{{2, 0}, {0, 1}})
//	[1. 2.]
func EigValsH(a *Array) *Array {
	w, _ := array.Eigh(a)
	return w
}

// PInv returns the pseudo-inverse: of singular values up to rcond times the
// largest, none is inverted.
//
//	> np.linalg.pinv(np.array{{2, 0}, {0, 0}})
//	[[0.5 0. ]
//	 [0.  0. ]]
func PInv(a *Array, rcond float64) *Array {
	u, s, vt := array.SVD(a, false)
	if a.Ndim() != 2 {
		array.FailIn("pinv", "a is %s, want a matrix", a.Describe())
	}
	for i := range s.Size() {
		if v := s.Float(i); v > rcond*s.Float(0) {
			s.SetFloat(i, 1/v)
		} else {
			s.SetFloat(i, 0)
		}
	}
	return array.MatMul(array.Mul(array.Transpose(vt), s), u, false, true)
}

// MatrixRank returns how many rows of a matrix are independent of each other.
//
//	> np.linalg.matrix_rank(np.array{{1, 2}, {2, 4}})
//	1
func MatrixRank(a *Array) int {
	if a.Ndim() != 2 {
		array.FailIn("matrix_rank", "A is %s, want a matrix", a.Describe())
	}
	_, s, _ := array.SVD(a, false)
	epsilon := 0x1p-52
	if a.Dtype() == array.Float32 {
		epsilon = 0x1p-23
	}
	rank := 0
	for i := range s.Size() {
		if s.Float(i) > s.Float(0)*math.Max(float64(a.Shape()[0]), float64(a.Shape()[1]))*epsilon {
			rank++
		}
	}
	return rank
}

// MatrixPower returns the square matrix a multiplied n times by itself; a
// negative n multiplies the inverse.
//
//	> np.linalg.matrix_power(np.array{{1, 1}, {0, 1}}, 3)
//	[[1. 3.]
//	 [0. 1.]]
func MatrixPower(a *Array, n int) *Array {
	if a.Ndim() != 2 || a.Shape()[0] != a.Shape()[1] {
		array.FailIn("matrix_power", "a is %s, want a square matrix", a.Describe())
	}
	if n < 0 {
		a, n = array.Inv(a), -n
	}
	power := array.New(a.Dtype(), a.Shape()...)
	for i := range a.Shape()[0] {
		power.SetFloat(i*a.Shape()[0]+i, 1)
	}
	for ; n > 0; n >>= 1 {
		if n&1 == 1 {
			power = array.MatMul(power, a, false, false)
		}
		a = array.MatMul(a, a, false, false)
	}
	return power
}
