package numpy

import (
	"sort"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	const kind = ", kind: \"quicksort\"|\"mergesort\"|\"heapsort\"|\"stable\" = \"quicksort\""
	catalog.Add("np.sort(a: data, axis: axes? = -1"+kind+") -> array", Sort, catalog.Mathematics)
	catalog.Add("np.argsort(a: data, axis: axes? = -1"+kind+") -> array", ArgSort, catalog.Mathematics)
	catalog.Add("Array:sort(axis: axes? = -1"+kind+")", SortInPlace, catalog.Core)
	catalog.Add("Array:argsort(axis: axes? = -1"+kind+") -> array", ArgSort, catalog.Core)
	catalog.Add("np.unique(ar: data, return_index: boolean = false, return_inverse: boolean = false, return_counts: boolean = false) -> value*", Unique, catalog.Mathematics)
	catalog.Add("np.searchsorted(a: data, v: data, side: \"left\"|\"right\" = \"left\") -> value", SearchSorted, catalog.Mathematics)
}

// Sort returns a copy sorted along an axis, the last one by itself; NaN comes last.
//
// 日本語: 小さい順に並べ替えた配列を返します。
//
//	> np.sort(np.array{3, 1, 2})
//	[1. 2. 3.]
func Sort(a *Array, axis array.Axes, _ string) *Array { return array.Sort(a, oneAxis(a, axis)) }

func oneAxis(a *Array, axis array.Axes) array.Axis {
	if len(axis) != 1 {
		array.Fail("axis is one axis")
	}
	if a.Ndim() == 0 {
		array.Fail("an array without axes cannot be sorted")
	}
	return array.Axis(axis[0])
}

// ArgSort returns the positions, from 0, that sort a along an axis: a[np.argsort(a)]
// is sorted. Equal elements keep their order.
//
// 日本語: 小さい順に並べたときの番号（0から）の配列を返します。
//
//	> np.argsort(np.array{30, 10, 20})
//	[1 2 0]
func ArgSort(a *Array, axis array.Axes, _ string) *Array { return array.ArgSort(a, oneAxis(a, axis)) }

// SortInPlace sorts the array itself along an axis.
//
// 日本語: 要素を小さい順に並べ替えます。
//
//	> x = np.array{3, 1, 2}
//	> x:sort()
//	> x
//	[1. 2. 3.]
func SortInPlace(a *Array, axis array.Axes, kind string) { array.CopyInto(a, Sort(a, axis, kind)) }

// Unique returns the different elements, sorted. On demand it also returns, in
// this order and counted from 0: where each is found first, which of them each
// element is, and how often each occurs.
//
// 日本語: 重複を除いた要素を小さい順に返します。
//
//	> np.unique(np.array{2, 1, 2})
//	[1. 2.]
//	> np.unique(np.array{2, 1, 2}, {return_counts = true})
//	[1. 2.]
//	[1 2]
func Unique(ar *Array, returnIndex, returnInverse, returnCounts bool) []any {
	flat := ar.Reshape(-1)
	order := array.Data[int64](array.ArgSort(flat, 0))
	var first, counts []int64
	inverse := make([]int64, len(order))
	for k, at := range order {
		if k == 0 || !sameNumber(flat.Float(int(at)), flat.Float(int(order[k-1]))) {
			first, counts = append(first, at), append(counts, 0)
		}
		counts[len(counts)-1]++
		inverse[at] = int64(len(first) - 1)
	}
	results := []any{array.Get(flat, array.Index{{Array: array.FromSlice(first, len(first))}})}
	for _, extra := range []struct {
		wanted bool
		values []int64
	}{{returnIndex, first}, {returnInverse, inverse}, {returnCounts, counts}} {
		if extra.wanted {
			results = append(results, array.FromSlice(extra.values, len(extra.values)))
		}
	}
	return results
}

func sameNumber(a, b float64) bool { return a == b || a != a && b != b }

// SearchSorted returns at which position, from 0, each element of v has to be
// put into the sorted vector a: before equal elements, or, with side = "right",
// behind them.
//
//	> np.searchsorted(np.array{1, 2, 3}, 2.5)
//	2
func SearchSorted(a, v *Array, side string) any {
	if a.Ndim() != 1 {
		array.FailIn("searchsorted", "a is %s, want one axis", a.Describe())
	}
	z := array.New(array.Int64, v.Shape()...)
	for i := range v.Size() {
		if i&0xffff == 0xffff {
			array.Poll()
		}
		x := v.Float(i)
		z.SetFloat(i, float64(sort.Search(a.Size(), func(k int) bool {
			y := a.Float(k)
			if side == "left" {
				return !less(y, x)
			}
			return less(x, y)
		})))
	}
	if v.Ndim() == 0 {
		return int(z.Float(0))
	}
	return z
}

// less orders numbers with NaN at the end.
func less(a, b float64) bool { return a < b || a == a && b != b }
