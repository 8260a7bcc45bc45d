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
	catalog.Add("np.split(ary: data, indices_or_sections: value, axis: integer = 0) -> value", Split, catalog.ArrayShape)
	catalog.Add("np.array_split(ary: data, indices_or_sections: value, axis: integer = 0) -> value", ArraySplit, catalog.ArrayShape)
	catalog.Add("np.vsplit(ary: data, indices_or_sections: value) -> value", VSplit, catalog.ArrayShape)
	catalog.Add("np.hsplit(ary: data, indices_or_sections: value) -> value", HSplit, catalog.ArrayShape)
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

// Split cuts an array into that many equal parts along axis, or, given a table
// of positions (from 0), before each of them.
//
// 日本語: 配列を等分するか、指定した位置で分けます。
//
//	> np.split(np.arange(6), 3)[2]
//	[2 3]
//	> np.split(np.arange(6), {1, 4})[2]
//	[1 2 3]
func Split(ary *Array, indicesOrSections any, axis int) []*Array {
	d := array.Axis(axis).Resolve(ary.Ndim())
	if n, ok := indicesOrSections.(float64); ok && n >= 1 && ary.Shape()[d]%int(n) != 0 {
		array.FailIn("split", "%d elements along axis %d cannot be cut into %g equal parts", ary.Shape()[d], d, n)
	}
	return ArraySplit(ary, indicesOrSections, axis)
}

// ArraySplit cuts an array into that many parts along axis, the first ones one
// longer where they cannot be equal.
//
//	> #np.array_split(np.arange(7), 3)[1]
//	3
func ArraySplit(ary *Array, indicesOrSections any, axis int) []*Array {
	d := array.Axis(axis).Resolve(ary.Ndim())
	n := ary.Shape()[d]
	cuts := cutsOf(indicesOrSections, n)
	parts := make([]*Array, 0, len(cuts)+1)
	from := 0
	for _, to := range append(append([]int{}, cuts...), n) {
		if to < 0 {
			to += n
		}
		parts = append(parts, array.Range(ary, d, min(max(from, 0), n), min(max(to, 0), n)))
		from = to
	}
	return parts
}

// cutsOf returns where an axis of length n is cut: a number of equal parts, or positions.
func cutsOf(indicesOrSections any, n int) []int {
	switch v := indicesOrSections.(type) {
	case float64:
		if v == float64(int(v)) {
			array.CheckCount("a table of parts", max(int(v), 0), 256)
			return equalCuts(n, int(v))
		}
	case catalog.Table, *Array:
		at := numbersOf(v)
		cuts := make([]int, at.Size())
		for i := range cuts {
			cuts[i] = int(at.Float(i))
		}
		return cuts
	}
	array.FailIn("split", "want a number of parts or a table of positions (from 0)")
	return nil
}

// numbersOf returns a table of numbers, or an array, as an array.
func numbersOf(v any) *Array {
	if a, ok := v.(*Array); ok {
		return a
	}
	table := v.(catalog.Table)
	z := array.New(array.Float64, table.Len())
	for i := range z.Size() {
		n, ok := table.At(i).(float64)
		if !ok {
			array.Fail("item %d of a table of numbers is none", i+1)
		}
		z.SetFloat(i, n)
	}
	return z
}

func equalCuts(n, sections int) []int {
	if sections < 1 {
		array.FailIn("split", "the number of parts is %d, want 1 or more", sections)
	}
	var cuts []int
	at := 0
	for i := 0; i < sections-1; i++ {
		at += n / sections
		if i < n%sections {
			at++
		}
		cuts = append(cuts, at)
	}
	return cuts
}

// VSplit cuts an array along axis 0; see split.
//
//	> #np.vsplit(np.zeros{4, 2}, 2)
//	2
func VSplit(ary *Array, indicesOrSections any) []*Array { return Split(ary, indicesOrSections, 0) }

// HSplit cuts an array along axis 1, a vector along its axis; see split.
//
//	> #np.hsplit(np.zeros{4, 2}, 2)
//	2
func HSplit(ary *Array, indicesOrSections any) []*Array {
	return Split(ary, indicesOrSections, min(1, ary.Ndim()-1))
}
