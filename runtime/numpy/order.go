package numpy

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("np.lexsort(keys: arrays, axis: integer = -1) -> array", LexSort, catalog.Mathematics)
	catalog.Add("np.partition(a: data, kth: ints, axis: axes? = -1) -> array", Partition, catalog.Mathematics)
	catalog.Add("np.argpartition(a: data, kth: ints, axis: axes? = -1) -> array", ArgPartition, catalog.Mathematics)
	catalog.Add("np.unravel_index(indices: data, shape: ints) -> value", UnravelIndex, catalog.Mathematics)
	catalog.Add("np.tril_indices(n: integer, k: integer = 0, m: integer? = nil) -> (array, array)", TrilIndices, catalog.Creation)
	catalog.Add("np.triu_indices(n: integer, k: integer = 0, m: integer? = nil) -> (array, array)", TriuIndices, catalog.Creation)
}

// LexSort returns the order, from 0, that sorts by the last key, where that is
// equal by the one before it, and so on.
//
//	> np.lexsort{np.array{3, 1, 2}, np.array{1, 1, 0}}
//	[2 1 0]
func LexSort(keys []*Array, axis int) *Array {
	if len(keys) == 0 {
		array.Fail("keys is empty, want at least one array")
	}
	var order *Array
	for _, key := range keys {
		if key.Ndim() != 1 || key.Size() != keys[0].Size() || axis != 0 && axis != -1 {
			array.Fail("keys hold %s and %s, want rows of equal length", keys[0].Describe(), key.Describe())
		}
		if order == nil {
			order = array.ArgSort(key, 0)
			continue
		}
		order = array.Get(order, array.Index{{Array: array.ArgSort(array.Get(key, array.Index{{Array: order}}), 0)}})
	}
	return order
}

// Partition returns a copy in which element kth, counted from 0, is the one that
// would stand there if all were sorted, with smaller ones before it. Here all
// are sorted, which is one such order.
//
//	> np.partition(np.array{3, 1, 2}, 1)
//	[1. 2. 3.]
func Partition(a *Array, kth []int, axis array.Axes) *Array {
	d := kthAxis(a, kth, axis)
	return array.Sort(a, d)
}

// ArgPartition returns the positions, from 0, that np.partition puts in order.
//
//	> np.argpartition(np.array{30, 10, 20}, 0)
//	[1 2 0]
func ArgPartition(a *Array, kth []int, axis array.Axes) *Array {
	d := kthAxis(a, kth, axis)
	return array.ArgSort(a, d)
}

func kthAxis(a *Array, kth []int, axis array.Axes) array.Axis {
	d := oneAxis(a, axis)
	n := a.Shape()[d.Resolve(a.Ndim())]
	for _, k := range kth {
		if k < -n || k >= n {
			array.Fail("kth is %d, want %d to %d", k, -n, n-1)
		}
	}
	return d
}

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
