package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() { catalog.Add("F.relu(x: float[...]) -> float[...]", ReLU, catalog.Activation) }

// ReLU returns the rectified linear unit of x, max(0, x), element by element.
//
// x may have any shape; the result has the shape and dtype of x. The gradient
// at 0 is 0.
//
//	> F.relu(np.array{-1, 0, 2})
//	variable([0. 0. 2.])
func ReLU(x *Variable) *Variable { return apply1("relu", &relu{}, x) }

type relu struct{ Node }

func (f *relu) Forward(x []*Array) []*Array {
	f.RetainOutputs(0)
	return one(array.MapFloats(x[0], reluRow[float32], reluRow[float64]))
}

func (f *relu) Backward(gy []*Variable) []*Variable {
	return grads(apply1("relu_grad", &maskPositive{mask: f.RetainedOutput(0).Data()}, gy[0]))
}

// maskPositive passes x where mask is positive: it is linear in x, and its own gradient.
type maskPositive struct {
	Node
	mask *Array
}

func (f *maskPositive) Forward(x []*Array) []*Array {
	return one(array.ZipFloats(x[0], f.mask, maskRow[float32], maskRow[float64]))
}

func (f *maskPositive) Backward(gy []*Variable) []*Variable {
	return grads(apply1("relu_grad", &maskPositive{mask: f.mask}, gy[0]))
}

func reluRow[T array.Float](y, x []T) {
	for i, v := range x {
		if !(v <= 0) { // NaN stays NaN, as in NumPy's maximum
			y[i] = v
		}
	}
}

func maskRow[T array.Float](z, x, mask []T) {
	for i, m := range mask {
		if m > 0 {
			z[i] = x[i]
		} else {
			z[i] = 0 * x[i] // NaN stays NaN, as in Chainer
		}
	}
}
