package array

import (
	"math"
	"strconv"
)

// Item is one element of an array that knows its dtype, as NumPy's scalars
// do. A float32 is held as the shortest decimal number that identifies it, so
// that it prints as NumPy prints it.
type Item struct {
	Dtype Dtype
	Value float64
}

// Item returns element i of the flattened array.
func (a *Array) Item(i int) Item {
	v := a.Float(i)
	if a.dtype == Float32 && !math.IsNaN(v) {
		v, _ = strconv.ParseFloat(strconv.FormatFloat(v, 'g', -1, 32), 64)
	}
	return Item{a.dtype, v}
}
