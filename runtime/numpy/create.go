package numpy

import (
	"math"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("np.array(object: data, dtype: dtype? = nil) -> array", NewArray, catalog.Creation)
	catalog.Add("np.zeros(shape: ints, dtype: dtype? = nil) -> array", Zeros, catalog.Creation)
	catalog.Add("np.ones(shape: ints, dtype: dtype? = nil) -> array", Ones, catalog.Creation)
	catalog.Add("np.full(shape: ints, fill_value: data, dtype: dtype? = nil) -> array", Full, catalog.Creation)
	catalog.Add("np.arange(start: number, stop: number? = nil, step: number = 1, dtype: dtype? = nil) -> array", Arange, catalog.Creation)
	catalog.Add("np.linspace(start: number, stop: number, num: integer = 50, endpoint: boolean = true, dtype: dtype? = nil) -> array", Linspace, catalog.Creation)
	for _, d := range []array.Dtype{array.Bool, array.Uint8, array.Int32, array.Int64, array.Float32, array.Float64} {
		catalog.AddConstant("np."+d.String(), d.String(), catalog.Creation)
	}
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

// Arange returns start, start+step, ... up to but without stop. With one
// argument it counts from 0. Whole numbers give int64, as in NumPy; ask for
// np.float32 where a calculation follows.
//
// 日本語: 等間隔に増える数の列を作ります。
//
//	> np.arange(5)
//	[0 1 2 3 4]
//	> np.arange(0, 1, 0.25)
//	[0.   0.25 0.5  0.75]
func Arange(s *Session, start float64, stop *float64, step float64, dtype *array.Dtype) *Array {
	if stop == nil {
		only := start
		start, stop = 0, &only
	}
	if step == 0 || math.IsNaN((*stop-start)/step) || math.IsInf((*stop-start)/step, 0) {
		array.FailIn("arange", "cannot count from %g to %g in steps of %g", start, *stop, step)
	}
	d := s.Dtype
	if start == math.Trunc(start) && *stop == math.Trunc(*stop) && step == math.Trunc(step) {
		d = array.Int64
	}
	if dtype != nil {
		d = *dtype
	}
	count := math.Max(0, math.Ceil((*stop-start)/step))
	if count > 1<<53 {
		array.FailIn("arange", "%g numbers do not fit into memory", count)
	}
	a := array.New(d, int(count))
	for i := 0; i < int(count); i++ {
		a.SetFloat(i, start+float64(i)*step)
	}
	return a
}

// Linspace returns num numbers at equal distances from start to stop. With
// endpoint = false, stop is left out.
//
// 日本語: 区間を等分した数の列を作ります。
//
//	> np.linspace(0, 1, 5)
//	[0.   0.25 0.5  0.75 1.  ]
func Linspace(s *Session, start, stop float64, num int, endpoint bool, dtype *array.Dtype) *Array {
	if num < 0 {
		array.FailIn("linspace", "num is %d, want 0 or more", num)
	}
	parts := float64(num)
	if endpoint {
		parts--
	}
	a := array.New(orDefault(s, dtype), num)
	step := (stop - start) / math.Max(parts, 1)
	for i := 0; i < num; i++ {
		a.SetFloat(i, start+float64(i)*step)
	}
	if endpoint && num > 1 {
		a.SetFloat(num-1, stop)
	}
	return a
}

func orDefault(s *Session, dtype *array.Dtype) array.Dtype {
	if dtype == nil {
		return s.Dtype
	}
	return *dtype
}
