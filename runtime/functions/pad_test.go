package functions

import (
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
)

func TestPadGradients(t *testing.T) {
	for _, shape := range [][]int{{}, {3}, {0}, {2, 3}, {2, 0}} {
		for _, width := range []any{1.0, 0.0, list{2.0}, list{1.0, 2.0}, list{list{0.0, 1.0}}} {
			x := []*Array{check.Input(1, shape...)}
			check.Gradients(t, "pad", x, func(x ...*Variable) *Variable { return Pad(x[0], width, "constant", list{5.0, -5.0}, nil) })
		}
	}
	x := []*Array{check.Input(1, 2, 3)}
	check.Gradients(t, "pad", x, func(x ...*Variable) *Variable {
		return Pad(x[0], list{list{0.0, 1.0}, list{2.0}}, "constant", nil, nil)
	})
}

// Chainer 7.8.1 gives the same for x = [1, 2, 3], F.pad(x, 2, mode), gy = 1, ..., 7.
func TestPadWithCopies(t *testing.T) {
	for mode, want := range map[string][]float32{
		"edge": {1, 1, 1, 2, 3, 3, 3}, "reflect": {3, 2, 1, 2, 3, 2, 1}, "symmetric": {2, 1, 1, 2, 3, 3, 2}, "wrap": {2, 3, 1, 2, 3, 1, 2},
		"maximum": {3, 3, 1, 2, 3, 3, 3}, "mean": {2, 2, 1, 2, 3, 2, 2}, "linear_ramp": {4, 2.5, 1, 2, 3, 3.5, 4},
	} {
		x := autograd.NewSession().Variable(array.FromSlice([]float32{1, 2, 3}))
		var ends any
		if mode == "linear_ramp" {
			ends = 4.0
		}
		y := Pad(x, 2.0, mode, nil, ends)
		if err := check.Equal(y.Data(), array.FromSlice(want), false); err != nil {
			t.Errorf("%s: %v", mode, err)
		}
		y.SetGrad(array.FromSlice([]float32{1, 2, 3, 4, 5, 6, 7}))
		y.Backward(autograd.BackwardOptions{})
		if err := check.Equal(x.Grad(), array.FromSlice([]float32{3, 4, 5}), true); err != nil {
			t.Errorf("%s: %v", mode, err)
		}
	}
}

func TestPadRefuses(t *testing.T) {
	x := autograd.NewSession().Variable(check.Input(1, 2, 3))
	for want, width := range map[string]any{
		"pad_width is {-1, -1} for axis 0, want whole numbers of 0 or more":                       -1.0,
		"pad_width is {1.5, 0} for axis 0, want whole numbers":                                    list{1.5, 0.0},
		"pad_width is no number, no {before, behind} and no table of one such pair for each axis": list{1.0, 2.0, 3.0},
		"pad_width has 3 pairs, want 1 or 2, one for each axis of x, float64(2, 3)":               list{list{1.0}, list{1.0}, list{1.0}},
		"pad: pad_width is no number":                                                             "1",
		"needs":                                                                                   1e15,
	} {
		check.Refuses(t, want, func() { Pad(x, width, "constant", nil, nil) })
	}
	check.Refuses(t, `constant_values goes with mode "constant", but mode is "edge"`, func() { Pad(x, 1.0, "edge", 1.0, nil) })
	check.Refuses(t, `end_values goes with mode "linear_ramp", but mode is "constant"`, func() { Pad(x, 1.0, "constant", nil, 1.0) })
	check.Refuses(t, "constant_values has 3 pairs, want 1 or 2", func() { Pad(x, 1.0, "constant", list{list{}, list{}, list{}}, nil) })
	check.Refuses(t, "end_values is no number", func() { Pad(x, 1.0, "linear_ramp", nil, true) })
	check.Refuses(t, "axis 1 has no elements to extend", func() { Pad(autograd.NewSession().Variable(check.Input(1, 2, 0)), 1.0, "edge", nil, nil) })
}
