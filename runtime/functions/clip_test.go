package functions

import (
	"math"
	"testing"

	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
)

func TestClipGradients(t *testing.T) {
	low, high := -0.7, 0.9
	for _, shape := range check.Shapes() {
		for _, bounds := range [][2]*float64{{&low, &high}, {nil, &high}, {&low, nil}} {
			check.Gradients(t, "clip", []*Array{check.Input(1, shape...)}, func(x ...*Variable) *Variable {
				return Clip(Square(x[0]), bounds[0], bounds[1])
			})
		}
	}
}

// TestClipBounds: at the bounds themselves the gradient is 1.
func TestClipBounds(t *testing.T) {
	low, high := 0.0, 1.0
	clip := func(x *Variable) *Variable { return Clip(x, &low, &high) }
	checkRecorded(t, "clip", clip, []float64{-0.1, 0, 0.5, 1, 1.1}, []float64{0, 0, 0.5, 1, 1}, []float64{0, 1, 1, 1, 0})
}

func TestClipRefusals(t *testing.T) {
	x := autograd.NewSession().Variable(check.Input(1, 2))
	low, high, nan := 0.0, 1.0, math.NaN()
	wantRefusal(t, "clip: want x_min or x_max, both are nil", func() { Clip(x, nil, nil) })
	wantRefusal(t, "clip: x_min is 1 and x_max is 1, want x_min less than x_max", func() { Clip(x, &high, &high) })
	wantRefusal(t, "clip: x_min is NaN", func() { Clip(x, &nan, &low) })
}
