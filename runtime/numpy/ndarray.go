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
	catalog.Add("Array:reshape(shape: shape) -> array", Reshape, catalog.Core)
	catalog.Add("np.shape(a: data) -> ints", Shape, catalog.ArrayShape)
	catalog.Add("np.ndim(a: data) -> integer", Ndim, catalog.ArrayShape)
	catalog.Add("np.size(a: data, axis: integer? = nil) -> integer", Size, catalog.ArrayShape)
	catalog.AddProperty("Array.nbytes: integer", ByteCount, nil, catalog.Core)
	catalog.AddProperty("Array.itemsize: integer", ItemSize, nil, catalog.Core)
	catalog.Add("Array:fill(value: number)", FillWith, catalog.Core)
	catalog.Add("Array:iter() -> iterator", Iter, catalog.Core)
	catalog.Add("np.reshape(a: data, newshape: ints) -> array", Reshape, catalog.ArrayShape)
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

// Reshape returns the same elements in another shape, given as numbers or as
// one table; one length may be -1. The new array shares the elements.
//
// 日本語: 要素の順番を変えずに、形だけを変えます。
//
//	> np.arange(6):reshape(2, -1)
//	[[0 1 2]
//	 [3 4 5]]
func Reshape(a *Array, shape []int) *Array { return a.Reshape(shape...) }

// Shape returns the length of every axis: x.shape.
//
// 日本語: 各軸の長さを並べたものです。
//
//	> np.shape(np.zeros{2, 3})[2]
//	3
func Shape(a *Array) []int { return a.Shape() }

// Ndim returns the number of axes: x.ndim.
//
// 日本語: 軸の数です。
//
//	> np.ndim(np.zeros{2, 3})
//	2
func Ndim(a *Array) int { return a.Ndim() }

// Size returns the number of elements, or the length of an axis.
//
//	> np.size(np.zeros{2, 3})
//	6
//	> np.size(np.zeros{2, 3}, 1)
//	3
func Size(a *Array, axis *int) int {
	if axis == nil {
		return a.Size()
	}
	return a.Shape()[array.Axis(*axis).Resolve(a.Ndim())]
}

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

// FillWith sets every element of the array to a number.
//
// 日本語: すべての要素を同じ値にします。
//
//	> x = np.zeros(3)
//	> x:fill(7)
//	> x
//	[7. 7. 7.]
func FillWith(a *Array, value float64) { a.Fill(value) }

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
