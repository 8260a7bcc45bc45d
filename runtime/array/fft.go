package array

import "gonum.org/v1/gonum/dsp/fourier"

// FFT returns the real and the imaginary part of the discrete Fourier transform
// along the last axis, of any length from 1 on; inverse asks for the inverse
// transform, which divides by the length. Both parts have one shape and dtype.
func FFT(re, im *Array, inverse bool) (*Array, *Array) {
	if re.Ndim() == 0 || !SameShape(re.shape, im.shape) || re.dtype != im.dtype || !re.dtype.IsFloat() {
		Fail("the real part is %s and the imaginary part %s, want floats of one shape with an axis", re.Describe(), im.Describe())
	}
	n := re.shape[re.Ndim()-1]
	if n == 0 {
		Fail("the last axis of %s is empty", re.Describe())
	}
	yre, yim := New(re.dtype, re.shape...), New(re.dtype, re.shape...)
	switch x := re.elements().(type) {
	case []float32:
		fftRows(yre.elements().([]float32), yim.elements().([]float32), x, im.elements().([]float32), n, inverse)
	case []float64:
		fftRows(yre.elements().([]float64), yim.elements().([]float64), x, im.elements().([]float64), n, inverse)
	}
	return yre, yim
}

func fftRows[T Float](yre, yim, re, im []T, n int, inverse bool) {
	plan := fourier.NewCmplxFFT(n)
	row := make([]complex128, n)
	for ; len(re) > 0; yre, yim, re, im = yre[n:], yim[n:], re[n:], im[n:] {
		Poll()
		for i := range row {
			row[i] = complex(float64(re[i]), float64(im[i]))
		}
		scale := 1.0
		if inverse {
			plan.Sequence(row, row)
			scale = 1 / float64(n)
		} else {
			plan.Coefficients(row, row)
		}
		for i, v := range row {
			yre[i], yim[i] = T(real(v)*scale), T(imag(v)*scale)
		}
	}
}
