package functions

import (
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
)

func TestBiasGradients(t *testing.T) {
	for _, c := range []struct {
		x, y []int
		axis int
	}{{[]int{2, 3, 4}, []int{3}, 1}, {[]int{2, 3, 4}, []int{3, 4}, 1}, {[]int{2, 3}, []int{2, 3}, 0}, {[]int{2, 3}, []int{1}, 1}, {[]int{2, 3}, nil, 1}, {[]int{0, 3}, []int{3}, 1}} {
		inputs := []*Array{check.Input(1, c.x...), check.Input(2, c.y...)}
		check.Gradients(t, "bias", inputs, func(x ...*Variable) *Variable { return Bias(x[0], x[1], c.axis) })
		check.Gradients(t, "scale", inputs, func(x ...*Variable) *Variable { return Scale(x[0], x[1], c.axis) })
	}
}

func TestBiasRefusals(t *testing.T) {
	s := autograd.NewSession()
	x, y := s.Variable(check.Input(1, 2, 3)), s.Variable(check.Input(1, 3))
	for _, axis := range []int{-1, 0, 2, 1 << 60} {
		wantRefusal(t, "bias: y is float64(3,) and axis is ", func() { Bias(x, y, axis) })
		wantRefusal(t, "scale: y is float64(3,) and axis is ", func() { Scale(x, y, axis) })
	}
	wantRefusal(t, "the dtypes differ", func() { Bias(x, Cast(y, array.Float32), 1) })
}
