package numpy

import (
	"math"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("np.logspace(start: number, stop: number, num: integer = 50, endpoint: boolean = true, base: number = 10, dtype: dtype? = nil) -> array", Logspace, catalog.Creation)
	catalog.Add("np.geomspace(start: number, stop: number, num: integer = 50, endpoint: boolean = true, dtype: dtype? = nil) -> array", Geomspace, catalog.Creation)
	catalog.Add("np.vander(x: data, N: integer? = nil, increasing: boolean = false) -> array", Vander, catalog.Creation)
	catalog.Add("np.fromfunction(function_: function, shape: ints, dtype: dtype? = nil) -> value", FromFunction, catalog.Creation)
	catalog.Add("np.indices(dimensions: ints, dtype: dtype = \"int64\") -> array", Indices, catalog.Creation)
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

// Vander returns the matrix with the powers of the numbers in x: in each row
// x^(N-1), ..., x, 1, or the other way round if increasing.
//
//	> np.vander(np.array{2, 3}, 3)
//	[[4. 2. 1.]
//	 [9. 3. 1.]]
func Vander(x *Array, n *int, increasing bool) *Array {
	if x.Ndim() != 1 {
		array.Fail("x is %s, want a row of numbers", x.Describe())
	}
	columns := x.Size()
	if n != nil {
		columns = *n
	}
	if columns < 0 {
		array.Fail("N is %d, want 0 or more", columns)
	}
	z := array.New(array.Promote(x.Dtype(), array.Int64), x.Size(), columns)
	for i := range x.Size() {
		power := 1.0
		for k := range columns {
			at := columns - 1 - k
			if increasing {
				at = k
			}
			z.SetFloat(i*columns+at, power)
			power *= x.Float(i)
		}
	}
	return z
}

// FromFunction calls a function with the numbers of the rows, the columns and so
// on of every element, each as an array of the given shape, counted from 0.
//
//	> np.fromfunction(function(i, j) return i * 10 + j end, {2, 3})
//	[[ 0.  1.  2.]
//	 [10. 11. 12.]]
func FromFunction(s *Session, function catalog.Func, shape []int, dtype *array.Dtype) any {
	grid := Indices(shape, orDefault(s, dtype))
	args := make([]any, len(shape))
	for i := range args {
		args[i] = grid.Row(i)
	}
	results := function.Call(args...)
	if len(results) == 0 {
		array.Fail("the function returns nothing")
	}
	return results[0]
}

// Indices returns, one below the other, arrays with the number of the row, of
// the column and so on of every element of an array of that shape, counted from 0.
//
//	> np.indices{2, 3}[2]
//	[[0 1 2]
//	 [0 1 2]]
func Indices(dimensions []int, dtype array.Dtype) *Array {
	z := array.New(dtype, append([]int{len(dimensions)}, dimensions...)...)
	for axis := range dimensions {
		row := z.Row(axis)
		inner := 1
		for _, n := range dimensions[axis+1:] {
			inner *= n
		}
		for i := range row.Size() {
			row.SetFloat(i, float64(i/inner%dimensions[axis]))
		}
	}
	return z
}
