package numpy

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("np.lexsort(keys: arrays, axis: integer = -1) -> array", LexSort, catalog.Mathematics)
	catalog.Add("np.partition(a: data, kth: ints, axis: axes? = -1) -> array", Partition, catalog.Mathematics)
	catalog.Add("np.argpartition(a: data, kth: ints, axis: axes? = -1) -> array", ArgPartition, catalog.Mathematics)
}

// LexSort returns the order, from 0, that sorts by the last key, where that is
// equal by the one before it, and so on.
//
//	> np.lexsort{np.array{3, 1, 2}, np.array{1, 1, 0}}
//	[2 1 0]
func LexSort(keys []*Array, axis int) *Array {
	if len(keys) == 0 {
		array.Fail("keys is empty, want at least one array")
	}
	var order *Array
	for _, key := range keys {
		if key.Ndim() != 1 || key.Size() != keys[0].Size() || axis != 0 && axis != -1 {
			array.Fail("keys hold %s and %s, want rows of equal length", keys[0].Describe(), key.Describe())
		}
		if order == nil {
			order = array.ArgSort(key, 0)
			continue
		}
		order = array.Get(order, array.Index{{Array: array.ArgSort(array.Get(key, array.Index{{Array: order}}), 0)}})
	}
	return order
}

// Partition returns a copy in which element kth, counted from 0, is the one that
// would stand there if all were sorted, with smaller ones before it. Here all
// are sorted, which is one such order.
//
//	> np.partition(np.array{3, 1, 2}, 1)
//	[1. 2. 3.]
func Partition(a *Array, kth []int, axis array.Axes) *Array {
	d := kthAxis(a, kth, axis)
	return array.Sort(a, d)
}

// ArgPartition returns the positions, from 0, that np.partition puts in order.
//
//	> np.argpartition(np.array{30, 10, 20}, 0)
//	[1 2 0]
func ArgPartition(a *Array, kth []int, axis array.Axes) *Array {
	d := kthAxis(a, kth, axis)
	return array.ArgSort(a, d)
}

func kthAxis(a *Array, kth []int, axis array.Axes) array.Axis {
	d := oneAxis(a, axis)
	n := a.Shape()[d.Resolve(a.Ndim())]
	for _, k := range kth {
		if k < -n || k >= n {
			array.Fail("kth is %d, want %d to %d", k, -n, n-1)
		}
	}
	return d
}
