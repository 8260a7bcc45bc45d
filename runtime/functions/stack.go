package functions

import (
	"slices"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.stack(xs: arrays, axis: integer = 0) -> array[...]", Stack, catalog.ArrayShape)
	catalog.Add("F.hstack(xs: arrays) -> array[...]", HStack, catalog.ArrayShape)
	catalog.Add("F.vstack(xs: arrays) -> array[...]", VStack, catalog.ArrayShape)
	catalog.Add("F.dstack(xs: arrays) -> array[...]", DStack, catalog.ArrayShape)
}

// Stack joins arrays of one shape and dtype along a new axis, which stands at
// the place axis of the result; -1 is the last place. See separate.
//
// 日本語: 配列を新しい軸に沿って重ねます。
//
//	> F.stack({np.array{1, 2}, np.array{3, 4}})
//	variable([[1. 2.]
//	          [3. 4.]])
//	> F.stack({np.array{1, 2}, np.array{3, 4}}, 1)
//	variable([[1. 3.]
//	          [2. 4.]])
func Stack(xs []*Variable, axis int) *Variable {
	at := axis
	if len(xs) > 0 {
		n := len(xs[0].Shape())
		if axis < -n-1 || axis > n {
			array.FailIn("stack", "axis is %d, want %d to %d for %s", axis, -n-1, n, xs[0].Data().Describe())
		}
		if axis < 0 {
			at += n + 1
		}
	}
	return join("stack", xs, at, func(shape []int) []int {
		return slices.Insert(slices.Clone(shape), at, 1)
	})
}

// HStack joins arrays side by side: along the second axis, or end to end if they
// have one axis. Numbers without axes make one row. All have the same dtype and,
// but for the axis of joining, the same shape.
//
// 日本語: 配列を横に並べてつなげます。
//
//	> F.hstack({np.array{{1}, {2}}, np.array{{3}, {4}}})
//	variable([[1. 3.]
//	          [2. 4.]])
func HStack(xs []*Variable) *Variable {
	axis := 0
	if len(xs) > 0 && len(xs[0].Shape()) > 1 {
		axis = 1
	}
	return join("hstack", xs, axis, func(shape []int) []int {
		if len(shape) == 0 {
			return []int{1}
		}
		return shape
	})
}

// VStack joins arrays one below the other, along the first axis. An array of one
// axis counts as a row. All have the same dtype and, but for the first axis, the
// same shape.
//
// 日本語: 配列を縦に積み重ねます。
//
//	> F.vstack({np.array{1, 2}, np.array{3, 4}})
//	variable([[1. 2.]
//	          [3. 4.]])
func VStack(xs []*Variable) *Variable {
	return join("vstack", xs, 0, func(shape []int) []int {
		switch len(shape) {
		case 0:
			return []int{1, 1}
		case 1:
			return []int{1, shape[0]}
		}
		return shape
	})
}

// DStack joins arrays one behind the other, along the third axis. An array of
// one axis counts as a row, and a matrix has one layer. All have the same dtype
// and, but for the third axis, the same shape.
//
//	> F.dstack({np.array{1, 2}, np.array{3, 4}})
//	variable([[[1. 3.]
//	           [2. 4.]]])
func DStack(xs []*Variable) *Variable {
	return join("dstack", xs, 2, func(shape []int) []int {
		switch len(shape) {
		case 0:
			return []int{1, 1, 1}
		case 1:
			return []int{1, shape[0], 1}
		case 2:
			return []int{shape[0], shape[1], 1}
		}
		return shape
	})
}

// join concatenates xs, which have equally many axes, in the shapes that grow
// makes of theirs.
func join(op string, xs []*Variable, axis int, grow func(shape []int) []int) *Variable {
	if len(xs) == 0 {
		array.FailIn(op, "xs is empty, want at least one array")
	}
	parts := make([]*Variable, len(xs))
	for i, x := range xs {
		sameDtype(op, xs[0], x)
		fits := x.Ndim() == xs[0].Ndim()
		if fits {
			parts[i] = Reshape(x, grow(x.Shape()))
			for d, n := range parts[i].Shape() {
				fits = fits && (d == axis || n == parts[0].Shape()[d])
			}
		}
		if !fits {
			array.FailIn(op, "xs[%d] is %s, which does not go with xs[1], %s", i+1, x.Data().Describe(), xs[0].Data().Describe())
		}
	}
	return Concat(parts, array.Axis(axis))
}
