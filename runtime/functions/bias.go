package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.bias(x: float[...], y: float[...], axis: integer = 1) -> float[...]", Bias, catalog.Mathematics)
	catalog.Add("F.scale(x: float[...], y: float[...], axis: integer = 1) -> float[...]", Scale, catalog.Mathematics)
}

// Bias returns x + y, where the axes of y stand below the axes of x from the
// given one on, counted from 0: with axis 1 and x of shape (100, 3, 40, 60), y may
// have the shape (3) or (3, 40). All the other axes of x repeat y.
//
// x and y have one dtype.
//
//	> F.bias(np.zeros{2, 2}, np.array{1, 2})
//	variable([[1. 2.]
//	          [1. 2.]])
//	> F.bias(np.zeros{2, 2}, np.array{1, 2}, {axis = 0})
//	variable([[1. 1.]
//	          [2. 2.]])
func Bias(x, y *Variable, axis int) *Variable { return Add(x, alignedTo("bias", x, y, axis)) }

// Scale returns x * y, where the axes of y stand below the axes of x from the
// given one on; see F.bias.
//
//	> F.scale(np.ones{2, 2}, np.array{1, 2}, 0)
//	variable([[1. 1.]
//	          [2. 2.]])
func Scale(x, y *Variable, axis int) *Variable { return Mul(x, alignedTo("scale", x, y, axis)) }

// alignedTo gives y the axes that make it broadcast to x from the axis on.
func alignedTo(name string, x, y *Variable, axis int) *Variable {
	xShape, shape := x.Shape(), make([]int, len(x.Shape()))
	fits := axis >= 0 && axis+len(y.Shape()) <= len(xShape)
	for i := range shape {
		shape[i] = 1
	}
	for i, n := range y.Shape() {
		if fits = fits && (n == xShape[axis+i] || n == 1); fits {
			shape[axis+i] = n
		}
	}
	if !fits {
		array.FailIn(name, "y is %s and axis is %d, want the axes of x, %s, from that one on", y.Data().Describe(), axis, x.Data().Describe())
	}
	return Reshape(y, shape)
}
