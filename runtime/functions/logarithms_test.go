package functions

import (
	"math"
	"testing"
)

func TestLogarithms(t *testing.T) {
	checkElementwise(t, "expm1", Expm1, -3, 3)
	checkElementwise(t, "log1p", Log1p, -0.8, 3)
	checkElementwise(t, "log2", Log2, 0.2, 5)
	checkElementwise(t, "log10", Log10, 0.2, 5)
}

// TestLogarithmsEnds has what Chainer gives near 0 and at the poles.
func TestLogarithmsEnds(t *testing.T) {
	inf := math.Inf(1)
	checkRecorded(t, "expm1", Expm1, []float64{1e-9, -200}, []float64{1.0000000005000001e-09, -1}, []float64{1.000000001, 0})
	checkRecorded(t, "log1p", Log1p, []float64{-1, 1e-9}, []float64{-inf, 9.999999995e-10}, []float64{inf, 0.9999999989999999})
	checkRecorded(t, "log2", Log2, []float64{0, 1}, []float64{-inf, 0}, []float64{inf, 1.4426950408889634})
	checkRecorded(t, "log10", Log10, []float64{0, 100}, []float64{-inf, 2}, []float64{inf, 0.004342944819032518})
}
