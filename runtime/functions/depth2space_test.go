package functions

import (
	"testing"

	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
)

func TestDepth2SpaceGradients(t *testing.T) {
	for _, shape := range [][]int{{2, 8, 1, 3}, {0, 4, 2, 2}, {1, 4, 0, 2}} {
		check.Gradients(t, "depth2space", []*Array{check.Input(1, shape...)}, func(x ...*Variable) *Variable { return Depth2Space(x[0], 2) })
	}
	for _, shape := range [][]int{{2, 2, 2, 4}, {1, 0, 2, 2}} {
		check.Gradients(t, "space2depth", []*Array{check.Input(1, shape...)}, func(x ...*Variable) *Variable { return Space2Depth(x[0], 2) })
	}
}

func TestDepth2SpaceRefuses(t *testing.T) {
	s := autograd.NewSession()
	x := s.Variable(check.Input(1, 1, 3, 3, 2))
	check.Refuses(t, "depth2space: X is float64(1, 3, 3, 2), want channels divisible by r^2 with r = 2", func() { Depth2Space(x, 2) })
	check.Refuses(t, "want channels divisible by r^2", func() { Depth2Space(x, 1<<62) })
	check.Refuses(t, "space2depth: X is float64(1, 3, 3, 2), want a height and width divisible by r = 2", func() { Space2Depth(x, 2) })
	check.Refuses(t, "X is float64(1, 3, 3, 2) and r is 0, want [N, C, H, W] and at least 1", func() { Space2Depth(x, 0) })
	check.Refuses(t, "X is float64(4,) and r is 2, want [N, C, H, W]", func() { Depth2Space(s.Variable(check.Input(1, 4)), 2) })
}
