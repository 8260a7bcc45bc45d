package numpy

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("np.asarray(a: data, dtype: dtype? = nil) -> array", AsArray, catalog.Creation)
	catalog.Add("np.copy(a: data) -> array", Copy, catalog.Creation)
	catalog.Add("np.empty(shape: ints, dtype: dtype? = nil) -> array", Zeros, catalog.Creation)
	catalog.Add("np.zeros_like(a: data, dtype: dtype? = nil) -> array", ZerosLike, catalog.Creation)
	catalog.Add("np.empty_like(a: data, dtype: dtype? = nil) -> array", ZerosLike, catalog.Creation)
	catalog.Add("np.ones_like(a: data, dtype: dtype? = nil) -> array", OnesLike, catalog.Creation)
	catalog.Add("np.full_like(a: data, fill_value: data, dtype: dtype? = nil) -> array", FullLike, catalog.Creation)
	catalog.Add("np.eye(N: integer, M: integer? = nil, k: integer = 0, dtype: dtype? = nil) -> array", Eye, catalog.Creation)
	catalog.Add("np.identity(n: integer, dtype: dtype? = nil) -> array", Identity, catalog.Creation)
	catalog.Add("np.diag(v: data, k: integer = 0) -> array", Diag, catalog.Creation)
	catalog.Add("np.tri(N: integer, M: integer? = nil, k: integer = 0, dtype: dtype? = nil) -> array", Tri, catalog.Creation)
	catalog.Add("np.tril(m: data, k: integer = 0) -> array", Tril, catalog.Creation)
	catalog.Add("np.triu(m: data, k: integer = 0) -> array", Triu, catalog.Creation)
	catalog.Add("np.meshgrid(xi: data*, indexing: \"xy\"|\"ij\" = \"xy\") -> value*", Meshgrid, catalog.Creation)
	catalog.Add("Array:fill(value: number)", FillWith, catalog.Core)
	catalog.Add("Array:tolist() -> value", ToList, catalog.Core)
	catalog.AddProperty("Array.nbytes: integer", ByteCount, nil, catalog.Core)
	catalog.AddProperty("Array.itemsize: integer", ItemSize, nil, catalog.Core)
}

// AsArray returns a itself if it is an array of the dtype, else a new array.
//
// 日本語: 配列でなければ配列にします。すでに配列ならそのまま返します。
//
//	> np.asarray{1, 2}
//	[1. 2.]
func AsArray(a *Array, dtype *array.Dtype) *Array {
	if dtype == nil {
		return a
	}
	return a.To(*dtype)
}

// Copy returns a new array with the same elements.
//
// 日本語: 配列の写しを作ります。
//
//	> x = np.zeros(2)
//	> y = np.copy(x)
//	> y[1] = 5
//	> x
//	[0. 0.]
func Copy(a *Array) *Array { return a.Copy() }

// ZerosLike returns an array of zeros with the shape and dtype of a.
//
// 日本語: 同じ形で、すべて 0 の配列を作ります。
//
//	> np.zeros_like(np.array{1, 2})
//	[0. 0.]
func ZerosLike(a *Array, dtype *array.Dtype) *Array { return array.New(like(a, dtype), a.Shape()...) }

func like(a *Array, dtype *array.Dtype) array.Dtype {
	if dtype == nil {
		return a.Dtype()
	}
	return *dtype
}

// OnesLike returns an array of ones with the shape and dtype of a.
//
// 日本語: 同じ形で、すべて 1 の配列を作ります。
//
//	> np.ones_like(np.array{1, 2})
//	[1. 1.]
func OnesLike(a *Array, dtype *array.Dtype) *Array {
	z := ZerosLike(a, dtype)
	z.Fill(1)
	return z
}

// FullLike returns an array with the shape and dtype of a in which every
// element is fill_value.
//
//	> np.full_like(np.array{1, 2}, 7)
//	[7. 7.]
func FullLike(a, fillValue *Array, dtype *array.Dtype) *Array {
	z := ZerosLike(a, dtype)
	array.CopyInto(z, fillValue)
	return z
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

// Meshgrid returns the coordinates of every point of a grid, an array for each
// row of coordinates: X, Y = np.meshgrid(x, y). x runs along axis 1 and y along
// axis 0 as in a picture; with indexing "ij" x runs along axis 0.
//
// 日本語: 座標の列から格子の座標を作ります。
//
//	> X, Y = np.meshgrid(np.array{1, 2}, np.array{10, 20})
//	> Y
//	[[10. 10.]
//	 [20. 20.]]
func Meshgrid(xi []*Array, indexing string) []any {
	shape := make([]int, len(xi))
	axis := func(i int) int {
		if indexing == "xy" && i < 2 && len(xi) > 1 {
			return 1 - i
		}
		return i
	}
	for i, x := range xi {
		shape[axis(i)] = x.Size()
	}
	grid := make([]any, len(xi))
	for i, x := range xi {
		along := make([]int, len(xi))
		for d := range along {
			along[d] = 1
		}
		along[axis(i)] = x.Size()
		grid[i] = array.BroadcastTo(x.Reshape(along...), shape).Copy()
	}
	return grid
}

// ToList returns the elements as nested Lua tables of numbers or booleans.
//
// 日本語: Lua のテーブルにして返します。
//
//	> np.array{{1, 2}, {3, 4}}:tolist()[2][1]
//	3
func ToList(a *Array) any {
	if a.Ndim() == 0 {
		if a.Dtype() == array.Bool {
			return a.Float(0) != 0
		}
		return a.Float(0)
	}
	list := make([]any, a.Shape()[0])
	for i := range list {
		if i%1024 == 0 {
			array.Poll()
		}
		list[i] = ToList(a.Row(i))
	}
	return list
}

// FillWith sets every element of the array to a number.
//
// 日本語: すべての要素を同じ値にします。
//
//	> x = np.zeros(3)
//	> x:fill(7)
//	> x
//	[7. 7. 7.]
func FillWith(a *Array, value float64) { a.Fill(value) }

// ByteCount returns the number of bytes of all elements.
//
//	> np.zeros{2, 3}.nbytes
//	24
func ByteCount(a *Array) int { return a.Bytes() }

// ItemSize returns the number of bytes of one element.
//
//	> np.zeros(3, "float64").itemsize
//	8
func ItemSize(a *Array) int { return a.Dtype().Size() }
