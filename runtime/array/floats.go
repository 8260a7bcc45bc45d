package array

import "nnlua/runtime/array/kernel"

// MapFloats returns a new array of the shape and dtype of x, filled by the row
// kernel of its dtype. It is the way of every function of the single elements of a
// float array: the kernel may get them block by block, and on several threads.
func MapFloats(x *Array, f32 func(y, x []float32), f64 func(y, x []float64)) *Array {
	y := Empty(x.dtype, x.shape...)
	switch to := y.elements().(type) {
	case []float32:
		through(to, x, f32)
	case []float64:
		through(to, x, f64)
	default:
		Fail("want an array of floats, got %s", x.Describe())
	}
	return y
}

// ZipFloats is MapFloats for two arrays of equal shape and dtype.
func ZipFloats(x0, x1 *Array, f32 func(y, x0, x1 []float32), f64 func(y, x0, x1 []float64)) *Array {
	if !SameShape(x0.shape, x1.shape) || x0.dtype != x1.dtype {
		Fail("want two arrays of equal shape and dtype, got %s and %s", x0.Describe(), x1.Describe())
	}
	y := Empty(x0.dtype, x0.shape...)
	switch to := y.elements().(type) {
	case []float32:
		f32(to, x0.elements().([]float32), x1.elements().([]float32))
	case []float64:
		f64(to, x0.elements().([]float64), x1.elements().([]float64))
	default:
		Fail("want arrays of floats, got %s", x0.Describe())
	}
	return y
}

// AddScaled adds c * x to y in place. Product and sum are rounded one after the
// other, on every machine.
func AddScaled(y *Array, c float64, x *Array) {
	if !SameShape(x.shape, y.shape) || x.dtype != y.dtype {
		Fail("want two arrays of equal shape and dtype, got %s and %s", x.Describe(), y.Describe())
	}
	switch to := y.elements().(type) {
	case []float32:
		kernel.AddScaled(to, to, float32(c), x.elements().([]float32))
	case []float64:
		kernel.AddScaled(to, to, c, x.elements().([]float64))
	default:
		Fail("want arrays of floats, got %s", y.Describe())
	}
}
