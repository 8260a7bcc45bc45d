package functions

import (
	"math"
	"testing"
)

func TestErf(t *testing.T) {
	checkElementwise(t, "erf", Erf, -2, 2)
	checkElementwise(t, "erfc", Erfc, -2, 2)
	checkElementwise(t, "erfcx", Erfcx, -1, 3)
	checkElementwise(t, "erfinv", Erfinv, -0.9, 0.9)
	checkElementwise(t, "erfcinv", Erfcinv, 0.1, 1.9)
}

// TestErfTails has what Chainer gives far from 0 and at the poles.
func TestErfTails(t *testing.T) {
	inf := math.Inf(1)
	checkRecorded(t, "erfc", Erfc, []float64{-30, 6, 10}, []float64{2, 2.1519736712498913e-17, 2.0884875837625446e-45},
		[]float64{0, -2.6173012392492645e-16, -4.197656231354417e-44})
	checkRecorded(t, "erfcx", Erfcx, []float64{-20, 0, 5}, []float64{1.0442939379528289e+174, 1, 0.11070463773306861},
		[]float64{-4.1771757518113154e+175, -1.1283791670955126, -0.021332789764826332})
	checkRecorded(t, "erfinv", Erfinv, []float64{-1, -0.999, 0, 1}, []float64{-inf, -2.3267537655135246, 0, inf},
		[]float64{inf, 198.93951776442498, 0.8862269254527579, inf})
	checkRecorded(t, "erfcinv", Erfcinv, []float64{0, 1e-30, 1, 2}, []float64{inf, 8.148616223169864, 0, -inf},
		[]float64{-inf, -6.090812638752758e+28, -0.8862269254527579, -inf})
}
