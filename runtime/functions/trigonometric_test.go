package functions

import (
	"math"
	"testing"
)

func TestTrigonometric(t *testing.T) {
	checkElementwise(t, "sin", Sin, -4, 4)
	checkElementwise(t, "cos", Cos, -4, 4)
	checkElementwise(t, "tan", Tan, -1.4, 1.4)
	checkElementwise(t, "arcsin", Arcsin, -0.9, 0.9)
	checkElementwise(t, "arccos", Arccos, -0.9, 0.9)
	checkElementwise(t, "arctan", Arctan, -4, 4)
}

// TestTrigonometricEnds has what Chainer gives at the ends of the domains.
func TestTrigonometricEnds(t *testing.T) {
	inf, nan := math.Inf(1), math.NaN()
	checkRecorded(t, "arcsin", Arcsin, []float64{-1, 1, 2}, []float64{-math.Pi / 2, math.Pi / 2, nan}, []float64{inf, inf, nan})
	checkRecorded(t, "arccos", Arccos, []float64{-1, 1, 2}, []float64{math.Pi, 0, nan}, []float64{-inf, -inf, nan})
	checkRecorded(t, "tan", Tan, []float64{1.5707}, []float64{10381.327417569788}, []float64{107771959.95078619})
}
