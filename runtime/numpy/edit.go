package numpy

import (
	"slices"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("np.insert(arr: data, obj: value, values: data, axis: integer? = nil) -> array", Insert, catalog.ArrayShape)
	catalog.Add("np.delete(arr: data, obj: value, axis: integer? = nil) -> array", Delete, catalog.ArrayShape)
	catalog.Add("np.resize(a: data, new_shape: ints) -> array", Resize, catalog.ArrayShape)
}

// Insert returns the array with values put before the elements of the given
// numbers along the axis; without an axis the array is taken as one row. The
// numbers count from 0.
//
//	> np.insert(np.array{1, 2, 3}, 1, 9)
//	[1. 9. 2. 3.]
//	> np.insert(np.array{{1, 2}, {3, 4}}, 1, np.array{8, 9}, {axis = 0})
//	[[1. 2.]
//	 [8. 9.]
//	 [3. 4.]]
func Insert(arr *Array, obj any, values *Array, axis *int) *Array {
	arr, d := rowOr(arr, axis)
	n := arr.Shape()[d]
	at, single := places("obj", obj, n, n)
	block := append([]int{}, arr.Shape()...)
	block[d] = len(at)
	if single {
		if values.Ndim() == 0 {
			values = values.Reshape(1)
		}
		if axis == nil || values.Ndim() == arr.Ndim() && values.Shape()[d] != 1 {
			block[d] = values.Shape()[min(d, values.Ndim()-1)]
		} else if d > 0 && values.Ndim() < arr.Ndim() { // a value for each row of the new column
			values = array.MoveAxes(values.Reshape(append([]int{1}, values.Shape()...)...), []int{0}, []int{-1})
		}
		at = slices.Repeat(at, block[d])
	}
	added := array.BroadcastTo(values.To(arr.Dtype()), block)
	order := make([]int, 0, n+len(at)) // positions in arr followed by those in added
	for i := 0; i <= n; i++ {
		for k, p := range at {
			if p == i {
				order = append(order, n+k)
			}
		}
		if i < n {
			order = append(order, i)
		}
	}
	return array.TakeAxis(array.Concatenate([]*Array{arr, added}, array.Axis(d)), order, d)
}

// Delete returns the array without the elements of the given numbers, counted
// from 0, along the axis; without an axis the array is taken as one row.
//
//	> np.delete(np.array{1, 2, 3, 4}, {0, 2})
//	[2. 4.]
//	> np.delete(np.array{{1, 2}, {3, 4}}, 0, {axis = 1})
//	[[2.]
//	 [4.]]
func Delete(arr *Array, obj any, axis *int) *Array {
	arr, d := rowOr(arr, axis)
	n := arr.Shape()[d]
	at, _ := places("obj", obj, n, n-1)
	var keep []int
	for i := range n {
		if !slices.Contains(at, i) {
			keep = append(keep, i)
		}
	}
	return array.TakeAxis(arr, keep, d)
}

// rowOr returns the array and the axis, or the array as one row where there is none.
func rowOr(a *Array, axis *int) (*Array, int) {
	if axis == nil {
		return a.Reshape(-1), 0
	}
	return a, array.Axis(*axis).Resolve(a.Ndim())
}

// places returns numbers of elements along an axis of length n, up to last, and
// whether one number was given. A bool array chooses where it is true.
func places(name string, x any, n, last int) ([]int, bool) {
	given := doubles(name, x)
	if given.Dtype() == array.Bool {
		if given.Ndim() != 1 || given.Size() != n {
			array.Fail("%s is %s, want one true or false for each of the %d elements", name, given.Describe(), n)
		}
		given = array.Nonzero(given)[0]
	}
	at := make([]int, given.Size())
	for i := range at {
		v := given.Float(i)
		at[i] = int(v)
		if float64(at[i]) != v || at[i] < -n || at[i] > last {
			array.Fail("%s holds %g, want whole numbers from %d to %d", name, v, -n, last)
		}
		if at[i] < 0 {
			at[i] += n
		}
	}
	return at, given.Ndim() == 0
}

// Resize returns an array of another shape with the elements of a, again and
// again if they do not fill it.
//
//	> np.resize(np.array{1, 2, 3}, {2, 4})
//	[[1. 2. 3. 1.]
//	 [2. 3. 1. 2.]]
func Resize(a *Array, newShape []int) *Array {
	z := array.New(a.Dtype(), newShape...)
	for i := range z.Size() {
		if a.Size() > 0 {
			z.SetFloat(i, a.Float(i%a.Size()))
		}
	}
	return z
}
