package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.maxout(x: float[...], pool_size: integer, axis: integer = 1) -> float[...]", Maxout, catalog.Activation)
}

// Maxout returns the largest of every pool_size neighbours along an axis, which
// becomes that many times shorter. (Goodfellow et al., Maxout Networks, 2013.)
//
// 日本語: いくつかの値の組の最大値を出力します。
//
// pool_size is at least 1 and divides the length of the axis; the axis counts
// from 0 and may not be negative. Every element that is as large as the largest
// gets the whole gradient.
//
//	> F.maxout(np.array{{1, 5, 3, 2}}, 2)
//	variable([[5. 3.]])
func Maxout(x *Variable, poolSize, axis int) *Variable {
	shape := x.Shape()
	if poolSize < 1 {
		array.FailIn("maxout", "pool_size is %d, want at least 1", poolSize)
	}
	if axis < 0 || axis >= len(shape) {
		array.FailIn("maxout", "axis is %d, want the number of an axis of x, %s, counted from 0", axis, x.Data().Describe())
	}
	if shape[axis]%poolSize != 0 {
		array.FailIn("maxout", "pool_size is %d, want a number that divides %d, the length of axis %d", poolSize, shape[axis], axis)
	}
	pools := append([]int{}, shape[:axis]...)
	pools = append(pools, shape[axis]/poolSize, poolSize)
	pools = append(pools, shape[axis+1:]...)
	return Max(Reshape(x, pools), array.Axes{axis + 1}, false)
}
