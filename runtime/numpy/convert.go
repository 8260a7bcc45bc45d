package numpy

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("np.asarray(a: data, dtype: dtype? = nil) -> array", AsArray, catalog.Creation)
	catalog.Add("np.copy(a: data) -> array", Copy, catalog.Creation)
	catalog.Add("Array:astype(dtype: dtype) -> array", AsType, catalog.Core)
	catalog.Add("Array:item() -> number", Item, catalog.Core)
	catalog.Add("Array:tolist() -> value", ToList, catalog.Core)
	catalog.Add("Array:copy() -> array", Copy, catalog.Core)
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

// AsType returns a new array with the elements in another dtype. Numbers with a
// fraction lose it when they become integers.
//
// 日本語: 要素の型を変えた配列を返します。
//
//	> np.array{1.7, -1.7}:astype("int32")
//	[ 1 -1]
func AsType(a *Array, dtype array.Dtype) *Array { return a.AsType(dtype) }

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
