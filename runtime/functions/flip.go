package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.flip(x: array[...], axis: axis) -> array[...]", Flip, catalog.ArrayShape)
	catalog.Add("F.fliplr(a: float[...]) -> float[...]", FlipLR, catalog.ArrayShape)
	catalog.Add("F.flipud(a: float[...]) -> float[...]", FlipUD, catalog.ArrayShape)
}

// Flip returns x, of any dtype, with the elements along one axis in reverse order.
//
//	> F.flip(np.array{{1, 2}, {3, 4}}, 0)
//	variable([[3. 4.]
//	          [1. 2.]])
func Flip(x *Variable, axis array.Axis) *Variable { return flip("flip", x, axis) }

// FlipLR returns a with left and right exchanged: the second axis is reversed.
// a has two axes or more.
//
//	> F.fliplr(np.array{{1, 2}, {3, 4}})
//	variable([[2. 1.]
//	          [4. 3.]])
func FlipLR(a *Variable) *Variable { return flip("fliplr", a, 1) }

// FlipUD returns a with up and down exchanged: the first axis is reversed. a has
// one axis or more.
//
//	> F.flipud(np.array{1, 2, 3})
//	variable([3. 2. 1.])
func FlipUD(a *Variable) *Variable { return flip("flipud", a, 0) }

func flip(op string, x *Variable, axis array.Axis) *Variable {
	shape := x.Shape()
	d := axis.Resolve(len(shape))
	v := view{shape: shape, strides: array.Strides(shape)}
	v.offset = (shape[d] - 1) * v.strides[d]
	v.strides[d] = -v.strides[d]
	return v.of(op, x)
}
