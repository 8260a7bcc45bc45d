package numpy

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("np.broadcast_to(array: data, shape: ints) -> array", BroadcastTo, catalog.ArrayShape)
	catalog.Add("np.broadcast_arrays(args: data*) -> value", BroadcastArrays, catalog.ArrayShape)
}

// BroadcastTo returns a copy expanded to the given shape: axes of length 1 are
// repeated, missing axes are added in front.
//
//	> np.broadcast_to(np.array{1, 2}, {2, 2})
//	[[1. 2.]
//	 [1. 2.]]
func BroadcastTo(a *Array, shape []int) *Array {
	return array.BroadcastTo(a, shape).Copy()
}

// BroadcastArrays returns its arguments, all with the shape to which they
// broadcast, as a table.
//
//	> t = np.broadcast_arrays(np.array{1, 2}, np.array{{3}, {4}})
//	> t[2]
//	[[3. 3.]
//	 [4. 4.]]
func BroadcastArrays(args []*Array) any {
	shapes := make([][]int, len(args))
	for i, a := range args {
		shapes[i] = a.Shape()
	}
	shape := array.BroadcastShapes(shapes...)
	list := make([]*Array, len(args))
	for i, a := range args {
		list[i] = array.BroadcastTo(a, shape).Copy()
	}
	return list
}
