package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.moveaxis(x: float[...], source: ints, destination: ints) -> float[...]", MoveAxis, catalog.ArrayShape)
	catalog.Add("F.rollaxis(x: array[...], axis: axis, start: integer = 0) -> array[...]", RollAxis, catalog.ArrayShape)
	catalog.Add("F.swapaxes(x: array[...], axis1: axis, axis2: axis) -> array[...]", SwapAxes, catalog.ArrayShape)
}

// MoveAxis moves the axes source of x to the places destination; the other axes
// stay in their order. Both are one axis or equally many different ones.
//
//	> F.moveaxis(np.array{{{1, 2, 3}}, {{4, 5, 6}}}, 0, -1)
//	variable([[[1. 4.]
//	           [2. 5.]
//	           [3. 6.]]])
func MoveAxis(x *Variable, source, destination []int) *Variable {
	return apply1("moveaxis", &moveAxis{from: source, to: destination}, x)
}

// RollAxis moves one axis of x backwards until it stands in front of the axis
// that is start now; start may also be the number of axes, which is behind the
// last one.
//
//	> F.rollaxis(np.array{{1, 2}, {3, 4}}, 1)
//	variable([[1. 3.]
//	          [2. 4.]])
func RollAxis(x *Variable, axis array.Axis, start int) *Variable {
	n := len(x.Shape())
	from := axis.Resolve(n)
	if start < -n || start > n {
		array.FailIn("rollaxis", "start is %d, want %d to %d for %s", start, -n, n, x.Data().Describe())
	}
	if start < 0 {
		start += n
	}
	if start > from {
		start-- // the axis leaves a gap in front of its new place
	}
	return apply1("rollaxis", &moveAxis{from: []int{from}, to: []int{start}}, x)
}

// SwapAxes returns x with two axes exchanged.
//
//	> F.swapaxes(np.array{{1, 2, 3}}, 0, 1)
//	variable([[1.]
//	          [2.]
//	          [3.]])
func SwapAxes(x *Variable, axis1, axis2 array.Axis) *Variable {
	n := len(x.Shape())
	a, b := axis1.Resolve(n), axis2.Resolve(n)
	from, to := []int{a, b}, []int{b, a}
	if a == b {
		from, to = from[:1], to[:1]
	}
	return apply1("swapaxes", &moveAxis{from: from, to: to}, x)
}

type moveAxis struct {
	Node
	from, to []int
}

func (f *moveAxis) Forward(x []*Array) []*Array { return one(array.MoveAxes(x[0], f.from, f.to)) }

func (f *moveAxis) Backward(gy []*Variable) []*Variable {
	return grads(apply1(f.Label(), &moveAxis{from: f.to, to: f.from}, gy[0]))
}
