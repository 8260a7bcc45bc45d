package array

import "nnlua/runtime/array/kernel"

// SumRows sets z, a row, to the sum of the rows of a float matrix, cast to the dtype
// of z: Sum over axis 0, digit for digit, without the general machinery. It is the
// gradient of every bias.
func SumRows(z, a *Array) {
	if z.dtype != a.dtype {
		sum := Empty(a.dtype, z.shape...)
		SumRows(sum, a)
		CopyInto(z, sum)
		return
	}
	switch to := z.elements().(type) {
	case []float32:
		sumRows(to, a.elements().([]float32))
	case []float64:
		sumRows(to, a.elements().([]float64))
	default:
		Fail("want a matrix of floats, got %s", a.Describe())
	}
}

func sumRows[T Float](z, x []T) {
	if len(z) == 1 {
		z[0] = kernel.Sum(0, x)
		return
	}
	clear(z)
	kernel.AddRows(z, x)
}
