package array

import (
	"math"

	"gonum.org/v1/gonum/mat"
)

// linalgDtype is the dtype of results: that of a float array, float64 of any other.
func linalgDtype(a *Array) Dtype {
	if a.dtype.IsFloat() {
		return a.dtype
	}
	return Float64
}

// dense returns a matrix of gonum's with a copy of the elements of a.
func dense(a *Array) *mat.Dense {
	return mat.NewDense(a.shape[0], a.shape[1], append([]float64{}, a.To(Float64).elements().([]float64)...))
}

func fromDense(m mat.Matrix, d Dtype) *Array {
	rows, cols := m.Dims()
	z := New(d, rows, cols)
	for i := range rows {
		for j := range cols {
			z.SetFloat(i*cols+j, m.At(i, j))
		}
	}
	return z
}

// identity returns a matrix with ones on its diagonal.
func identity(d Dtype, rows, cols int) *Array {
	z := New(d, rows, cols)
	for i := range min(rows, cols) {
		z.SetFloat(i*cols+i, 1)
	}
	return z
}

// lapack calls f with a copy of the matrix m for gonum, whose functions cannot be
// stopped: with a large matrix they run aside.
func lapack(m *Array, f func(x *mat.Dense)) {
	const small = 100 * 100
	x := dense(m)
	if m.Size() <= small {
		f(x)
		return
	}
	aside(func() { f(x) })
}

// needMatrices checks that a holds matrices, square ones if asked, in its last two axes.
func needMatrices(op string, a *Array, square bool) {
	nd := a.Ndim()
	switch {
	case nd < 2:
		FailIn(op, "a is %s, want a matrix", a.Describe())
	case square && a.shape[nd-1] != a.shape[nd-2]:
		FailIn(op, "a is %s, want a square matrix", a.Describe())
	}
}

// eachMatrix calls f for every matrix in the last two axes of a and stacks each
// of its n results over the leading axes.
func eachMatrix(a *Array, n int, f func(m *Array) []*Array) []*Array {
	if a.Ndim() == 2 {
		return f(a)
	}
	lead, last := a.shape[:a.Ndim()-2], a.shape[a.Ndim()-2:]
	stack := a.Reshape(sizeOf(lead), last[0], last[1])
	results := make([]*Array, n)
	if stack.shape[0] == 0 { // an identity matrix tells the shapes of the results
		one := identity(a.dtype, last[0], last[1])
		for k, r := range f(one) {
			results[k] = New(r.dtype, append([]int{0}, r.shape...)...)
		}
	}
	for i := range stack.shape[0] {
		for k, r := range f(stack.Row(i)) {
			if results[k] == nil {
				results[k] = New(r.dtype, append([]int{stack.shape[0]}, r.shape...)...)
			}
			if r.Ndim() == 0 {
				results[k].SetFloat(i, r.Float(0))
			} else {
				CopyInto(results[k].Row(i), r)
			}
		}
	}
	for k, r := range results {
		results[k] = r.Reshape(append(cloneInts(lead), r.shape[1:]...)...)
	}
	return results
}

// Inv returns the inverse of every matrix in the last two axes.
func Inv(a *Array) *Array {
	needMatrices("inv", a, true)
	return eachMatrix(a, 1, func(m *Array) []*Array {
		if m.Size() == 0 {
			return []*Array{m.To(linalgDtype(a))}
		}
		var inverse mat.Dense
		one := mat.NewDiagDense(m.shape[0], nil)
		for i := range m.shape[0] {
			one.SetDiag(i, 1)
		}
		var err error
		lapack(m, func(x *mat.Dense) { err = inverse.Solve(x, one) })
		if isSingular(err) {
			FailIn("inv", "the matrix is singular: it has no inverse")
		}
		return []*Array{fromDense(&inverse, linalgDtype(a))}
	})[0]
}

// isSingular tells a matrix without an inverse from one that is only ill-conditioned.
func isSingular(err error) bool {
	condition, ok := err.(mat.Condition)
	return err != nil && (!ok || math.IsInf(float64(condition), 1))
}

// Det returns the determinant of every matrix in the last two axes.
func Det(a *Array) *Array {
	needMatrices("det", a, true)
	return eachMatrix(a, 1, func(m *Array) []*Array {
		if m.Size() == 0 {
			return []*Array{Scalar(linalgDtype(a), 1)}
		}
		var det float64
		lapack(m, func(x *mat.Dense) { det = mat.Det(x) })
		return []*Array{Scalar(linalgDtype(a), det)}
	})[0]
}

// SlogDet returns the sign and the logarithm of the absolute value of every determinant.
func SlogDet(a *Array) (sign, logdet *Array) {
	needMatrices("slogdet", a, true)
	r := eachMatrix(a, 2, func(m *Array) []*Array {
		if m.Size() == 0 {
			return []*Array{Scalar(linalgDtype(a), 1), Scalar(linalgDtype(a), 0)}
		}
		var log, s float64
		lapack(m, func(x *mat.Dense) { log, s = mat.LogDet(x) })
		if math.IsInf(log, -1) {
			s = 0
		}
		return []*Array{Scalar(linalgDtype(a), s), Scalar(linalgDtype(a), log)}
	})
	return r[0], r[1]
}

// Solve returns x with a x = b, for a square matrix a and a vector or matrix b.
func Solve(a, b *Array) *Array {
	needMatrices("solve", a, true)
	d := Promote(linalgDtype(a), linalgDtype(b))
	if a.Ndim() != 2 || b.Ndim() > 2 || b.Ndim() == 0 || b.shape[0] != a.shape[0] {
		FailIn("solve", "a is %s and b is %s, want a square matrix and as many rows in b", a.Describe(), b.Describe())
	}
	if a.Size() == 0 || b.Size() == 0 {
		return New(d, b.shape...)
	}
	var x mat.Dense
	var err error
	right := dense(b.Reshape(b.shape[0], -1))
	lapack(a, func(left *mat.Dense) { err = x.Solve(left, right) })
	if isSingular(err) {
		FailIn("solve", "the matrix is singular: there is no single solution")
	}
	return fromDense(&x, d).Reshape(b.shape...)
}
