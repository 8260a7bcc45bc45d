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
	switch {
	case axis == nil && indices.Ndim() != 1: // perhaps it was forgotten
		array.Fail("indices is %s, want one axis where axis is nil", indices.Describe())
	case indices.Ndim() != arr.Ndim():
		array.Fail("indices is %s, want as many axes as arr, %d", indices.Describe(), arr.Ndim())
	}
	ix := make(array.Index, arr.Ndim())
	for k, n := range arr.Shape() {
		if k == d {
			ix[k].Array = wholeNumbers(indices)
			continue
		}
		if m := indices.Shape()[k]; m != n && m != 1 && n != 1 {
			array.Fail("indices is %s, want length %d along axis %d, as arr", indices.Describe(), n, k)
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
