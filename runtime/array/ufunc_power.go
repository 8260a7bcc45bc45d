package array

import "math"

var pow = &arithmetic{"power", nil, powInts[uint8], powInts[int32], powInts[int64], powRow[float32], powRow[float64]}

// Pow returns a to the power of b. Integers to negative integer powers are an error, as in NumPy.
func Pow(a, b *Array) *Array { return pow.apply(a, b) }

// FloatPower returns a to the power of b, computed in float64 whatever the dtypes.
func FloatPower(a, b *Array) *Array { return pow.in(Float64, a, b) }

func powRow[T Float](z, x, y []T) {
	if len(y) == 1 {
		switch y[0] { // the powers that lessons use most, and exact
		case 2:
			mulRow(z, x, x)
			return
		case -1:
			divFloats(z, []T{1}, x)
			return
		}
	}
	mx, my := repeat(x, len(z)), repeat(y, len(z))
	for i := range z {
		if i%slowRow == slowRow-1 {
			Poll()
		}
		z[i] = T(math.Pow(float64(x[i&mx]), float64(y[i&my])))
	}
}
