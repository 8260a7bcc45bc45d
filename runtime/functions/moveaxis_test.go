package functions

import (
	"testing"

	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
)

func TestAxesGradients(t *testing.T) {
	for name, f := range map[string]func(x *Variable) *Variable{
		"moveaxis":           func(x *Variable) *Variable { return MoveAxis(x, []int{0, -1}, []int{-1, 1}) },
		"moveaxis, one":      func(x *Variable) *Variable { return MoveAxis(x, []int{2}, []int{0}) },
		"rollaxis":           func(x *Variable) *Variable { return RollAxis(x, 2, 0) },
		"rollaxis, behind":   func(x *Variable) *Variable { return RollAxis(x, 0, 3) },
		"rollaxis, negative": func(x *Variable) *Variable { return RollAxis(x, -3, -1) },
		"swapaxes":           func(x *Variable) *Variable { return SwapAxes(x, -1, 0) },
		"swapaxes, same":     func(x *Variable) *Variable { return SwapAxes(x, 1, -2) },
	} {
		for _, shape := range [][]int{{2, 3, 4}, {2, 0, 1}} {
			check.Gradients(t, name, []*Array{check.Input(1, shape...)}, func(x ...*Variable) *Variable { return f(x[0]) })
		}
	}
}

func TestAxesRefuse(t *testing.T) {
	x := autograd.NewSession().Variable(check.Input(1, 2, 3))
	check.Refuses(t, "an axis is given twice", func() { MoveAxis(x, []int{0, 0}, []int{0, 1}) })
	check.Refuses(t, "1 axes cannot be moved to 2 places", func() { MoveAxis(x, []int{0}, []int{0, 1}) })
	check.Refuses(t, "axis 2 is out of range", func() { MoveAxis(x, []int{2}, []int{0}) })
	check.Refuses(t, "start is 3, want -2 to 2 for float64(2, 3)", func() { RollAxis(x, 0, 3) })
	check.Refuses(t, "start is -3, want -2 to 2", func() { RollAxis(x, 0, -3) })
	check.Refuses(t, "axis -3 is out of range", func() { RollAxis(x, -3, 0) })
	check.Refuses(t, "axis 2 is out of range", func() { SwapAxes(x, 0, 2) })
}
