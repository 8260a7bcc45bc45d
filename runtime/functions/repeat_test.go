package functions

import (
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
)

func TestRepeatGradients(t *testing.T) {
	first, last := array.Axis(0), array.Axis(-1)
	for _, c := range []struct {
		shape   []int
		repeats list
		axis    *array.Axis
	}{
		{[]int{}, list{3.0}, nil}, {[]int{2, 3}, list{2.0}, nil}, {[]int{2, 3}, list{2.0}, &last}, {[]int{2, 3}, list{1.0, 3.0}, &first},
		{[]int{2, 3}, list{0.0, 2.0, 1.0}, &last}, {[]int{2, 3}, list{0.0}, &first}, {[]int{0, 2}, list{}, &first}, {[]int{0, 2}, list{2.0}, &last},
	} {
		x := []*Array{check.Input(1, c.shape...)}
		check.Gradients(t, "repeat", x, func(x ...*Variable) *Variable { return Repeat(x[0], c.repeats, c.axis) })
	}
}

func TestTileGradients(t *testing.T) {
	for _, shape := range [][]int{{}, {2}, {2, 3}, {0, 2}} {
		for _, reps := range []list{{}, {2.0}, {2.0, 1.0}, {1.0, 2.0, 3.0}, {0.0, 2.0}} {
			x := []*Array{check.Input(1, shape...)}
			check.Gradients(t, "tile", x, func(x ...*Variable) *Variable { return Square(Tile(x[0], reps)) })
		}
	}
}

func TestRepeatRefuses(t *testing.T) {
	x := autograd.NewSession().Variable(check.Input(1, 2, 3))
	axis, far := array.Axis(0), array.Axis(2)
	check.Refuses(t, "repeat: repeats has 3 numbers, want 1 or 2, the length of axis 0 of x, float64(2, 3)", func() { Repeat(x, list{1.0, 2.0, 3.0}, &axis) })
	check.Refuses(t, "repeat: repeats is -1, want whole numbers of 0 or more", func() { Repeat(x, -1.0, nil) })
	check.Refuses(t, "repeat: repeats is 1.5, want whole numbers", func() { Repeat(x, 1.5, nil) })
	check.Refuses(t, "repeat: repeats is no number or table of whole numbers", func() { Repeat(x, "2", nil) })
	check.Refuses(t, "axis 2 is out of range", func() { Repeat(x, 2.0, &far) })
	check.Refuses(t, "needs", func() { Repeat(x, list{1e15, 1e15}, &axis) })
	check.Refuses(t, "needs", func() { Repeat(x, 1e15, nil) })
	check.Refuses(t, "needs", func() { Tile(x, list{1e15, 1e15}) })
	check.Refuses(t, "tile: reps is -1, want whole numbers of 0 or more", func() { Tile(x, -1.0) })
	check.Refuses(t, "tile: reps is no number or table of whole numbers", func() { Tile(x, nil) })
}
