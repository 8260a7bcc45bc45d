package array

import "math"

var (
	floor = eachFloat(math.Floor)
	ceil  = eachFloat(math.Ceil)
	trunc = eachFloat(math.Trunc)
	rint  = eachFloat(math.RoundToEven)
)

// Floor returns the largest whole number not above x, as a float.
func Floor(x *Array) *Array { return floor.apply(x) }

// Ceil returns the smallest whole number not below x, as a float.
func Ceil(x *Array) *Array { return ceil.apply(x) }

// Trunc returns x without its fraction, as a float.
func Trunc(x *Array) *Array { return trunc.apply(x) }

// Rint returns the nearest whole number as a float, the even one of two.
func Rint(x *Array) *Array { return rint.apply(x) }

// Round rounds to a number of decimals, which may be negative, in the dtype of
// x. Halves go to the even digit. As NumPy, it multiplies by a power of ten,
// rounds and divides, so that a half which binary digits miss may go either way.
func Round(x *Array, decimals int) *Array {
	switch {
	case x.dtype == Bool:
		return x.To(Float32)
	case x.dtype.IsInt() && decimals >= 0:
		return x.Copy()
	case x.dtype.IsFloat() && decimals == 0:
		return Rint(x)
	}
	tens := math.Pow10(max(decimals, -decimals))
	z := New(x.dtype, x.shape...)
	switch to := z.elements().(type) {
	case []uint8:
		roundInts(to, x.elements().([]uint8), tens)
	case []int32:
		roundInts(to, x.elements().([]int32), tens)
	case []int64:
		roundInts(to, x.elements().([]int64), tens)
	case []float32:
		roundRow(to, x.elements().([]float32), float32(tens), decimals > 0)
	case []float64:
		roundRow(to, x.elements().([]float64), tens, decimals > 0)
	}
	return z
}

func roundRow[T Float](z, x []T, tens T, decimals bool) {
	for i, v := range x {
		if decimals {
			z[i] = T(math.RoundToEven(float64(T(v*tens)))) / tens
		} else {
			z[i] = T(math.RoundToEven(float64(v/tens))) * tens
		}
	}
}

func roundInts[T Int](z, x []T, tens float64) {
	for i, v := range x {
		z[i] = T(toInt64(math.RoundToEven(float64(v)/tens) * tens))
	}
}
