package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.expand_dims(x: array[...], axis: integer) -> array[...]", ExpandDims, catalog.ArrayShape)
	catalog.Add("F.squeeze(x: array[...], axis: axes? = nil) -> array[...]", Squeeze, catalog.ArrayShape)
	catalog.Add("F.flatten(x: array[...]) -> array[N]", Flatten, catalog.ArrayShape)
}

// ExpandDims puts a new axis of length 1 before the axis of that number, counted
// from 0; -1 is behind the last.
//
// 日本語: 長さ 1 の軸を加えます。
//
//	> F.expand_dims(np.array{1, 2}, 1)
//	variable([[1.]
//	          [2.]])
func ExpandDims(x *Variable, axis int) *Variable {
	n := len(x.Shape())
	if axis < -n-1 || axis > n {
		array.FailIn("expand_dims", "axis is %d, want -%d to %d for %s", axis, n+1, n, x.Data().Describe())
	}
	if axis < 0 {
		axis += n + 1
	}
	shape := append(append(append([]int{}, x.Shape()[:axis]...), 1), x.Shape()[axis:]...)
	return Reshape(x, shape)
}

// Squeeze takes out the axes of length 1: the given ones, or all of them.
//
// 日本語: 長さ 1 の軸を取り除きます。
//
//	> F.squeeze(np.array{{{1, 2}}})
//	variable([1. 2.])
func Squeeze(x *Variable, axis array.Axes) *Variable {
	drop := map[int]bool{}
	for _, ax := range axis.Resolve(len(x.Shape())) {
		n := x.Shape()[ax]
		if axis != nil && n != 1 {
			array.FailIn("squeeze", "axis %d of x has length %d, want 1", ax, n)
		}
		drop[ax] = n == 1
	}
	shape := []int{}
	for i, n := range x.Shape() {
		if !drop[i] {
			shape = append(shape, n)
		}
	}
	return Reshape(x, shape)
}

// Flatten returns all elements in a row.
//
// 日本語: 1次元に並べ直します。
//
//	> F.flatten(np.array{{1, 2}, {3, 4}})
//	variable([1. 2. 3. 4.])
func Flatten(x *Variable) *Variable { return Reshape(x, []int{x.Data().Size()}) }
