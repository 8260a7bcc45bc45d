package numpy

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("np.zeros_like(a: data, dtype: dtype? = nil) -> array", ZerosLike, catalog.Creation)
	catalog.Add("np.empty_like(a: data, dtype: dtype? = nil) -> array", ZerosLike, catalog.Creation)
	catalog.Add("np.ones_like(a: data, dtype: dtype? = nil) -> array", OnesLike, catalog.Creation)
	catalog.Add("np.full_like(a: data, fill_value: data, dtype: dtype? = nil) -> array", FullLike, catalog.Creation)
}

// ZerosLike returns an array of zeros with the shape and dtype of a.
//
// 日本語: 同じ形で、すべて 0 の配列を作ります。
//
//	> np.zeros_like(np.array{1, 2})
//	[0. 0.]
func ZerosLike(a *Array, dtype *array.Dtype) *Array { return array.New(like(a, dtype), a.Shape()...) }

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

func like(a *Array, dtype *array.Dtype) array.Dtype {
	if dtype == nil {
		return a.Dtype()
	}
	return *dtype
}
