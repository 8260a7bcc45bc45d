package numpy

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("np.array(object: data, dtype: dtype? = nil) -> array", NewArray, catalog.Creation)
	catalog.Add("np.zeros(shape: ints, dtype: dtype? = nil) -> array", Zeros, catalog.Creation)
	catalog.Add("np.ones(shape: ints, dtype: dtype? = nil) -> array", Ones, catalog.Creation)
	catalog.Add("np.full(shape: ints, fill_value: data, dtype: dtype? = nil) -> array", Full, catalog.Creation)
	for _, d := range []array.Dtype{array.Bool, array.Uint8, array.Int32, array.Int64, array.Float32, array.Float64} {
		catalog.AddConstant("np."+d.String(), d.String(), catalog.Creation)
	}
	catalog.Add("np.empty(shape: ints, dtype: dtype? = nil) -> array", Zeros, catalog.Creation)
}

// NewArray makes an array of a number or of a nested table of numbers. It is a
// copy if object is an array already.
//
// 日本語: 数や入れ子のテーブルから配列を作ります。
//
// Numbers become float32 (chainer.config.dtype) unless dtype says otherwise;
// true and false become bool. All rows of the table must have the same length.
//
//	> np.array{{1, 2}, {3, 4}}
//	[[1. 2.]
//	 [3. 4.]]
//	> np.array({0, 1, 2}, "int32")
//	[0 1 2]
func NewArray(object *Array, dtype *array.Dtype) *Array {
	if dtype == nil {
		return object.Copy()
	}
	return object.AsType(*dtype)
}

// Zeros returns an array of the given shape, a number or a table, full of 0.
//
// 日本語: すべて 0 の配列を作ります。
//
//	> np.zeros({2, 3})
//	[[0. 0. 0.]
//	 [0. 0. 0.]]
func Zeros(s *Session, shape []int, dtype *array.Dtype) *Array {
	return array.New(orDefault(s, dtype), shape...)
}

// Ones returns an array of the given shape, a number or a table, full of 1.
//
// 日本語: すべて 1 の配列を作ります。
//
//	> np.ones(3)
//	[1. 1. 1.]
func Ones(s *Session, shape []int, dtype *array.Dtype) *Array {
	a := array.New(orDefault(s, dtype), shape...)
	a.Fill(1)
	return a
}

// Full returns an array of the given shape in which every element is
// fill_value, a number or an array that broadcasts to the shape.
//
// 日本語: すべて同じ値の配列を作ります。
//
//	> np.full({2, 2}, 7)
//	[[7. 7.]
//	 [7. 7.]]
func Full(shape []int, fillValue *Array, dtype *array.Dtype) *Array {
	d := fillValue.Dtype()
	if dtype != nil {
		d = *dtype
	}
	a := array.New(d, shape...)
	array.CopyInto(a, fillValue)
	return a
}

func orDefault(s *Session, dtype *array.Dtype) array.Dtype {
	if dtype == nil {
		return s.Dtype
	}
	return *dtype
}
