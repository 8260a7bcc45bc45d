package numpy

import (
	"slices"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("np.take(a: data, indices: data, axis: integer? = nil, mode: \"raise\"|\"wrap\"|\"clip\" = \"raise\") -> array", Take, catalog.Creation)
	catalog.Add("Array:take(indices: data, axis: integer? = nil, mode: \"raise\"|\"wrap\"|\"clip\" = \"raise\") -> array", Take, catalog.Core)
	catalog.Add("np.take_along_axis(arr: data, indices: data, axis: integer?) -> array", TakeAlongAxis, catalog.Creation)
	catalog.Add("np.nonzero(a: data) -> value", Nonzero, catalog.Creation)
	catalog.Add("Array:nonzero() -> value", Nonzero, catalog.Core)
	catalog.Add("np.argwhere(a: data) -> array", ArgWhere, catalog.Creation)
	catalog.Add("np.flatnonzero(a: data) -> array", FlatNonzero, catalog.Creation)
	catalog.Add("Array:iter() -> iterator", Iter, catalog.Core)
}

// Take returns the elements of a at the given positions, an array of integers
// that counts from 0: along axis, or, without an axis, of all elements in a
// row. Positions beyond the end are an error, wrap around, or are clipped to
// the ends, as mode says.
//
// 日本語: 番号（0から）を指定して要素を取り出します。
//
//	> np.take(np.array{10, 20, 30}, np.array({0, 2}, "int32"))
//	[10. 30.]
//	> np.take(np.array{{1, 2}, {3, 4}}, np.array({1}, "int32"), 1)
//	[[2.]
//	 [4.]]
func Take(a, indices *Array, axis *int, mode string) *Array {
	if axis == nil {
		a, axis = a.Reshape(-1), new(int)
	}
	d := array.Axis(*axis).Resolve(a.Ndim())
	indices = wholeNumbers(indices)
	if mode != "raise" {
		indices = fold(indices, a.Shape()[d], mode == "wrap")
	}
	ix := make(array.Index, d+1)
	ix[d].Array = indices
	return array.Get(a, ix)
}

// TakeAlongAxis returns for each number in indices the element of arr at that
// position, from 0, along axis; along the other axes it is the element that stands
// where the number stands. The result has the shape of indices, which has the
// lengths of arr along the other axes, or 1 to use a number for all. With axis = nil
// arr is one row of all its elements. np.argsort gives such numbers, and np.argmax
// with keepdims.
//
// 日本語: np.argsort や np.argmax が返す番号（0から）で、軸に沿って要素を取り出します。
//
//	> x = np.array{{30, 10, 20}, {5, 6, 4}}
//	> np.take_along_axis(x, np.argsort(x, 1), 1)
//	[[10. 20. 30.]
//	 [ 4.  5.  6.]]
//	> np.take_along_axis(x, np.argmax(x, 1, {keepdims = true}), 1)
//	[[30.]
//	 [ 6.]]
func TakeAlongAxis(arr, indices *Array, axis *int) *Array {
	arr, d := rowOr(arr, axis)
	if indices.Dtype() == array.Bool {
		array.Fail("indices is %s, want integers", indices.Describe())
	}
	indices = wholeNumbers(indices)
	if indices.Ndim() != arr.Ndim() {
		array.Fail("indices is %s, want as many axes as arr, %s", indices.Describe(), arr.Describe())
	}
	ix := make(array.Index, arr.Ndim())
	for k, n := range arr.Shape() {
		if k == d {
			ix[k].Array = indices
			continue
		}
		if m := indices.Shape()[k]; m != n && m != 1 && n != 1 {
			array.Fail("indices is %s, want length %d along axis %d, as arr, %s", indices.Describe(), n, k, arr.Describe())
		}
		shape := slices.Repeat([]int{1}, arr.Ndim())
		shape[k] = n
		ix[k].Array = array.New(array.Int64, shape...)
		for i := range n {
			ix[k].Array.SetFloat(i, float64(i))
		}
	}
	return array.Get(arr, ix)
}

// wholeNumbers returns positions as int64: numbers of a Lua table have no type, and
// bools, which would be a mask in brackets, are 0 and 1.
func wholeNumbers(x *Array) *Array {
	z := x.To(array.Int64)
	if !x.Dtype().IsFloat() {
		return z
	}
	for i := range z.Size() {
		if z.Float(i) != x.Float(i) {
			array.Fail("position %g is no whole number", x.Float(i))
		}
	}
	return z
}

// fold brings positions, which are int64, into the range of an axis of length n.
func fold(indices *Array, n int, wrap bool) *Array {
	z := indices.Copy()
	at := array.Data[int64](z)
	for i, v := range at {
		switch {
		case n == 0:
			array.FailIn("take", "cannot take from an axis without elements")
		case wrap:
			at[i] = ((v % int64(n)) + int64(n)) % int64(n)
		default:
			at[i] = min(max(v, 0), int64(n)-1)
		}
	}
	return z
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

// Iter walks the first axis, for a loop: for i, row in x:iter() do ... end. i
// counts from 1; row is what x[i] gives.
//
// 日本語: 最初の軸に沿って、番号（1から）と要素を順に取り出します。
//
//	> for i, row in np.array{{1, 2}, {3, 4}}:iter() do print(i, row) end
//	1	[1. 2.]
//	2	[3. 4.]
func Iter(a *Array) catalog.Iterator {
	if a.Ndim() == 0 {
		array.FailIn("iter", "an array without axes cannot be walked through")
	}
	i := 0
	return func() []any {
		if i >= a.Shape()[0] {
			return []any{nil}
		}
		i++
		return []any{i, GetItem(a, array.Index{{IsAt: true, At: i - 1}})}
	}
}
