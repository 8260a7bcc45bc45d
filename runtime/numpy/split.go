package numpy

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("np.split(ary: data, indices_or_sections: value, axis: integer = 0) -> value", Split, catalog.ArrayShape)
	catalog.Add("np.array_split(ary: data, indices_or_sections: value, axis: integer = 0) -> value", ArraySplit, catalog.ArrayShape)
	catalog.Add("np.vsplit(ary: data, indices_or_sections: value) -> value", VSplit, catalog.ArrayShape)
	catalog.Add("np.hsplit(ary: data, indices_or_sections: value) -> value", HSplit, catalog.ArrayShape)
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
