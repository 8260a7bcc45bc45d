package functions

import (
	"slices"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.prod(x: float[...], axis: axes? = nil, keepdims: boolean = false) -> float[...]", Prod, catalog.Mathematics)
}

// Prod returns the product of the elements of x over the given axes: one axis, a
// table of axes, or nil for all. Axes count from 0. With keepdims the axes stay
// with length 1. The product of no elements is 1. The gradient is right for
// elements that are 0 too.
//
//	> F.prod(np.array{{1, 2}, {3, 4}})
//	variable(24.)
//	> F.prod(np.array{{1, 2}, {3, 4}}, {axis = 0})
//	variable([3. 8.])
func Prod(x *Variable, axis array.Axes, keepdims bool) *Variable {
	return apply1("prod", &prod{axis: axis, keepdims: keepdims}, x)
}

type prod struct {
	Node
	axis     array.Axes
	keepdims bool
}

func (f *prod) Forward(x []*Array) []*Array {
	f.RetainInputs(0)
	return one(array.Prod(x[0], f.axis, f.keepdims))
}

// Backward puts the reduced axes in front, as one axis of n rows. The gradient of
// row j is the product of the rows before it times the product of those behind
// it: a recurrence that starts from gy in the last row.
func (f *prod) Backward(gy []*Variable) []*Variable {
	x := f.RetainedInput(0)
	if x.Data().Size() == 0 {
		return grads(Mul(x, BroadcastTo(Reshape(gy[0], keptShape(x.Shape(), f.axis)), x.Shape())))
	}
	reduced := f.axis.Resolve(len(x.Shape()))
	order := slices.Clone(reduced)
	n := 1
	for ax, length := range x.Shape() {
		if slices.Contains(reduced, ax) {
			n *= length
		} else {
			order = append(order, ax)
		}
	}
	moved := Transpose(x, order)
	rows := Reshape(moved, []int{n, -1})
	g := Reshape(gy[0], []int{1, -1})
	if n > 1 {
		zero := array.New(g.Dtype(), n-1, g.Shape()[1])
		g = Concat([]*Variable{g.Session().Constant(zero), g}, 0)
	}
	before := shifted(CumProd(rows, new(array.Axis)), 0, 1)
	gx := Reshape(Mul(before, recur(g, rows, 0, true)), moved.Shape())
	inverse := make([]int, len(order))
	for i, ax := range order {
		inverse[ax] = i
	}
	return grads(Transpose(gx, inverse))
}
