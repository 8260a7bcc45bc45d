package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.diagonal(x: array[...], offset: integer = 0, axis1: axis = 0, axis2: axis = 1) -> array[...]", Diagonal, catalog.ArrayShape)
}

// Diagonal returns the diagonals of the matrices that lie along two different
// axes of x. A positive offset takes the diagonal so many places to the right of
// the main one, a negative offset one below it. The other axes stay in their
// order, the elements of the diagonal are the last axis; where the matrix has no
// such diagonal it is empty.
//
//	> F.diagonal(np.array{{1, 2}, {3, 4}})
//	variable([1. 4.])
//	> F.diagonal(np.array{{1, 2}, {3, 4}}, 1)
//	variable([2.])
func Diagonal(x *Variable, offset int, axis1, axis2 array.Axis) *Variable {
	shape := x.Shape()
	row, column := axis1.Resolve(len(shape)), axis2.Resolve(len(shape))
	if row == column {
		array.FailIn("diagonal", "axis1 and axis2 are both axis %d, want two different axes", row)
	}
	strides := array.Strides(shape)
	n, start := min(shape[row], shape[column]-offset), offset*strides[column]
	if offset < 0 {
		n, start = min(shape[row]+offset, shape[column]), -offset*strides[row]
	}
	v := view{offset: start}
	for d := range shape {
		if d != row && d != column {
			v.shape = append(v.shape, shape[d])
			v.strides = append(v.strides, strides[d])
		}
	}
	v.shape = append(v.shape, max(n, 0))
	v.strides = append(v.strides, strides[row]+strides[column])
	return v.of("diagonal", x)
}
