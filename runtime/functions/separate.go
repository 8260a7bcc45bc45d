package functions

import (
	"slices"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.separate(x: array[...], axis: axis = 0) -> arrays", Separate, catalog.ArrayShape)
}

// Separate cuts x into the parts along an axis and takes that axis away. It
// returns them as a table: the reverse of stack. The axis has at least length 1.
//
// 日本語: 軸に沿って1つずつに分けます。
//
//	> ys = F.separate(np.array{{1, 2}, {3, 4}})
//	> ys[2]
//	variable([3. 4.])
func Separate(x *Variable, axis array.Axis) []*Variable {
	shape := x.Shape()
	d := axis.Resolve(len(shape))
	if shape[d] == 0 {
		array.FailIn("separate", "x is %s, which has nothing along axis %d", x.Data().Describe(), d)
	}
	cuts := make([]int, shape[d]-1)
	for i := range cuts {
		cuts[i] = i + 1
	}
	rest := slices.Concat(shape[:d], shape[d+1:])
	ys := SplitAt(x, cuts, axis)
	for i, y := range ys {
		ys[i] = Reshape(y, rest)
	}
	return ys
}
