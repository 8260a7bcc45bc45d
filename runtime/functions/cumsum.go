package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.cumsum(x: float[...], axis: axis? = nil) -> float[...]", CumSum, catalog.Mathematics)
}

// CumSum returns the running sums of x along the axis: element i is the sum of
// the elements 0 to i. Axes count from 0; negative ones count from the last. With
// axis nil all elements are taken as one row, and the result has one axis.
//
//	> F.cumsum(np.array{{1, 2, 3}, {4, 5, 6}}, {axis = 1})
//	variable([[ 1.  3.  6.]
//	          [ 4.  9. 15.]])
//	> F.cumsum(np.array{{1, 2}, {3, 4}})
//	variable([ 1.  3.  6. 10.])
func CumSum(x *Variable, axis *array.Axis) *Variable {
	if axis == nil {
		return CumSum(Reshape(x, []int{-1}), new(array.Axis))
	}
	return apply1("cumsum", &cumsum{axis: *axis}, x)
}

// cumsum adds from the first element on, or backwards from the last one: each is
// the gradient of the other.
type cumsum struct {
	Node
	axis      array.Axis
	backwards bool
}

func (f *cumsum) Forward(x []*Array) []*Array {
	f.axis.Resolve(x[0].Ndim()) // refuses an array without axes
	if !f.backwards {
		return one(array.CumSum(x[0], &f.axis))
	}
	return one(reversed(array.CumSum(reversed(x[0], f.axis), &f.axis), f.axis))
}

func (f *cumsum) Backward(gy []*Variable) []*Variable {
	return grads(apply1("cumsum", &cumsum{axis: f.axis, backwards: !f.backwards}, gy[0]))
}

// reversed returns x with the order along the axis reversed.
func reversed(x *Array, axis array.Axis) *Array {
	at := axis.Resolve(x.Ndim())
	n := x.Shape()[at]
	positions := make([]int, n)
	for i := range positions {
		positions[i] = n - 1 - i
	}
	return array.TakeAxis(x, positions, at)
}
