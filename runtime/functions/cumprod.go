package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.cumprod(x: float[...], axis: axis? = nil) -> float[...]", CumProd, catalog.Mathematics)
}

// CumProd returns the running products of x along the axis: element i is the
// product of the elements 0 to i. Axes count from 0; negative ones count from the
// last. With axis nil all elements are taken as one row, and the result has one
// axis. The gradient is right for elements that are 0 too.
//
//	> F.cumprod(np.array{{1, 2, 3}, {4, 5, 6}}, {axis = 1})
//	variable([[  1.   2.   6.]
//	          [  4.  20. 120.]])
//	> F.cumprod(np.array{{1, 2}, {3, 4}})
//	variable([ 1.  2.  6. 24.])
func CumProd(x *Variable, axis *array.Axis) *Variable {
	if axis == nil {
		return CumProd(Reshape(x, []int{-1}), new(array.Axis))
	}
	return apply1("cumprod", &cumprod{axis: *axis}, x)
}

type cumprod struct {
	Node
	axis array.Axis
}

func (f *cumprod) Forward(x []*Array) []*Array {
	f.RetainInputs(0)
	f.RetainOutputs(0)
	f.axis.Resolve(x[0].Ndim()) // refuses an array without axes
	return one(array.CumProd(x[0], &f.axis))
}

// Backward: element j takes part in every product from j on. Its gradient is the
// product before j times s[j] = gy[j] + x[j+1] s[j+1], so nothing is divided.
func (f *cumprod) Backward(gy []*Variable) []*Variable {
	x, y := f.RetainedInput(0), f.RetainedOutput(0)
	if x.Shape()[f.axis.Resolve(len(x.Shape()))] <= 1 {
		return grads(gy[0])
	}
	return grads(Mul(shifted(y, f.axis, 1), recur(gy[0], x, f.axis, true)))
}

// shifted returns x moved on by one element along the axis; fill comes in.
func shifted(x *Variable, axis array.Axis, fill float64) *Variable {
	at := axis.Resolve(len(x.Shape()))
	n := x.Shape()[at]
	if n == 0 {
		return x
	}
	shape := append([]int{}, x.Shape()...)
	shape[at] = 1
	first := array.New(x.Dtype(), shape...)
	first.Fill(fill)
	return Concat([]*Variable{x.Session().Constant(first), SplitAt(x, []int{n - 1}, axis)[0]}, axis)
}
