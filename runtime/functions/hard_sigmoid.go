package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.hard_sigmoid(x: float[...]) -> float[...]", HardSigmoid, catalog.Activation)
}

// HardSigmoid returns the sigmoid drawn with a ruler, min(max(0, 0.2 x + 0.5), 1),
// element by element.
//
// x may have any shape; the result has the shape and dtype of x. It is 0 below
// -2.5 and 1 above 2.5; the gradient is 0.2 between these and 0 elsewhere.
//
//	> F.hard_sigmoid(np.array{-2.6, -1, 0, 1, 2.6})
//	variable([0.  0.3 0.5 0.7 1. ])
func HardSigmoid(x *Variable) *Variable { return apply1("hard_sigmoid", &hardSigmoid{}, x) }

type hardSigmoid struct{ Node }

func (f *hardSigmoid) Forward(x []*Array) []*Array {
	f.RetainOutputs(0)
	return one(array.MapFloats(x[0], ramp[float32], ramp[float64]))
}

func ramp[T array.Float](y, x []T) {
	y = y[:len(x)]
	for i, v := range x {
		y[i] = min(max(T(v*0.2)+0.5, 0), 1)
	}
}

func (f *hardSigmoid) Backward(gy []*Variable) []*Variable {
	return grads(clipGrad("hard_sigmoid_grad", gy[0], f.RetainedOutput(0).Data(), 1, 0.2))
}
