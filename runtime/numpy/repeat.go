package numpy

import (
	"slices"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("np.repeat(a: data, repeats: ints, axis: integer? = nil) -> array", Repeat, catalog.ArrayShape)
	catalog.Add("Array:repeat(repeats: ints, axis: integer? = nil) -> array", Repeat, catalog.Core)
	catalog.Add("np.tile(A: data, reps: ints) -> array", Tile, catalog.ArrayShape)
}

// Repeat repeats every element, or every part along axis, that many times.
// repeats is a number, or a table with one number for each.
//
// 日本語: 要素を繰り返して並べます。
//
//	> np.repeat_(np.array{1, 2}, 2)
//	[1. 1. 2. 2.]
func Repeat(a *Array, repeats []int, axis *int) *Array {
	if axis == nil {
		a, axis = a.Reshape(-1), new(int)
	}
	d := array.Axis(*axis).Resolve(a.Ndim())
	n := a.Shape()[d]
	if len(repeats) != 1 && len(repeats) != n {
		array.FailIn("repeat", "repeats has %d numbers for %d elements along axis %d", len(repeats), n, d)
	}
	var positions []int
	total := slices.Clone(a.Shape())
	total[d] = 0
	for i := range n {
		times := repeats[min(i, len(repeats)-1)]
		if times < 0 {
			array.FailIn("repeat", "repeats may not contain negative values, got %d", times)
		}
		total[d] += min(times, 1<<50) // enough to be refused, and the sum cannot overflow
		checkRepeated(a, total, d)
		for range times {
			positions = append(positions, i)
		}
	}
	return array.TakeAxis(a, positions, d)
}

// checkRepeated refuses a result, or the list of positions along axis d from which
// it is made, for which there is no memory.
func checkRepeated(a *Array, shape []int, d int) {
	array.CheckShape(a.Dtype(), shape)
	array.CheckShape(array.Int64, shape[d:d+1])
}

// Tile puts copies of A beside each other: reps says how many along each axis.
//
// 日本語: 配列を並べて繰り返します。
//
//	> np.tile(np.array{1, 2}, 2)
//	[1. 2. 1. 2.]
func Tile(a *Array, reps []int) *Array {
	nd := max(a.Ndim(), len(reps))
	shape := make([]int, nd)
	times := make([]int, nd)
	for i := range shape {
		shape[i], times[i] = 1, 1
		if k := i - (nd - a.Ndim()); k >= 0 {
			shape[i] = a.Shape()[k]
		}
		if k := i - (nd - len(reps)); k >= 0 {
			times[i] = reps[k]
		}
		if times[i] < 0 {
			array.FailIn("tile", "reps may not be negative, got %d", times[i])
		}
	}
	z := a.Reshape(shape...)
	for d, t := range times {
		if shape[d] == 0 {
			continue // copies of nothing
		}
		total := slices.Clone(z.Shape())
		total[d] = array.CheckShape(array.Int64, []int{t, shape[d]})
		checkRepeated(a, total, d)
		var positions []int
		for range t {
			for i := range shape[d] {
				positions = append(positions, i)
			}
		}
		z = array.TakeAxis(z, positions, d)
	}
	return z
}
