package array

import "nnlua/runtime/array/kernel"

// Sum returns the sum over axes (nil: all). bool, uint8 and int32 are summed in
// int64. Rows are added pairwise, as NumPy adds them, so that float32 results
// have NumPy's digits.
func Sum(a *Array, axes Axes, keepdims bool) *Array {
	return SumIn(sumDtype(a.dtype), a, axes, keepdims)
}

// SumIn is Sum in dtype d: a is cast before it is added. In bool it is Any.
func SumIn(d Dtype, a *Array, axes Axes, keepdims bool) *Array {
	if d == Bool {
		return Any(a, axes, keepdims)
	}
	z := New(d, reducedShape(a.shape, axes, true)...)
	if d != Int64 || a.dtype.IsFloat() {
		a = a.To(d)
	}
	switch to := z.elements().(type) {
	case []uint8:
		sumInto(to, z.shape, a)
	case []int32:
		sumInto(to, z.shape, a)
	case []int64:
		switch x := a.elements().(type) {
		case []bool:
			reduction[int64, bool]{countRow, countColumns}.into(to, z.shape, x, a.shape)
		case []uint8:
			reduction[int64, uint8]{wideRow[uint8], wideColumns[uint8]}.into(to, z.shape, x, a.shape)
		case []int32:
			reduction[int64, int32]{wideRow[int32], wideColumns[int32]}.into(to, z.shape, x, a.shape)
		case []int64:
			sumInto(to, z.shape, a)
		}
	case []float32:
		sumInto(to, z.shape, a)
	case []float64:
		sumInto(to, z.shape, a)
	}
	return z.Reshape(reducedShape(a.shape, axes, keepdims)...)
}

// sumDtype returns the dtype in which sums and products of dtype d are made.
func sumDtype(d Dtype) Dtype {
	if d.IsFloat() {
		return d
	}
	return Int64
}

// SumTo returns a summed over the axes along which shape broadcasts to a's shape.
func SumTo(a *Array, shape []int) *Array {
	if SameShape(a.shape, shape) {
		return a
	}
	if !fits(shape, a.shape) {
		Fail("an array of shape %s does not sum to %s", ShapeString(a.shape), ShapeString(shape))
	}
	lead := len(a.shape) - len(shape)
	axes := Axes{}
	for i, n := range a.shape {
		if i < lead || shape[i-lead] != n {
			axes = append(axes, i)
		}
	}
	return Sum(a, axes, true).Reshape(shape...)
}

func sumInto[T Number](z []T, zshape []int, a *Array) {
	op := reduction[T, T]{kernel.Sum[T], sumColumns[T]}
	op.into(z, zshape, a.elements().([]T), a.shape)
}

// sumColumns adds rows of len(acc) to acc, one after the other.
func sumColumns[T Number](acc, x []T) {
	n := len(acc)
	switch z := any(acc).(type) {
	case []float32:
		kernel.AddRows(z, any(x).([]float32))
	case []float64:
		kernel.AddRows(z, any(x).([]float64))
	default:
		for ; len(x) >= n; x = x[n:] {
			for i, v := range x[:n] {
				acc[i] += v
			}
		}
	}
}

func wideRow[T Int](acc int64, x []T) int64 {
	for _, v := range x {
		acc += int64(v)
	}
	return acc
}

func wideColumns[T Int](acc []int64, x []T) {
	for n := len(acc); len(x) >= n; x = x[n:] {
		for i, v := range x[:n] {
			acc[i] += int64(v)
		}
	}
}

func countRow(acc int64, x []bool) int64 {
	for _, v := range x {
		if v {
			acc++
		}
	}
	return acc
}

func countColumns(acc []int64, x []bool) {
	for n := len(acc); len(x) >= n; x = x[n:] {
		for i, v := range x[:n] {
			if v {
				acc[i]++
			}
		}
	}
}
