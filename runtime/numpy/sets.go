package numpy

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("np.isin(element: data, test_elements: data, invert: boolean = false) -> value", IsIn, catalog.Mathematics)
	catalog.Add("np.in1d(ar1: data, ar2: data, invert: boolean = false) -> array", In1D, catalog.Mathematics)
	catalog.Add("np.intersect1d(ar1: data, ar2: data) -> array", Intersect1D, catalog.Mathematics)
	catalog.Add("np.union1d(ar1: data, ar2: data) -> array", Union1D, catalog.Mathematics)
	catalog.Add("np.setdiff1d(ar1: data, ar2: data) -> array", SetDiff1D, catalog.Mathematics)
	catalog.Add("np.setxor1d(ar1: data, ar2: data) -> array", SetXor1D, catalog.Mathematics)
}

// IsIn returns where an element is one of test_elements.
//
//	> np.isin(np.array{{1, 2}, {3, 4}}, {2, 4})
//	[[False  True]
//	 [False  True]]
func IsIn(element, testElements *Array, invert bool) any {
	return result(contained(element, testElements, invert))
}

// In1D is np.isin of the elements in a row.
//
//	> np.in1d(np.array{1, 2, 3}, {2})
//	[False  True False]
func In1D(ar1, ar2 *Array, invert bool) *Array { return contained(ar1.Reshape(-1), ar2, invert) }

func contained(a, set *Array, invert bool) *Array {
	d := array.Promote(a.Dtype(), set.Dtype())
	known := map[float64]bool{}
	for i := range set.Size() {
		if i&0xffff == 0xffff {
			array.Poll()
		}
		known[set.To(d).Float(i)] = true
	}
	x := a.To(d)
	z := array.New(array.Bool, a.Shape()...)
	yes := array.Data[bool](z)
	for i := range yes {
		if i&0xffff == 0xffff {
			array.Poll()
		}
		yes[i] = known[x.Float(i)] != invert
	}
	return z
}

// different returns the elements in a row, sorted, each once.
func different(a *Array) *Array { return Unique(a, false, false, false)[0].(*Array) }

// chosen returns the elements where mask is true.
func chosen(a, mask *Array) *Array { return array.Get(a, array.Index{{Array: mask}}) }

// together returns the elements of both in one dtype.
func together(a, b *Array) *Array {
	return array.Concatenate([]*Array{a.Reshape(-1), b.Reshape(-1)}, 0)
}

// Intersect1D returns what is in both arrays, sorted and each once.
//
//	> np.intersect1d(np.array{3, 1, 2}, np.array{2, 3, 5})
//	[2. 3.]
func Intersect1D(ar1, ar2 *Array) *Array {
	u := different(ar1.To(array.Promote(ar1.Dtype(), ar2.Dtype())))
	return chosen(u, contained(u, ar2, false))
}

// Union1D returns what is in one of two arrays, sorted and each once.
//
//	> np.union1d(np.array{3, 1}, np.array{2, 3})
//	[1. 2. 3.]
func Union1D(ar1, ar2 *Array) *Array { return different(together(ar1, ar2)) }

// SetDiff1D returns what is in ar1 and not in ar2, sorted and each once.
//
//	> np.setdiff1d(np.array{3, 1, 2}, np.array{2})
//	[1. 3.]
func SetDiff1D(ar1, ar2 *Array) *Array {
	u := different(ar1)
	return chosen(u, contained(u, ar2, true))
}

// SetXor1D returns what is in exactly one of two arrays, sorted and each once.
//
//	> np.setxor1d(np.array{3, 1, 2}, np.array{2, 4})
//	[1. 3. 4.]
func SetXor1D(ar1, ar2 *Array) *Array {
	a, b := different(ar1), different(ar2)
	return different(together(chosen(a, contained(a, b, true)), chosen(b, contained(b, a, true))))
}
