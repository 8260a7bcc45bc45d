package array

import "math"

// ReplaceNonFinite sets NaN in x to nan and infinities to posinf and neginf, in
// place. Where these are nil, the largest and the smallest number of the dtype
// are taken. Arrays of other dtypes than floats stay as they are.
func ReplaceNonFinite(x *Array, nan float64, posinf, neginf *float64) {
	high := math.MaxFloat64
	if x.dtype == Float32 {
		high = math.MaxFloat32
	}
	low := -high
	if posinf != nil {
		high = *posinf
	}
	if neginf != nil {
		low = *neginf
	}
	switch x := x.elements().(type) {
	case []float32:
		replaceRow(x, float32(nan), float32(high), float32(low))
	case []float64:
		replaceRow(x, nan, high, low)
	}
}

func replaceRow[T Float](x []T, nan, high, low T) {
	for i, v := range x {
		switch {
		case v-v == 0:
		case v != v:
			x[i] = nan
		case v > 0:
			x[i] = high
		default:
			x[i] = low
		}
	}
}
