package array

import "nnlua/runtime/array/kernel"

// The row kernels of floats. Where both operands are one element long, so is z.

func addFloats[T Float](z, x, y []T) {
	switch {
	case len(y) == 1:
		kernel.AddScalar(z, x, y[0])
	case len(x) == 1:
		kernel.AddScalar(z, y, x[0])
	default:
		kernel.Add(z, x, y)
	}
}

func subFloats[T Float](z, x, y []T) {
	switch {
	case len(y) == 1:
		kernel.AddScalar(z, x, -y[0])
	case len(x) == 1:
		kernel.SubFrom(z, x[0], y)
	default:
		kernel.Sub(z, x, y)
	}
}

func mulFloats[T Float](z, x, y []T) {
	switch {
	case len(y) == 1:
		kernel.MulScalar(z, x, y[0])
	case len(x) == 1:
		kernel.MulScalar(z, y, x[0])
	default:
		kernel.Mul(z, x, y)
	}
}

func divFloats[T Float](z, x, y []T) {
	switch {
	case len(y) == 1:
		kernel.DivScalar(z, x, y[0])
	case len(x) == 1:
		kernel.DivOf(z, x[0], y)
	default:
		kernel.Div(z, x, y)
	}
}

func maxFloats[T Float](z, x, y []T) {
	if len(x) != len(y) {
		maxRow(z, x, y)
		return
	}
	kernel.Maximum(z, x, y)
}

func minFloats[T Float](z, x, y []T) {
	if len(x) != len(y) {
		minRow(z, x, y)
		return
	}
	kernel.Minimum(z, x, y)
}
