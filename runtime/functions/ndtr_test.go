package functions

import (
	"math"
	"testing"
)

func TestNdtr(t *testing.T) {
	checkElementwise(t, "ndtr", Ndtr, -3, 3)
	checkElementwise(t, "log_ndtr", LogNdtr, -6, 3)
	checkElementwise(t, "ndtri", Ndtri, 0.05, 0.95)
}

// TestNdtrTails has what Chainer gives far from 0 and at the poles.
func TestNdtrTails(t *testing.T) {
	inf := math.Inf(1)
	checkRecorded(t, "log_ndtr", LogNdtr, []float64{-1000, -30, 0, 5}, []float64{-500007.8266948122, -454.32124395634327, -0.6931471805599453, -2.8665161296376305e-07},
		[]float64{1000.0009999979998, 30.033259667433672, 0.7978845608028654, 1.4867199409049086e-06})
	checkRecorded(t, "ndtri", Ndtri, []float64{0, 1e-30, 0.5, 1}, []float64{-inf, -11.464024688443613, 0, inf},
		[]float64{inf, 8.658027783341037e+28, 2.5066282746310002, inf})
}
