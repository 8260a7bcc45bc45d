package functions

import (
	"testing"

	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
)

func TestTransposeSequenceGradients(t *testing.T) {
	xs := []*Array{check.Input(1, 3, 2), check.Input(2, 3, 2), check.Input(3, 1, 2), check.Input(4, 0, 2)}
	for step := range 3 {
		check.Gradients(t, "transpose_sequence", xs, func(x ...*Variable) *Variable { return TransposeSequence(x)[step] })
	}
	check.Gradients(t, "transpose_sequence", xs, func(x ...*Variable) *Variable { return Concat(TransposeSequence(x), 0) })
}

func TestTransposeSequenceEdges(t *testing.T) {
	s := autograd.NewSession()
	if ys := TransposeSequence([]*Variable{s.Variable(check.Input(1, 0, 2))}); len(ys) != 0 {
		t.Errorf("empty sequences give %v", ys)
	}
	x, longer, other := s.Variable(check.Input(1, 2)), s.Variable(check.Input(1, 3)), s.Variable(check.Input(1, 1, 2))
	check.Refuses(t, "xs[2] is float64(3,), want a sequence not longer than the one before it", func() { TransposeSequence([]*Variable{x, longer}) })
	check.Refuses(t, "xs[2] is float64(1, 2), want", func() { TransposeSequence([]*Variable{x, other}) })
	check.Refuses(t, "xs[1] is float64(), want", func() { TransposeSequence([]*Variable{s.Variable(check.Input(1))}) })
}
