package functions

import (
	"math"
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
)

func TestPadSequenceGradients(t *testing.T) {
	five := 5
	for _, xs := range [][]*Array{
		{check.Input(1, 2), check.Input(2, 3), check.Input(3, 1)},
		{check.Input(1, 2, 2), check.Input(2, 0, 2)},
		{check.Input(1, 0)},
	} {
		check.Gradients(t, "pad_sequence", xs, func(x ...*Variable) *Variable { return PadSequence(x, nil, 0.5) })
		check.Gradients(t, "pad_sequence", xs, func(x ...*Variable) *Variable { return PadSequence(x, &five, -1) })
	}
}

// Where only one of the gradients is used on, the others count as zeros.
func TestPadSequenceSecondGradientOfOne(t *testing.T) {
	s := autograd.NewSession()
	x := []*Variable{s.Variable(check.Input(1, 2)), s.Variable(check.Input(2, 1))}
	y := PadSequence(x, nil, 0)
	gy := s.Variable(check.Input(3, 2, 2))
	Sum(Mul(y, gy), nil, false).Backward(autograd.BackwardOptions{EnableDoubleBackprop: true})
	g := x[0].GradVar()
	gy.ClearGrad()
	Sum(g, nil, false).Backward(autograd.BackwardOptions{})
	if err := check.Equal(gy.Grad(), array.FromSlice([]float64{1, 1, 0, 0}, 2, 2), true); err != nil {
		t.Error(err)
	}
}

func TestPadSequenceRefuses(t *testing.T) {
	s := autograd.NewSession()
	x, y := s.Variable(check.Input(1, 2)), s.Variable(check.Input(2, 1, 2))
	ints := s.Variable(array.FromSlice([]int64{1, 2}))
	one, huge := 1, 1<<50
	check.Refuses(t, "xs is empty, want at least one array", func() { PadSequence(nil, nil, 0) })
	check.Refuses(t, "xs[2] is float64(1, 2), want a sequence of what xs[1] has, float64(2,)", func() { PadSequence([]*Variable{x, y}, nil, 0) })
	check.Refuses(t, "xs[1] is float64(), want a sequence", func() { PadSequence([]*Variable{s.Variable(check.Input(1))}, nil, 0) })
	check.Refuses(t, "length is 1, want at least 2, the length of the longest sequence", func() { PadSequence([]*Variable{x}, &one, 0) })
	check.Refuses(t, "needs", func() { PadSequence([]*Variable{x}, &huge, 0) })
	check.Refuses(t, "the dtypes differ", func() { PadSequence([]*Variable{x, ints}, nil, 0) })
	check.Refuses(t, "padding is NaN, want a number that int64 has", func() { PadSequence([]*Variable{ints}, nil, math.NaN()) })
}
