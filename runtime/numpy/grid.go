package numpy

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("np.meshgrid(xi: data*, indexing: \"xy\"|\"ij\" = \"xy\") -> value*", Meshgrid, catalog.Creation)
	catalog.Add("np.indices(dimensions: ints, dtype: dtype = \"int64\") -> array", Indices, catalog.Creation)
	catalog.Add("np.fromfunction(function_: function, shape: ints, dtype: dtype? = nil) -> value", FromFunction, catalog.Creation)
}

// Meshgrid returns the coordinates of every point of a grid, an array for each
// row of coordinates: X, Y = np.meshgrid(x, y). x runs along axis 1 and y along
// axis 0 as in a picture; with indexing "ij" x runs along axis 0.
//
// 日本語: 座標の列から格子の座標を作ります。
//
//	> X, Y = np.meshgrid(np.array{1, 2}, np.array{10, 20})
//	> Y
//	[[10. 10.]
//	 [20. 20.]]
func Meshgrid(xi []*Array, indexing string) []any {
	shape := make([]int, len(xi))
	axis := func(i int) int {
		if indexing == "xy" && i < 2 && len(xi) > 1 {
			return 1 - i
		}
		return i
	}
	for i, x := range xi {
		shape[axis(i)] = x.Size()
	}
	grid := make([]any, len(xi))
	for i, x := range xi {
		along := make([]int, len(xi))
		for d := range along {
			along[d] = 1
		}
		along[axis(i)] = x.Size()
		grid[i] = array.BroadcastTo(x.Reshape(along...), shape).Copy()
	}
	return grid
}

// Indices returns, one below the other, arrays with the number of the row, of
// the column and so on of every element of an array of that shape, counted from 0.
//
//	> np.indices{2, 3}[2]
//	[[0 1 2]
//	 [0 1 2]]
func Indices(dimensions []int, dtype array.Dtype) *Array {
	z := array.New(dtype, append([]int{len(dimensions)}, dimensions...)...)
	for axis := range dimensions {
		row := z.Row(axis)
		inner := 1
		for _, n := range dimensions[axis+1:] {
			inner *= n
		}
		for i := range row.Size() {
			row.SetFloat(i, float64(i/inner%dimensions[axis]))
		}
	}
	return z
}

// FromFunction calls a function with the numbers of the rows, the columns and so
// on of every element, each as an array of the given shape, counted from 0.
//
//	> np.fromfunction(function(i, j) return i * 10 + j end, {2, 3})
//	[[ 0.  1.  2.]
//	 [10. 11. 12.]]
func FromFunction(s *Session, function catalog.Func, shape []int, dtype *array.Dtype) any {
	grid := Indices(shape, orDefault(s, dtype))
	args := make([]any, len(shape))
	for i := range args {
		args[i] = grid.Row(i)
	}
	results := function.Call(args...)
	if len(results) == 0 {
		array.Fail("the function returns nothing")
	}
	return results[0]
}
