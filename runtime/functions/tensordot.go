package functions

import (
	"slices"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.tensordot(a: float[...], b: float[...], axes: value = 2) -> float[...]", TensorDot, catalog.Mathematics)
}

// TensorDot returns the sum of products of a and b over some axes of each. The
// result has the other axes of a and then those of b.
//
// axes is a number n, for the last n axes of a and the first n of b, or a table of
// two: the axes of a and the axes of b that meet, each a number or a table. Axes
// count from 0. Axes that meet have one length.
//
//	> F.tensordot(np.ones{2, 3}, np.ones{3, 4}, {axes = 1})
//	variable([[3. 3. 3. 3.]
//	          [3. 3. 3. 3.]])
//	> F.tensordot(np.ones{2, 1}, np.ones{3, 2}, {axes = {0, 1}})
//	variable([[2. 2. 2.]])
func TensorDot(a, b *Variable, axes any) *Variable {
	axesA, axesB := meetingAxes(a, b, axes)
	aShape, bShape := a.Shape(), b.Shape()
	inner := 1
	for i, ax := range axesA {
		if aShape[ax] != bShape[axesB[i]] {
			array.FailIn("tensordot", "axis %d of a, %s, meets axis %d of b, %s: want one length", ax, a.Data().Describe(), axesB[i], b.Data().Describe())
		}
		inner *= aShape[ax]
	}
	var shape []int
	freeA, freeB := freeAxes(len(aShape), axesA), freeAxes(len(bShape), axesB)
	outerA, outerB := 1, 1
	for _, ax := range freeA {
		shape, outerA = append(shape, aShape[ax]), outerA*aShape[ax]
	}
	for _, ax := range freeB {
		shape, outerB = append(shape, bShape[ax]), outerB*bShape[ax]
	}
	left := Reshape(Transpose(a, slices.Concat(freeA, axesA)), []int{outerA, inner})
	right := Reshape(Transpose(b, slices.Concat(axesB, freeB)), []int{inner, outerB})
	return Reshape(MatMul(left, right, false, false), shape)
}

// meetingAxes returns the axes of a and b that are summed over, pair by pair.
func meetingAxes(a, b *Variable, axes any) (axesA, axesB []int) {
	switch at := axes.(type) {
	case float64:
		n := max(int(at), 0)
		if float64(int(at)) != at || n > min(len(a.Shape()), len(b.Shape())) {
			array.FailIn("tensordot", "axes is %g, want a number of axes that a, %s, and b, %s, have", at, a.Data().Describe(), b.Data().Describe())
		}
		for i := range n {
			axesA, axesB = append(axesA, len(a.Shape())-n+i), append(axesB, i)
		}
		return axesA, axesB
	case catalog.Table:
		if at.Len() == 2 {
			axesA, axesB = listedAxes(a, at.At(0)), listedAxes(b, at.At(1))
			if len(axesA) != len(axesB) {
				array.FailIn("tensordot", "axes names %d axes of a and %d of b, want as many", len(axesA), len(axesB))
			}
			return axesA, axesB
		}
	}
	array.FailIn("tensordot", "axes is neither a number nor a table of two: the axes of a and those of b")
	return nil, nil
}

func listedAxes(x *Variable, list any) []int {
	var axes []int
	add := func(v any) {
		ax, ok := v.(float64)
		if !ok || ax != float64(int(ax)) {
			array.FailIn("tensordot", "axes holds something that is no whole number")
		}
		at := array.Axis(ax).Resolve(len(x.Shape()))
		if slices.Contains(axes, at) {
			array.FailIn("tensordot", "axes holds axis %d twice", at)
		}
		axes = append(axes, at)
	}
	if table, ok := list.(catalog.Table); ok {
		for i := range table.Len() {
			add(table.At(i))
		}
	} else {
		add(list)
	}
	return axes
}

// freeAxes returns the axes that are not among the given ones.
func freeAxes(ndim int, axes []int) []int {
	var free []int
	for ax := range ndim {
		if !slices.Contains(axes, ax) {
			free = append(free, ax)
		}
	}
	return free
}
