package array

import (
	"math"

	"nnlua/runtime/array/kernel"
)

// meanDtype returns the dtype of the mean of dtype d: float64 of whole numbers.
func meanDtype(d Dtype) Dtype {
	if d.IsFloat() {
		return d
	}
	return Float64
}

// Mean returns the sum over the axes (nil: all) divided by the number of
// elements, in float64 for integers. Of no elements it is NaN.
func Mean(a *Array, axes Axes, keepdims bool) *Array {
	return MeanIn(meanDtype(a.dtype), a, axes, keepdims)
}

// MeanIn is Mean with the sum in dtype d, which is the dtype of the result too.
func MeanIn(d Dtype, a *Array, axes Axes, keepdims bool) *Array {
	return divideBy(floatSum(d, a, axes, keepdims), float64(reducedSize(a.shape, axes)))
}

// floatSum is SumIn. Short integers are added as integers, which is exact, and then cast.
func floatSum(d Dtype, a *Array, axes Axes, keepdims bool) *Array {
	if d == Float64 && (a.dtype == Bool || a.dtype == Uint8 || a.dtype == Int32) {
		return Sum(a, axes, keepdims).To(d)
	}
	return SumIn(d, a, axes, keepdims)
}

// divideBy divides a sum by a count, in place where it has a float dtype. As in
// NumPy, the count is rounded to float32 beside an array of that, but a single
// float32 is divided in double precision.
func divideBy(sum *Array, count float64) *Array {
	switch z := sum.elements().(type) {
	case []float32:
		for i, v := range z {
			if sum.Ndim() == 0 {
				z[i] = float32(float64(v) / count)
			} else {
				z[i] = v / float32(count)
			}
		}
	case []float64:
		for i, v := range z {
			z[i] = v / count
		}
	default:
		return Div(sum, Scalar(Float64, count)).To(sum.dtype)
	}
	return sum
}

// Var returns the mean square of the distances from the mean over the axes
// (nil: all), divided by the number of elements less ddof, in float64 for
// integers.
func Var(a *Array, axes Axes, ddof float64, keepdims bool) *Array {
	return VarIn(meanDtype(a.dtype), a, axes, ddof, keepdims)
}

// VarIn is Var with the sums in dtype d, which is the dtype of the result too.
func VarIn(d Dtype, a *Array, axes Axes, ddof float64, keepdims bool) *Array {
	count := float64(reducedSize(a.shape, axes))
	mean := floatSum(d, a, axes, true)
	shape := mean.shape
	// NumPy keeps this array even where it holds one number: its division is that of an array.
	mean = divideBy(mean.Reshape(-1), count).Reshape(shape...)
	from := Promote(a.dtype, mean.dtype)
	a, mean = a.To(from), mean.To(from)
	var sum *Array
	switch {
	case from == d && d == Float32:
		sum = squareDistances[float32](a, mean)
	case from == d && d == Float64:
		sum = squareDistances[float64](a, mean)
	default:
		x := Sub(a, mean)
		sum = SumIn(d, Mul(x, x), axes, keepdims)
	}
	sum = sum.Reshape(reducedShape(a.shape, axes, keepdims)...)
	return divideBy(sum, math.Max(count-ddof, 0))
}

// Std returns the square root of Var.
func Std(a *Array, axes Axes, ddof float64, keepdims bool) *Array {
	return StdIn(meanDtype(a.dtype), a, axes, ddof, keepdims)
}

// StdIn returns the square root of VarIn.
func StdIn(d Dtype, a *Array, axes Axes, ddof float64, keepdims bool) *Array {
	return Sqrt(VarIn(d, a, axes, ddof, keepdims)).To(d)
}

// squareDistances returns the sums of (a - mean)^2 over the axes in which mean
// has length 1, without an array of the squares.
func squareDistances[T Float](a, mean *Array) *Array {
	z := New(a.dtype, mean.shape...)
	x, to, center := a.elements().([]T), z.elements().([]T), mean.elements().([]T)
	eachBlock(a.shape, mean.shape, func(at, from, m, n int) {
		if n == 1 {
			for row := x[from : from+m]; len(row) > 0; {
				block := row[:min(len(row), kernel.Chunk)]
				to[at] += squares(block, center[at])
				row = row[len(block):]
			}
			return
		}
		acc, c := to[at:at+n], center[at:at+n]
		for block := x[from : from+m*n]; len(block) > 0; block = block[n:] {
			for i, v := range block[:n] {
				v -= c[i]
				acc[i] += T(v * v)
			}
		}
	})
	return z
}

// squares returns the pairwise sum of (x - c)^2 of up to a chunk of numbers.
func squares[T Float](x []T, c T) T {
	var room [512]T
	if len(x) > len(room) {
		half := kernel.Half(len(x))
		return squares(x[:half], c) + squares(x[half:], c)
	}
	d := room[:len(x)]
	kernel.AddScalar(d, x, -c)
	kernel.Mul(d, d, d)
	return kernel.Pairwise(d)
}
