package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
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
	return one(array.MapFloats(x[0], kernel.ReLU[float32], kernel.ReLU[float64]))
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
	return one(array.ZipFloats(x[0], f.mask, kernel.Mask[float32], kernel.Mask[float64]))
}

func (f *maskPositive) Backward(gy []*Variable) []*Variable {
	return grads(apply1("relu_grad", &maskPositive{mask: f.mask}, gy[0]))
}
