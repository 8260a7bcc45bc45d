package numpy

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("np.nan_to_num(x: value, copy: boolean = true, nan: number = 0, posinf: number? = nil, neginf: number? = nil) -> value", NanToNum, catalog.Mathematics)
}

// NanToNumOptions are the optional arguments of np.nan_to_num.
type NanToNumOptions struct {
	Copy           bool
	Nan            float64
	Posinf, Neginf *float64
}

// NanToNum returns x with numbers in place of nan and infinities: nan for nan,
// posinf and neginf for the infinities, which are the largest and the smallest
// number of the dtype where they are nil. With copy = false an array is changed
// itself.
//
//	> np.nan_to_num(np.array{1, np.nan, np.inf}, {posinf = 100})
//	[  1.   0. 100.]
func NanToNum(s *Session, x any, o NanToNumOptions) any {
	a := operand(s, "x", x)
	if o.Copy {
		a = a.Copy()
	}
	array.ReplaceNonFinite(a, o.Nan, o.Posinf, o.Neginf)
	if isPlain(x) {
		return plain(a)
	}
	return result(a)
}
