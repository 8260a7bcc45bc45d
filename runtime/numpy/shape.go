package numpy

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("np.ravel(a: data) -> array", Ravel, catalog.ArrayShape)
	catalog.Add("Array:ravel() -> array", Ravel, catalog.Core)
	catalog.Add("Array:flatten() -> array", Flatten, catalog.Core)
	catalog.Add("np.transpose(a: data, axes: ints? = nil) -> array", Transpose, catalog.ArrayShape)
	catalog.Add("Array:transpose(axes: shape? = nil) -> array", Transpose, catalog.Core)
	catalog.Add("np.swapaxes(a: data, axis1: integer, axis2: integer) -> array", SwapAxes, catalog.ArrayShape)
	catalog.Add("Array:swapaxes(axis1: integer, axis2: integer) -> array", SwapAxes, catalog.Core)
	catalog.Add("np.moveaxis(a: data, source: ints, destination: ints) -> array", MoveAxis, catalog.ArrayShape)
	catalog.Add("np.rollaxis(a: data, axis: integer, start: integer = 0) -> array", RollAxis, catalog.ArrayShape)
	catalog.Add("np.expand_dims(a: data, axis: ints) -> array", ExpandDims, catalog.ArrayShape)
	catalog.Add("np.squeeze(a: data, axis: axes? = nil) -> array", Squeeze, catalog.ArrayShape)
	catalog.Add("Array:squeeze(axis: axes? = nil) -> array", Squeeze, catalog.Core)
	catalog.Add("np.atleast_1d(a: data) -> array", AtLeast1D, catalog.ArrayShape)
	catalog.Add("np.atleast_2d(a: data) -> array", AtLeast2D, catalog.ArrayShape)
	catalog.Add("np.atleast_3d(a: data) -> array", AtLeast3D, catalog.ArrayShape)
}

// Ravel returns all elements in a row, as an array of one axis over the same elements.
//
// 日本語: 1次元に並べ直した配列を返します。
//
//	> np.ravel(np.array{{1, 2}, {3, 4}})
//	[1. 2. 3. 4.]
func Ravel(a *Array) *Array { return a.Reshape(-1) }

// Flatten returns a copy of all elements in a row.
//
// 日本語: 1次元に並べ直した写しを返します。
//
//	> np.array{{1, 2}, {3, 4}}:flatten()
//	[1. 2. 3. 4.]
func Flatten(a *Array) *Array { return a.Copy().Reshape(-1) }

// Transpose returns a copy with the axes in the given order, counted from 0;
// without axes the order is reversed, so that rows become columns.
//
// 日本語: 軸の順番を入れ替えます。
//
//	> np.transpose(np.array{{1, 2}, {3, 4}})
//	[[1. 3.]
//	 [2. 4.]]
func Transpose(a *Array, axes []int) *Array { return array.Transpose(a, axes...) }

// SwapAxes returns a copy with two axes exchanged.
//
// 日本語: 2つの軸を入れ替えます。
//
//	> np.swapaxes(np.zeros{2, 3, 4}, 0, 2).shape[1]
//	4
func SwapAxes(a *Array, axis1, axis2 int) *Array {
	order := make([]int, a.Ndim())
	for i := range order {
		order[i] = i
	}
	i, k := array.Axis(axis1).Resolve(a.Ndim()), array.Axis(axis2).Resolve(a.Ndim())
	order[i], order[k] = k, i
	return array.Transpose(a, order...)
}

// MoveAxis returns a copy with axes moved to other places; the others keep their order.
//
//	> np.moveaxis(np.zeros{2, 3, 4}, 0, -1).shape[3]
//	2
func MoveAxis(a *Array, source, destination []int) *Array {
	return array.MoveAxes(a, source, destination)
}

// RollAxis returns a copy with axis moved back until it stands before start.
//
//	> np.rollaxis(np.zeros{2, 3, 4}, 2).shape[1]
//	4
func RollAxis(a *Array, axis, start int) *Array {
	from := array.Axis(axis).Resolve(a.Ndim())
	if start < 0 {
		start += a.Ndim()
	}
	if start < 0 || start > a.Ndim() {
		array.FailIn("rollaxis", "start is out of range for %d axes", a.Ndim())
	}
	if from < start {
		start--
	}
	return array.MoveAxes(a, []int{from}, []int{start})
}

// ExpandDims returns a with a new axis of length 1 at each of the given places
// of the result.
//
// 日本語: 長さ 1 の軸を加えます。
//
//	> np.expand_dims(np.array{1, 2}, 1)
//	[[1.]
//	 [2.]]
func ExpandDims(a *Array, axis []int) *Array {
	nd := a.Ndim() + len(axis)
	isNew := make([]bool, nd)
	for _, ax := range axis {
		d := array.Axis(ax).Resolve(nd)
		if isNew[d] {
			array.FailIn("expand_dims", "axis %d is given twice", ax)
		}
		isNew[d] = true
	}
	shape, old := make([]int, nd), 0
	for d := range shape {
		shape[d] = 1
		if !isNew[d] {
			shape[d] = a.Shape()[old]
			old++
		}
	}
	return a.Reshape(shape...)
}

// Squeeze returns a without its axes of length 1, or without those given.
//
// 日本語: 長さ 1 の軸を取り除きます。
//
//	> np.squeeze(np.array{{1, 2}})
//	[1. 2.]
func Squeeze(a *Array, axis array.Axes) *Array {
	drop := make([]bool, a.Ndim())
	for _, d := range axis.Resolve(a.Ndim()) {
		if axis != nil && a.Shape()[d] != 1 {
			array.FailIn("squeeze", "axis %d has length %d, want 1", d, a.Shape()[d])
		}
		drop[d] = a.Shape()[d] == 1
	}
	shape := []int{}
	for d, n := range a.Shape() {
		if !drop[d] {
			shape = append(shape, n)
		}
	}
	return a.Reshape(shape...)
}

// AtLeast1D returns a with at least one axis.
//
//	> np.atleast_1d(5)
//	[5.]
func AtLeast1D(a *Array) *Array {
	if a.Ndim() == 0 {
		return a.Reshape(1)
	}
	return a
}

// AtLeast2D returns a with at least two axes; a vector becomes a row.
//
//	> np.atleast_2d(np.array{1, 2})
//	[[1. 2.]]
func AtLeast2D(a *Array) *Array {
	if a.Ndim() < 2 {
		return a.Reshape(1, -1)
	}
	return a
}

// AtLeast3D returns a with at least three axes.
//
//	> np.atleast_3d(np.array{1, 2}).shape[2]
//	2
func AtLeast3D(a *Array) *Array {
	switch a.Ndim() {
	case 0, 1:
		return a.Reshape(1, -1, 1)
	case 2:
		return a.Reshape(a.Shape()[0], a.Shape()[1], 1)
	}
	return a
}
