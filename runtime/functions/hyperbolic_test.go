package functions

import (
	"math"
	"testing"
)

func TestHyperbolic(t *testing.T) {
	checkElementwise(t, "sinh", Sinh, -3, 3)
	checkElementwise(t, "cosh", Cosh, -3, 3)
	checkElementwise(t, "arctanh", Arctanh, -0.9, 0.9)
}

func TestArctanhEnds(t *testing.T) {
	inf, nan := math.Inf(1), math.NaN()
	checkRecorded(t, "arctanh", Arctanh, []float64{-1, 1}, []float64{-inf, inf}, []float64{inf, inf})
	checkRecorded(t, "arctanh", Arctanh, []float64{1.5}, []float64{nan}, []float64{1 / (1 - 1.5*1.5)})
}
