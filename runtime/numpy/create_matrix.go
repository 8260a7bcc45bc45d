package numpy

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("np.eye(N: integer, M: integer? = nil, k: integer = 0, dtype: dtype? = nil) -> array", Eye, catalog.Creation)
	catalog.Add("np.identity(n: integer, dtype: dtype? = nil) -> array", Identity, catalog.Creation)
	catalog.Add("np.tri(N: integer, M: integer? = nil, k: integer = 0, dtype: dtype? = nil) -> array", Tri, catalog.Creation)
	catalog.Add("np.diag(v: data, k: integer = 0) -> array", Diag, catalog.Creation)
	catalog.Add("np.tril(m: data, k: integer = 0) -> array", Tril, catalog.Creation)
	catalog.Add("np.triu(m: data, k: integer = 0) -> array", Triu, catalog.Creation)
	catalog.Add("np.vander(x: data, N: integer? = nil, increasing: boolean = false) -> array", Vander, catalog.Creation)
}

// Eye returns a matrix of N rows and M columns with ones on the diagonal, k
// places to the right of the main one.
//
// 日本語: 単位行列を作ります。
//
//	> np.eye(2)
//	[[1. 0.]
//	 [0. 1.]]
func Eye(s *Session, rows int, columns *int, k int, dtype *array.Dtype) *Array {
	return banded(s, "eye", rows, columns, dtype, func(i, j int) bool { return j-i == k })
}

// Identity returns the identity matrix of n rows.
//
//	> np.identity(2)
//	[[1. 0.]
//	 [0. 1.]]
func Identity(s *Session, n int, dtype *array.Dtype) *Array { return Eye(s, n, nil, 0, dtype) }

// Tri returns a matrix with ones on and below the diagonal.
//
//	> np.tri(2)
//	[[1. 0.]
//	 [1. 1.]]
func Tri(s *Session, rows int, columns *int, k int, dtype *array.Dtype) *Array {
	return banded(s, "tri", rows, columns, dtype, func(i, j int) bool { return j-i <= k })
}

func banded(s *Session, op string, rows int, columns *int, dtype *array.Dtype, one func(i, j int) bool) *Array {
	if columns == nil {
		columns = &rows
	}
	if rows < 0 || *columns < 0 {
		array.FailIn(op, "the matrix has %d rows and %d columns, want 0 or more", rows, *columns)
	}
	z := array.New(orDefault(s, dtype), rows, *columns)
	for i := range rows {
		array.Poll()
		for j := range *columns {
			if one(i, j) {
				z.SetFloat(i**columns+j, 1)
			}
		}
	}
	return z
}

// Diag returns a matrix with the vector v on its diagonal, or, of a matrix, the
// diagonal; k counts diagonals to the right of the main one.
//
//	> np.diag(np.array{1, 2})
//	[[1. 0.]
//	 [0. 2.]]
//	> np.diag(np.array{{1, 2}, {3, 4}})
//	[1. 4.]
func Diag(v *Array, k int) *Array {
	down, right := max(-k, 0), max(k, 0)
	switch v.Ndim() {
	case 1:
		n := v.Size() + down + right
		z := array.New(v.Dtype(), n, n)
		for i := range v.Size() {
			z.SetFloat((i+down)*n+i+right, v.Float(i))
		}
		return z
	case 2:
		rows, columns := v.Shape()[0], v.Shape()[1]
		n := max(0, min(rows-down, columns-right))
		z := array.New(v.Dtype(), n)
		for i := range n {
			z.SetFloat(i, v.Float((i+down)*columns+i+right))
		}
		return z
	}
	array.FailIn("diag", "v is %s, want a vector or a matrix", v.Describe())
	return nil
}

// Tril returns the matrix with zeros above the k-th diagonal.
//
//	> np.tril(np.array{{1, 2}, {3, 4}})
//	[[1. 0.]
//	 [3. 4.]]
func Tril(m *Array, k int) *Array {
	return masked("tril", m, func(i, j int) bool { return j-i <= k })
}

// Triu returns the matrix with zeros below the k-th diagonal.
//
//	> np.triu(np.array{{1, 2}, {3, 4}})
//	[[1. 2.]
//	 [0. 4.]]
func Triu(m *Array, k int) *Array {
	return masked("triu", m, func(i, j int) bool { return j-i >= k })
}

// masked keeps the elements of the last two axes that keep names.
func masked(op string, m *Array, keep func(i, j int) bool) *Array {
	if m.Ndim() < 2 {
		array.FailIn(op, "m is %s, want a matrix", m.Describe())
	}
	z := m.Copy()
	rows, columns := m.Shape()[m.Ndim()-2], m.Shape()[m.Ndim()-1]
	for at := range z.Size() {
		if !keep(at/columns%rows, at%columns) {
			z.SetFloat(at, 0)
		}
	}
	return z
}

// Vander returns the matrix with the powers of the numbers in x: in each row
// x^(N-1), ..., x, 1, or the other way round if increasing.
//
//	> np.vander(np.array{2, 3}, 3)
//	[[4. 2. 1.]
//	 [9. 3. 1.]]
func Vander(x *Array, n *int, increasing bool) *Array {
	if x.Ndim() != 1 {
		array.Fail("x is %s, want a row of numbers", x.Describe())
	}
	columns := x.Size()
	if n != nil {
		columns = *n
	}
	if columns < 0 {
		array.Fail("N is %d, want 0 or more", columns)
	}
	z := array.New(array.Promote(x.Dtype(), array.Int64), x.Size(), columns)
	for i := range x.Size() {
		power := 1.0
		for k := range columns {
			at := columns - 1 - k
			if increasing {
				at = k
			}
			z.SetFloat(i*columns+at, power)
			power *= x.Float(i)
		}
	}
	return z
}
