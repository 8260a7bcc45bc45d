package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.crelu(x: float[...], axis: axis = 1) -> float[...]", CReLU, catalog.Activation)
}

// CReLU returns the concatenated relu: relu(x) and, behind it along the axis,
// relu(-x). The axis becomes twice as long, and nothing of x is lost.
//
// x needs at least one axis; the result has the dtype of x.
//
//	> F.crelu(np.array{{-1, 2}})
//	variable([[0. 2. 1. 0.]])
//	> F.crelu(np.array{{-1, 2}}, {axis = 0})
//	variable([[0. 2.]
//	          [1. 0.]])
func CReLU(x *Variable, axis array.Axis) *Variable {
	return apply1("crelu", &crelu{axis: axis}, x)
}

type crelu struct {
	Node
	axis array.Axis
}

func (f *crelu) Forward(x []*Array) []*Array {
	f.RetainInputs(0)
	f.axis = array.Axis(f.axis.Resolve(x[0].Ndim()))
	shape := append([]int{}, x[0].Shape()...)
	block := 1 // what lies behind the axis, and the axis
	for _, n := range shape[f.axis:] {
		block *= n
	}
	shape[f.axis] *= 2
	y := array.New(x[0].Dtype(), shape...)
	if y.Dtype() == array.Float32 {
		bothSigns(array.Data[float32](y), array.Data[float32](x[0]), block)
	} else {
		bothSigns(array.Data[float64](y), array.Data[float64](x[0]), block)
	}
	return one(y)
}

// bothSigns writes, for every block of x, its relu and that of its negative. A
// -0 stays what it is, and NumPy prints it so.
func bothSigns[T array.Float](y, x []T, block int) {
	for ; len(x) > 0; x, y = x[block:], y[2*block:] {
		positive, negative := y[:block], y[block:2*block]
		for i, v := range x[:block] {
			positive[i], negative[i] = v, -v
			if v < 0 {
				positive[i] = 0
			} else if v > 0 {
				negative[i] = 0
			}
		}
	}
}

func (f *crelu) Backward(gy []*Variable) []*Variable {
	x := f.RetainedInput(0).Data()
	halves := SplitAt(gy[0], []int{x.Shape()[f.axis]}, f.axis)
	up := slopes("crelu_grad", halves[0], x, kernel.Mask[float32], kernel.Mask[float64])
	down := slopes("crelu_grad", halves[1], array.Neg(x), kernel.Mask[float32], kernel.Mask[float64])
	return grads(Sub(up, down))
}
