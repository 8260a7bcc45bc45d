package array

import "math"

// The checks of a distribution's parameters. They let NaN pass where NumPy
// does, unless the algorithm would then look for a number for ever.

func checkNonNegative(op, name string, v float64) {
	if math.Signbit(v) && !math.IsNaN(v) {
		FailIn(op, "%s < 0 (%g)", name, v)
	}
}

func checkPositive(op, name string, v float64) {
	if v <= 0 {
		FailIn(op, "%s <= 0 (%g)", name, v)
	}
}

func checkNumber(op, name string, v float64) {
	if math.IsNaN(v) {
		FailIn(op, "%s is NaN", name)
	}
}

func checkProbability(op, name string, v float64) {
	if !(v >= 0 && v <= 1) {
		FailIn(op, "%s < 0, %s > 1 or %s is NaN (%g)", name, name, name, v)
	}
}

// checkVector returns a copy of the elements of a, which must have one axis.
func checkVector(op, name string, a *Array) []float64 {
	if a.Ndim() != 1 {
		FailIn(op, "%s is %s, want one dimension", name, a.Describe())
	}
	return Data[float64](a.AsType(Float64))
}

// compensatedSum is Kahan's sum, whose error does not grow with the number of elements.
func compensatedSum(x []float64) float64 {
	sum, lost := 0.0, 0.0
	for _, v := range x {
		v -= lost
		next := sum + v
		lost = (next - sum) - v
		sum = next
	}
	return sum
}
