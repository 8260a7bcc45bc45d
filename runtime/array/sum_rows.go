package array

import "nnlua/runtime/array/kernel"

// SumRows returns the sum of the rows of a float matrix: Sum over axis 0, digit
// for digit, without the general machinery. It is the gradient of every bias.
func SumRows(a *Array) *Array {
	z := New(a.dtype, a.shape[1])
	switch to := z.elements().(type) {
	case []float32:
		sumRows(to, a.elements().([]float32))
	case []float64:
		sumRows(to, a.elements().([]float64))
	default:
		Fail("want a matrix of floats, got %s", a.Describe())
	}
	return z
}

func sumRows[T Float](z, x []T) {
	if len(z) == 1 {
		z[0] = kernel.Sum(0, x)
		return
	}
	kernel.AddRows(z, x)
}
