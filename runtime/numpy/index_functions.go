package numpy

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("np.take(a: data, indices: data, axis: integer? = nil, mode: \"raise\"|\"wrap\"|\"clip\" = \"raise\") -> array", Take, catalog.Creation)
	catalog.Add("Array:take(indices: data, axis: integer? = nil, mode: \"raise\"|\"wrap\"|\"clip\" = \"raise\") -> array", Take, catalog.Core)
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
	if indices.Dtype().IsFloat() { // numbers of a Lua table have no type
		indices = wholeNumbers(indices)
	}
	if mode != "raise" {
		indices = fold(indices, a.Shape()[d], mode == "wrap")
	}
	ix := make(array.Index, d+1)
	ix[d].Array = indices
	return array.Get(a, ix)
}

func wholeNumbers(x *Array) *Array {
	z := x.AsType(array.Int64)
	for i := range x.Size() {
		if z.Float(i) != x.Float(i) {
			array.FailIn("take", "position %g is no whole number", x.Float(i))
		}
	}
	return z
}

// fold brings positions into the range of an axis of length n.
func fold(indices *Array, n int, wrap bool) *Array {
	z := indices.AsType(array.Int64)
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
