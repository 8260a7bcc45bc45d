package numpy

import (
	"math"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("np.bincount(x: data, weights: data? = nil, minlength: integer = 0) -> array", BinCount, catalog.Mathematics)
	catalog.Add("np.digitize(x: data, bins: value, right: boolean = false) -> value", Digitize, catalog.Mathematics)
	catalog.Add("np.histogram(a: data, bins: value = 10, range: value = nil, density: boolean = false, weights: data? = nil) -> (array, array)", Histogram, catalog.Mathematics)
}

// BinCount returns how often each of the whole numbers 0, 1, 2 ... occurs in x,
// up to the largest one and at least minlength numbers. weights are added up in
// place of ones.
//
// 日本語: 0 以上の整数がそれぞれ何回現れるかを数えます。
//
//	> np.bincount(np.array({0, 2, 2, 3}, "int32"))
//	[1 0 2 1]
func BinCount(x, weights *Array, minlength int) *Array {
	return array.BinCount(x, weights, minlength)
}

// Digitize returns the number of the bin in which each element of x lies: 0
// below bins[1], 1 from there to bins[2], and so on. right says that a bin holds
// its upper edge in place of its lower one.
//
//	> np.digitize(np.array{0.5, 1, 7}, np.array{0, 1, 5})
//	[1 2 3]
func Digitize(x *Array, bins any, right bool) any {
	return result(array.Digitize(x, doubles("bins", bins), right))
}

// HistogramOptions are the optional arguments of np.histogram.
type HistogramOptions struct {
	Bins, Range any
	Density     bool
	Weights     *Array
}

// Histogram returns how many elements lie in each bin, and the edges of the
// bins. bins is their number, which are then equally wide between the two
// numbers of range (the smallest and the largest element), or the edges
// themselves. With density the area under the histogram is 1.
//
// 日本語: 値を区間に分け、それぞれの個数を数えます。
//
//	> np.histogram(np.array{1, 2, 2, 5}, 2)
//	[3 1]
//	[1. 3. 5.]
func Histogram(a *Array, o HistogramOptions) (*Array, *Array) {
	edges := doubles("bins", o.Bins)
	if edges.Ndim() == 0 {
		n := edges.Float(0)
		if n != math.Trunc(n) || math.Abs(n) > math.MaxInt32 {
			array.Fail("bins is %g, want a whole number or the edges", n)
		}
		var low, high *float64
		if o.Range != nil {
			ends := doubles("range", o.Range)
			if ends.Size() != 2 {
				array.Fail("range is %s, want two numbers", ends.Describe())
			}
			first, last := ends.Float(0), ends.Float(1)
			low, high = &first, &last
		}
		edges = array.BinEdges(a, int(n), low, high)
	}
	return array.Histogram(a, edges, o.Weights, o.Density), edges
}
