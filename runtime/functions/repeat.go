package functions

import (
	"slices"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.repeat(x: array[...], repeats: value, axis: axis? = nil) -> array[...]", Repeat, catalog.ArrayShape)
	catalog.Add("F.tile(x: array[...], reps: value) -> array[...]", Tile, catalog.ArrayShape)
}

// Repeat repeats every element along an axis of x. repeats is how often, a number
// of 0 or more, or a table with one number for each element. Without an axis the
// elements of x are taken in a row. In a script the name is F.repeat_.
//
//	> F.repeat_(np.array{1, 2}, 2)
//	variable([1. 1. 2. 2.])
//	> F.repeat_(np.array{{1, 2}, {3, 4}}, {1, 2}, 0)
//	variable([[1. 2.]
//	          [3. 4.]
//	          [3. 4.]])
func Repeat(x *Variable, repeats any, axis *array.Axis) *Variable {
	times := timesOf("repeat", "repeats", repeats)
	d := 0
	if axis != nil {
		d = axis.Resolve(len(x.Shape()))
	} else {
		x = Flatten(x)
	}
	shape := x.Shape()
	n := shape[d]
	if len(times) == 1 {
		y := Reshape(x, slices.Insert(slices.Clone(shape), d+1, 1))
		y = BroadcastTo(y, slices.Insert(slices.Clone(shape), d+1, times[0]))
		return Reshape(y, slices.Concat(shape[:d], []int{n * times[0]}, shape[d+1:]))
	}
	if len(times) != n {
		array.FailIn("repeat", "repeats has %d numbers, want 1 or %d, the length of axis %d of x, %s", len(times), n, d, x.Data().Describe())
	}
	total := slices.Clone(shape)
	total[d] = 0
	for _, t := range times {
		total[d] += min(t, 1<<50) // enough to be refused, and the sum cannot overflow
		array.CheckShape(x.Dtype(), total)
		array.CheckShape(array.Int64, total[d:d+1])
	}
	index := make(array.Index, d+1)
	index[d].Array = array.New(array.Int64, total[d])
	positions := array.Data[int64](index[d].Array)
	for i, t := range times {
		for k := range positions[:t] {
			positions[k] = int64(i)
		}
		positions = positions[t:]
	}
	return GetItem(x, index)
}

// Tile puts copies of x beside each other. reps is how many along each axis, a
// number for the last one or a table of numbers of 0 or more for the last axes.
// If it has more numbers than x has axes, x gets axes of length 1 in front.
//
//	> F.tile(np.array{1, 2}, 2)
//	variable([1. 2. 1. 2.])
//	> F.tile(np.array{1, 2}, {2, 1})
//	variable([[1. 2.]
//	          [1. 2.]])
func Tile(x *Variable, reps any) *Variable {
	times, shape := timesOf("tile", "reps", reps), x.Shape()
	n := max(len(times), len(shape))
	rows, copies, joined := make([]int, 0, 2*n), make([]int, 0, 2*n), make([]int, n)
	for d := range n {
		length, t := 1, 1
		if k := d - n + len(shape); k >= 0 {
			length = shape[k]
		}
		if k := d - n + len(times); k >= 0 {
			t = times[k]
		}
		rows, copies = append(rows, 1, length), append(copies, t, length)
		joined[d] = t * length
	}
	return Reshape(BroadcastTo(Reshape(x, rows), copies), joined)
}

// timesOf reads how often something is repeated. true and false count as 1 and
// 0, as in Python.
func timesOf(op, name string, given any) []int {
	items := []any{given}
	if table, ok := given.(catalog.Table); ok {
		items = make([]any, table.Len())
		for i := range items {
			items[i] = table.At(i)
		}
	}
	times := make([]int, len(items))
	for i, item := range items {
		switch v := item.(type) {
		case bool:
			if v {
				times[i] = 1
			}
		case float64:
			times[i] = int(v)
			if float64(times[i]) != v || v < 0 {
				array.FailIn(op, "%s is %g, want whole numbers of 0 or more", name, v)
			}
		default:
			array.FailIn(op, "%s is no number or table of whole numbers", name)
		}
	}
	return times
}
