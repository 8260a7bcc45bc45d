package numpy

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("np.nonzero(a: data) -> value", Nonzero, catalog.Creation)
	catalog.Add("Array:nonzero() -> value", Nonzero, catalog.Core)
	catalog.Add("np.argwhere(a: data) -> array", ArgWhere, catalog.Creation)
	catalog.Add("np.flatnonzero(a: data) -> array", FlatNonzero, catalog.Creation)
	catalog.Add("np.unravel_index(indices: data, shape: ints) -> value", UnravelIndex, catalog.Mathematics)
	catalog.Add("np.tril_indices(n: integer, k: integer = 0, m: integer? = nil) -> (array, array)", TrilIndices, catalog.Creation)
	catalog.Add("np.triu_indices(n: integer, k: integer = 0, m: integer? = nil) -> (array, array)", TriuIndices, catalog.Creation)
}

// Nonzero returns the positions, from 0, of the elements that are not zero: a
// table with one array for each axis.
//
// 日本語: 0 でない要素の番号（0から）を軸ごとに返します。
//
//	> np.nonzero(np.array{0, 5, 6})[1]
//	[1 2]
func Nonzero(a *Array) []*Array { return array.Nonzero(a) }

// ArgWhere returns the positions, from 0, of the elements that are not zero,
// one row for each.
//
//	> np.argwhere(np.array{{0, 1}, {2, 0}})
//	[[0 1]
//	 [1 0]]
func ArgWhere(a *Array) *Array {
	at := array.Nonzero(a)
	n := 0
	if len(at) > 0 {
		n = at[0].Size()
	} else if a.Float(0) != 0 {
		n = 1
	}
	z := array.New(array.Int64, n, len(at))
	for d, x := range at {
		for i := range n {
			z.SetFloat(i*len(at)+d, x.Float(i))
		}
	}
	return z
}

// FlatNonzero returns the positions, from 0, of the elements that are not zero,
// counted through all elements in a row.
//
//	> np.flatnonzero(np.array{{0, 1}, {2, 0}})
//	[1 2]
func FlatNonzero(a *Array) *Array { return array.Nonzero(a.Reshape(-1))[0] }

// UnravelIndex returns, for the number of an element of an array of that shape
// when it is taken as one row, its row, its column and so on: a table of numbers
// or arrays that count from 0.
//
//	> t = np.unravel_index(5, {2, 3})
//	> print(t[1], t[2])
//	1	2
func UnravelIndex(indices *Array, shape []int) any {
	total := 1
	for _, n := range shape {
		total *= n
	}
	flat := indices.AsType(array.Int64)
	list := make([]any, len(shape))
	for i := range flat.Size() {
		if at := flat.Float(i); at < 0 || at >= float64(total) {
			array.Fail("indices hold %g, an array of shape %s has %d elements", at, array.ShapeString(shape), total)
		}
	}
	for d := len(shape) - 1; d >= 0; d-- {
		n := array.Scalar(array.Int64, float64(shape[d]))
		list[d] = result(array.Mod(flat, n))
		flat = array.FloorDiv(flat, n)
	}
	return list
}

// TrilIndices returns the rows and the columns, from 0, of the elements on and
// below the k-th diagonal of a matrix of n rows and m columns (n).
//
//	> np.tril_indices(2)
//	[0 1 1]
//	[0 0 1]
func TrilIndices(n, k int, m *int) (*Array, *Array) {
	return triangle(n, m, func(i, j int) bool { return j-i <= k })
}

// TriuIndices is np.tril_indices for the elements on and above the diagonal.
//
//	> np.triu_indices(2)
//	[0 0 1]
//	[0 1 1]
func TriuIndices(n, k int, m *int) (*Array, *Array) {
	return triangle(n, m, func(i, j int) bool { return j-i >= k })
}

func triangle(n int, m *int, in func(i, j int) bool) (*Array, *Array) {
	columns := n
	if m != nil {
		columns = *m
	}
	array.CheckShape(array.Int64, []int{2, max(n, 0), max(columns, 0)})
	rows, cols := []int64{}, []int64{}
	for i := range n {
		array.Poll()
		for j := range columns {
			if in(i, j) {
				rows, cols = append(rows, int64(i)), append(cols, int64(j))
			}
		}
	}
	return array.FromSlice(rows, len(rows)), array.FromSlice(cols, len(cols))
}
