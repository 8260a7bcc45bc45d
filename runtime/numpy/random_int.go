package numpy

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	addRandom("randint(low: integer, high: integer? = nil, size: ints? = nil, dtype: dtype = \"int64\") -> value", Randint)
	addRandom("choice(a: data, size: ints? = nil, replace: boolean = true, p: data? = nil) -> value", Choice)
	addRandom("permutation(x: value) -> array", Permutation)
	addRandom("shuffle(x: value)", Shuffle)
}

// Randint draws whole numbers from low up to, but without, high; with one bound
// from 0 up to it.
//
// 日本語: 整数の乱数を作ります。上限は含みません。
//
//	> np.random.seed(0)
//	> np.random.randint(0, 10, 5)
//	[5 0 3 3 7]
func Randint(r *RandomState, low int, high *int, size []int, dtype array.Dtype) any {
	from, to := int64(0), int64(low)
	if high != nil {
		from, to = int64(low), int64(*high)
	}
	if size != nil {
		return r.Randints(from, to, dtype, size)
	}
	n := r.Randint(from, to, dtype)
	if dtype == array.Bool {
		return n != 0
	}
	return int(n)
}

// Choice draws from the elements of a, or, if a is a number, from 0 to a-1: one,
// or an array of the shape size. Without replace no element is drawn twice. p
// gives the probability of each.
//
// 日本語: 要素をランダムに選びます。
//
//	> np.random.seed(0)
//	> np.random.choice(5, 3)
//	[4 0 3]
//	> np.random.choice(np.array{1, 2, 3}, 2, {replace = false})
//	[1. 3.]
func Choice(r *RandomState, a *Array, size []int, replace bool, p *Array) any {
	shape := size
	if shape == nil {
		shape = []int{}
	}
	if a.Ndim() == 0 {
		n := a.Float(0)
		if n != float64(int(n)) {
			array.FailIn("choice", "a is %g, want a whole number or an array", n)
		}
		at := r.Choice(int(n), shape, replace, p)
		if size == nil {
			return int(at.Float(0))
		}
		return at
	}
	if a.Ndim() != 1 {
		array.FailIn("choice", "a is %s, want one axis", a.Describe())
	}
	picked := array.Get(a, array.Index{{Array: r.Choice(a.Size(), shape, replace, p)}})
	if size == nil {
		return element(picked)
	}
	return picked
}

// Permutation returns the numbers from 0 to x-1 in random order, or, if x is
// an array, a copy with its rows in random order.
//
// 日本語: 0 から n-1 を、または配列の行を、ランダムに並べ替えて返します。
//
//	> np.random.seed(0)
//	> np.random.permutation(5)
//	[2 0 1 3 4]
func Permutation(r *RandomState, x any) *Array {
	switch v := x.(type) {
	case float64:
		if v == float64(int(v)) && v >= 0 {
			return r.Permutation(int(v))
		}
	case *Array:
		return r.PermuteRows(v)
	}
	array.FailIn("permutation", "x is a whole number or an array")
	return nil
}

// Shuffle puts the rows of an array, or the items of a table, in random order,
// in place.
//
// 日本語: 配列の行の順番をその場でランダムに入れ替えます。
//
//	> np.random.seed(0)
//	> x = np.arange(5)
//	> np.random.shuffle(x)
//	> x
//	[2 0 1 3 4]
func Shuffle(r *RandomState, x any) {
	switch v := x.(type) {
	case *Array:
		r.ShuffleRows(v)
	case catalog.Table:
		order := array.Data[int64](r.Permutation(v.Len()))
		place := make([]int, len(order)) // where the item of each place is now
		for i := range place {
			place[i] = i
		}
		for to, item := range order {
			from := int(item)
			for from < to { // it was moved when its place was filled
				from = place[from]
			}
			v.Swap(to, from)
			place[to] = from
		}
	default:
		array.FailIn("shuffle", "x is an array or a table")
	}
}
