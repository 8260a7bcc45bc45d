package functions

import (
	"testing"

	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
)

func TestTensorDotGradients(t *testing.T) {
	for _, c := range []struct {
		a, b []int
		axes any
	}{
		{[]int{2, 3}, []int{3, 2}, 1.0}, {[]int{2, 3}, []int{2, 3}, 2.0}, {[]int{2}, []int{3}, 0.0}, {[]int{2}, []int{3}, -1.0}, {nil, nil, 0.0},
		{[]int{2, 3, 4}, []int{4, 3}, list{list{1.0, -1.0}, list{1.0, 0.0}}}, {[]int{2, 3}, []int{4, 2}, list{0.0, 1.0}}, {[]int{2, 0}, []int{0, 2}, 1.0},
	} {
		check.Gradients(t, "tensordot", []*Array{check.Input(1, c.a...), check.Input(2, c.b...)}, func(x ...*Variable) *Variable {
			return TensorDot(x[0], x[1], c.axes)
		})
	}
}

func TestTensorDotRefusals(t *testing.T) {
	s := autograd.NewSession()
	a, b := s.Variable(check.Input(1, 2, 3)), s.Variable(check.Input(1, 2, 2))
	for text, axes := range map[string]any{
		"tensordot: axes is 3, want a number of axes that a, float64(2, 3), and b": 3.0,
		"tensordot: axes is 0.5":                                   0.5,
		"tensordot: axis 1 of a, float64(2, 3), meets axis 0 of b": 1.0,
		"tensordot: axes is neither":                               list{0.0, 1.0, 1.0},
		"tensordot: axes names 2 axes of a and 1 of b":             list{list{0.0, 1.0}, 0.0},
		"tensordot: axes holds axis 0 twice":                       list{list{0.0, -2.0}, list{0.0, 1.0}},
		"tensordot: axes holds something":                          list{"x", 0.0},
		"axis 2 is out of range":                                   list{2.0, 0.0},
	} {
		wantRefusal(t, text, func() { TensorDot(a, b, axes) })
	}
}
