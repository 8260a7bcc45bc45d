package numpy

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("np.trapz(y: data, x: data? = nil, dx: number = 1, axis: integer = -1) -> value", Trapz, catalog.Mathematics)
	catalog.Add("np.interp(x: value, xp: value, fp: value, left: number? = nil, right: number? = nil, period: number? = nil) -> value", Interp, catalog.Mathematics)
	catalog.Add("np.convolve(a: data, v: data, mode: \"full\"|\"same\"|\"valid\" = \"full\") -> array", Convolve, catalog.Mathematics)
}

// Trapz returns the area under the curve y, by straight lines between its
// points. They stand at x, or dx apart.
//
//	> np.trapz(np.array{0, 1, 4})
//	3.0
//	> np.trapz(np.array{0, 1, 4}, np.array{0, 2, 4})
//	6.0
func Trapz(y, x *Array, dx float64, axis int) any {
	return result(array.Trapz(y, x, dx, array.Axis(axis)))
}

// InterpOptions are the optional arguments of np.interp.
type InterpOptions struct {
	Left, Right, Period *float64
}

// Interp returns the height at x of the line through the points (xp, fp), whose
// xp rise. Beyond the first and last point it stays as high as they are, or is
// left and right. With period the line repeats itself.
//
//	> np.interp(2.5, np.array{1, 2, 3}, np.array{3, 2, 0})
//	1
//	> np.interp(np.array{0, 1.5, 9}, np.array{1, 2, 3}, np.array{3, 2, 0})
//	[3.  2.5 0. ]
func Interp(x, xp, fp any, o InterpOptions) any {
	at, px, py := doubles("x", x), doubles("xp", xp), doubles("fp", fp)
	var z *Array
	if o.Period != nil {
		z = array.InterpPeriodic(at, px, py, *o.Period)
	} else {
		z = array.Interp(at, px, py, o.Left, o.Right)
	}
	if isPlain(x) {
		return plain(z)
	}
	return result(z)
}

// Convolve returns the convolution of two rows of numbers: v turned round and
// moved along a, with the sum of the products at each place. mode "same" gives
// as many numbers as the longer row has, "valid" only those where the rows
// overlap completely.
//
//	> np.convolve(np.array{1, 2, 3}, np.array{0, 1, 0.5})
//	[0.  1.  2.5 4.  1.5]
func Convolve(a, v *Array, mode string) *Array { return array.Convolve(a, v, mode) }
