package array

import (
	"math"

	"nnlua/runtime/array/kernel"
)

var (
	pow        = &arithmetic{"power", nil, powInts[uint8], powInts[int32], powInts[int64], powRow[float32], powRow[float64]}
	square     = &numbers{squareRow[uint8], squareRow[int32], squareRow[int64], floats{squareRow[float32], squareRow[float64]}}
	reciprocal = &numbers{reciprocalInts[uint8], reciprocalInts[int32], reciprocalInts[int64], floats{reciprocalRow[float32], reciprocalRow[float64]}}
	sqrt       = &floats{kernel.Sqrt[float32], kernel.Sqrt[float64]}
	cbrt       = eachFloat(math.Cbrt)
)

// Pow returns a to the power of b. Integers to negative integer powers are an error, as in NumPy.
func Pow(a, b *Array) *Array { return pow.apply(a, b) }

// FloatPower returns a to the power of b, computed in float64 whatever the dtypes.
func FloatPower(a, b *Array) *Array { return pow.in(Float64, a, b) }

// Square returns x * x.
func Square(x *Array) *Array { return square.apply(x) }

// Reciprocal returns 1 / x in the dtype of x: for integers it is 0 beyond 1.
func Reciprocal(x *Array) *Array { return reciprocal.apply(x) }

// Sqrt returns the square root in the float dtype of x, NaN below zero.
func Sqrt(x *Array) *Array { return sqrt.apply(x) }

// Cbrt returns the cube root in the float dtype of x.
func Cbrt(x *Array) *Array { return cbrt.apply(x) }

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

func squareRow[T Number](z, x []T) {
	for i, v := range x {
		z[i] = v * v
	}
}

func reciprocalRow[T Float](z, x []T) {
	for i, v := range x {
		z[i] = 1 / v
	}
}

// reciprocalInts gives the smallest integer for 1/0, as C on amd64 does.
func reciprocalInts[T Int](z, x []T) {
	for i, v := range x {
		if v == 0 {
			z[i] = smallest[T]()
		} else {
			z[i] = 1 / v
		}
	}
}
