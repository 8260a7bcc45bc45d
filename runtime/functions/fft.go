package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.fft(x: arrays) -> (float[...], float[...])", FFT, catalog.Mathematics)
	catalog.Add("F.ifft(x: arrays) -> (float[...], float[...])", IFFT, catalog.Mathematics)
}

// FFT returns the discrete Fourier transform along the last axis, a real and an
// imaginary part: y[k] = sum over j of x[j] exp(-2 pi i j k / n).
//
// x is a table of two float arrays of one shape and dtype, the real and the
// imaginary part. n, the length of the last axis, may be any from 1 on.
//
//	> F.fft{np.array{1, 2, 3, 4}, np.zeros(4)}
//	variable([10. -2. -2. -2.])
//	variable([ 0.  2.  0. -2.])
func FFT(x []*Variable) (re, im *Variable) { return transform("fft", x, false) }

// IFFT returns the inverse of F.fft, with the same arguments:
// y[k] = 1 / n times the sum over j of x[j] exp(2 pi i j k / n).
//
//	> F.ifft{np.array{10, -2, -2, -2}, np.array{0, 2, 0, -2}}
//	variable([1. 2. 3. 4.])
//	variable([0. 0. 0. 0.])
func IFFT(x []*Variable) (re, im *Variable) { return transform("ifft", x, true) }

func transform(name string, x []*Variable, inverse bool) (re, im *Variable) {
	if len(x) != 2 {
		array.FailIn(name, "x holds %d arrays, want two: the real and the imaginary part", len(x))
	}
	y := apply(name, &fft{inverse: inverse}, x...)
	return y[0], y[1]
}

type fft struct {
	Node
	inverse bool
}

func (f *fft) Forward(x []*Array) []*Array {
	re, im := array.FFT(x[0], x[1], f.inverse)
	return []*Array{re, im}
}

// Backward: up to the factor n the transform is unitary.
func (f *fft) Backward(gy []*Variable) []*Variable {
	g := append([]*Variable{}, gy...)
	for i, other := range []int{1, 0} {
		if g[i] == nil {
			g[i] = MulScalar(gy[other], 0)
		}
	}
	n := float64(g[0].Shape()[len(g[0].Shape())-1])
	if f.inverse {
		n = 1 / n
	}
	re, im := transform(f.Label(), g, !f.inverse)
	return grads(MulScalar(re, n), MulScalar(im, n))
}
