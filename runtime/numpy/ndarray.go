package numpy

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.AddProperty("Array.shape: ints", Shape, nil, catalog.Core)
	catalog.AddProperty("Array.dtype: dtype", Dtype, nil, catalog.Core)
	catalog.AddProperty("Array.ndim: integer", Ndim, nil, catalog.Core)
	catalog.AddProperty("Array.size: integer", ElementCount, nil, catalog.Core)
	catalog.AddProperty("Array.T: array", Transposed, nil, catalog.Core)
	catalog.Add("Array:__tostring() -> string", ToString, catalog.Core)
	catalog.Add("Array:__len() -> integer", Len, catalog.Core)
	catalog.Add("Array:item() -> number", Item, catalog.Core)
	catalog.Add("Array:astype(dtype: dtype) -> array", AsType, catalog.Core)
	catalog.Add("Array:copy() -> array", Copy, catalog.Core)
	catalog.Add("Array:reshape(shape: shape) -> array", Reshape, catalog.Core)
	catalog.Add("np.dot(a: data, b: data) -> array", Dot, catalog.Mathematics)
}

// Dtype returns the dtype of the elements, a string such as "float32".
//
// 日本語: 要素の型です。
//
//	> np.array{1, 2}.dtype
//	"float32"
func Dtype(a *Array) array.Dtype { return a.Dtype() }

// ElementCount returns the number of elements.
//
// 日本語: 要素の数です。
//
//	> np.zeros{2, 3}.size
//	6
func ElementCount(a *Array) int { return a.Size() }

// AsType returns a new array with the elements in another dtype. Numbers with a
// fraction lose it when they become integers.
//
// 日本語: 要素の型を変えた配列を返します。
//
//	> np.array{1.7, -1.7}:astype("int32")
//	[ 1 -1]
func AsType(a *Array, dtype array.Dtype) *Array { return a.AsType(dtype) }

// Transposed returns the array with its axes in reverse order: rows become columns.
//
// 日本語: 軸の順番を逆にした（行列なら転置した）配列です。
//
//	> np.array{{1, 2, 3}}.T
//	[[1.]
//	 [2.]
//	 [3.]]
func Transposed(a *Array) *Array { return array.Transpose(a) }

// ToString returns the array as NumPy prints it.
func ToString(a *Array, s *Session) string { return s.Print.Str(a) }

// Len returns the length of the first axis: #x.
//
//	> #np.zeros({4, 2})
//	4
func Len(a *Array) int {
	if a.Ndim() == 0 {
		array.FailIn("#", "an array without axes has no length")
	}
	return a.Shape()[0]
}

// Item returns the only element of an array as a Lua number.
//
// 日本語: 要素が1つのとき、その値を Lua の数として返します。
//
//	> np.array{{2.5}}:item()
//	2.5
func Item(a *Array) float64 {
	if a.Size() != 1 {
		array.FailIn("item", "the array is %s, want one element", a.Describe())
	}
	return a.Float(0)
}

// Reshape returns the same elements in another shape, given as numbers or as
// one table; one length may be -1. The new array shares the elements.
//
// 日本語: 要素の順番を変えずに、形だけを変えます。
//
//	> np.arange(6):reshape(2, -1)
//	[[0 1 2]
//	 [3 4 5]]
func Reshape(a *Array, shape []int) *Array { return a.Reshape(shape...) }

// Dot returns the product of a and b: the sum of products for vectors, the
// matrix product for matrices. For more axes it sums over the last axis of a
// and the last but one of b.
//
// 日本語: 行列の積（1次元どうしなら内積）を求めます。
//
//	> np.dot(np.array{1, 2}, np.array{3, 4})
//	11.0
//	> np.dot(np.array{{1, 2}, {3, 4}}, np.array{1, 1})
//	[3. 7.]
func Dot(a, b *Array) *Array { return array.Dot(a, b) }
