package check

import (
	"math"

	"nnlua/runtime/array"
)

// Input returns a float64 array of fixed numbers between -2 and 2, none of
// them near 0, where functions such as relu have no gradient. Different seeds
// give different numbers.
func Input(seed int, shape ...int) *array.Array {
	a := array.New(array.Float64, shape...)
	for i := 0; i < a.Size(); i++ {
		v := 2 * math.Sin(float64(i*i+7*i+1)*0.7+float64(seed)*1.3)
		a.SetFloat(i, v+math.Copysign(0.1, v))
	}
	return a
}

// Positive is Input made positive, for functions such as log.
func Positive(seed int, shape ...int) *array.Array {
	a := Input(seed, shape...)
	for i := 0; i < a.Size(); i++ {
		a.SetFloat(i, math.Abs(a.Float(i)))
	}
	return a
}

// Shapes are the shapes at which every elementwise function is checked: without
// axes, empty, and of one to four axes.
func Shapes() [][]int {
	return [][]int{{}, {0}, {3}, {2, 3}, {2, 0}, {1, 1}, {2, 1, 3}, {1, 2, 2, 2}}
}
