package numpy

import (
	"math"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("np.logspace(start: number, stop: number, num: integer = 50, endpoint: boolean = true, base: number = 10, dtype: dtype? = nil) -> array", Logspace, catalog.Creation)
	catalog.Add("np.geomspace(start: number, stop: number, num: integer = 50, endpoint: boolean = true, dtype: dtype? = nil) -> array", Geomspace, catalog.Creation)
	catalog.Add("np.arange(start: number, stop: number? = nil, step: number = 1, dtype: dtype? = nil) -> array", Arange, catalog.Creation)
	catalog.Add("np.linspace(start: number, stop: number, num: integer = 50, endpoint: boolean = true, dtype: dtype? = nil) -> array", Linspace, catalog.Creation)
}

// Logspace returns num numbers from base^start to base^stop, each the same
// number of times as large as the one before: learning rates to try.
//
//	> np.logspace(-3, 0, 4)
//	[0.001 0.01  0.1   1.   ]
func Logspace(s *Session, start, stop float64, num int, endpoint bool, base float64, dtype *array.Dtype) *Array {
	d := array.Float64
	powers := Linspace(s, start, stop, num, endpoint, &d)
	return array.Pow(array.Scalar(d, base), powers).To(orDefault(s, dtype))
}

// Geomspace returns num numbers from start to stop, each the same number of
// times as large as the one before.
//
//	> np.geomspace(1, 16, 5)
//	[ 1.  2.  4.  8. 16.]
func Geomspace(s *Session, start, stop float64, num int, endpoint bool, dtype *array.Dtype) *Array {
	if start*stop <= 0 {
		array.Fail("start is %g and stop %g, want two numbers of one sign", start, stop)
	}
	d := array.Float64
	sign := math.Copysign(1, start)
	powers := Linspace(s, math.Log10(math.Abs(start)), math.Log10(math.Abs(stop)), num, endpoint, &d)
	z := array.Mul(array.Pow(array.Scalar(d, 10), powers), array.Scalar(d, sign))
	if num > 0 {
		z.SetFloat(0, start)
	}
	if endpoint && num > 1 {
		z.SetFloat(num-1, stop)
	}
	return z.To(orDefault(s, dtype))
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
