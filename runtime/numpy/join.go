package numpy

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("np.concatenate(arrays: arrays, axis: axes? = 0) -> array", Concatenate, catalog.ArrayShape)
	catalog.Add("np.stack(arrays: arrays, axis: integer = 0) -> array", Stack, catalog.ArrayShape)
	catalog.Add("np.vstack(tup: arrays) -> array", VStack, catalog.ArrayShape)
	catalog.Add("np.row_stack(tup: arrays) -> array", VStack, catalog.ArrayShape)
	catalog.Add("np.hstack(tup: arrays) -> array", HStack, catalog.ArrayShape)
	catalog.Add("np.dstack(tup: arrays) -> array", DStack, catalog.ArrayShape)
	catalog.Add("np.column_stack(tup: arrays) -> array", ColumnStack, catalog.ArrayShape)
	catalog.Add("np.append(arr: data, values: data, axis: integer? = nil) -> array", Append, catalog.ArrayShape)
}

// Concatenate joins arrays along an axis, counted from 0. All other axes must
// have equal lengths.
//
// 日本語: 配列を、すでにある軸に沿ってつなげます。
//
//	> np.concatenate({np.array{{1, 2}}, np.array{{3, 4}}})
//	[[1. 2.]
//	 [3. 4.]]
func Concatenate(arrays []*Array, axis array.Axes) *Array {
	if len(axis) > 1 {
		array.FailIn("concatenate", "axis is one axis")
	}
	if len(axis) == 0 {
		axis = array.Axes{0}
	}
	return array.Concatenate(arrays, array.Axis(axis[0]))
}

// Stack joins arrays of equal shape along a new axis.
//
// 日本語: 配列を、新しい軸に沿って重ねます。
//
//	> np.stack({np.array{1, 2}, np.array{3, 4}})
//	[[1. 2.]
//	 [3. 4.]]
func Stack(arrays []*Array, axis int) *Array {
	return array.Concatenate(each(arrays, func(a *Array) *Array {
		if !array.SameShape(a.Shape(), arrays[0].Shape()) {
			array.FailIn("stack", "all arrays must have the same shape, got %s and %s", a.Describe(), arrays[0].Describe())
		}
		return ExpandDims(a, []int{axis})
	}), array.Axis(axis))
}

func each(arrays []*Array, f func(*Array) *Array) []*Array {
	out := make([]*Array, len(arrays))
	for i, a := range arrays {
		out[i] = f(a)
	}
	return out
}

// VStack puts arrays below each other; vectors count as rows.
//
// 日本語: 配列を縦に積み重ねます。
//
//	> np.vstack{np.array{1, 2}, np.array{3, 4}}
//	[[1. 2.]
//	 [3. 4.]]
func VStack(tup []*Array) *Array { return array.Concatenate(each(tup, AtLeast2D), 0) }

// HStack puts arrays beside each other: along axis 1, vectors along their axis.
//
// 日本語: 配列を横に並べてつなげます。
//
//	> np.hstack{np.array{1, 2}, np.array{3, 4}}
//	[1. 2. 3. 4.]
func HStack(tup []*Array) *Array {
	tup = each(tup, AtLeast1D)
	if len(tup) > 0 && tup[0].Ndim() == 1 {
		return array.Concatenate(tup, 0)
	}
	return array.Concatenate(tup, 1)
}

// DStack puts arrays behind each other, along the third axis.
//
//	> np.dstack{np.array{1, 2}, np.array{3, 4}}
//	[[[1. 3.]
//	  [2. 4.]]]
func DStack(tup []*Array) *Array { return array.Concatenate(each(tup, AtLeast3D), 2) }

// ColumnStack puts vectors beside each other as columns.
//
//	> np.column_stack{np.array{1, 2}, np.array{3, 4}}
//	[[1. 3.]
//	 [2. 4.]]
func ColumnStack(tup []*Array) *Array {
	return array.Concatenate(each(tup, func(a *Array) *Array {
		if a.Ndim() < 2 {
			return a.Reshape(-1, 1)
		}
		return a
	}), 1)
}

// Append returns arr with values behind it, along axis, or, without an axis, in a row.
//
//	> np.append(np.array{1, 2}, 3)
//	[1. 2. 3.]
func Append(arr, values *Array, axis *int) *Array {
	if axis == nil {
		return array.Concatenate([]*Array{Ravel(arr), Ravel(values)}, 0)
	}
	return array.Concatenate([]*Array{arr, values}, array.Axis(*axis))
}
