package functions

import (
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
)

func TestStackGradients(t *testing.T) {
	for _, shape := range [][]int{{}, {2}, {0}, {2, 3}, {2, 1, 3}} {
		xs := []*Array{check.Input(1, shape...), check.Input(2, shape...)}
		for axis := -len(shape) - 1; axis <= len(shape); axis++ {
			check.Gradients(t, "stack", xs, func(x ...*Variable) *Variable { return Stack(x, axis) })
		}
		check.Gradients(t, "hstack", xs, func(x ...*Variable) *Variable { return HStack(x) })
		check.Gradients(t, "vstack", xs, func(x ...*Variable) *Variable { return VStack(x) })
		check.Gradients(t, "dstack", xs, func(x ...*Variable) *Variable { return DStack(x) })
	}
	xs := []*Array{check.Input(1, 2, 1, 2), check.Input(2, 2, 1, 3)}
	check.Gradients(t, "dstack of different depths", xs, func(x ...*Variable) *Variable { return DStack(x) })
}

func TestSeparateGradients(t *testing.T) {
	for axis := array.Axis(-2); axis < 2; axis++ {
		check.Gradients(t, "separate", []*Array{check.Input(1, 3, 2)}, func(x ...*Variable) *Variable { return Separate(x[0], axis)[1] })
	}
}

func TestStackRefuses(t *testing.T) {
	s := autograd.NewSession()
	x, y := s.Variable(check.Input(1, 2, 3)), s.Variable(check.Input(1, 3))
	single := s.Variable(check.Input(1, 2, 3).To(array.Float32))
	for op, f := range map[string]func(xs ...*Variable){
		"stack":  func(xs ...*Variable) { Stack(xs, 0) },
		"hstack": func(xs ...*Variable) { HStack(xs) },
		"vstack": func(xs ...*Variable) { VStack(xs) },
		"dstack": func(xs ...*Variable) { DStack(xs) },
	} {
		check.Refuses(t, op+": xs is empty, want at least one array", func() { f() })
		check.Refuses(t, op+": xs[2] is float64(3,), which does not go with xs[1], float64(2, 3)", func() { f(x, y) })
		check.Refuses(t, op+": the dtypes differ", func() { f(x, single) })
	}
	check.Refuses(t, "stack: axis is 3, want -3 to 2 for float64(2, 3)", func() { Stack([]*Variable{x}, 3) })
	check.Refuses(t, "stack: xs[2] is float64(3,), which does not go with", func() { Stack([]*Variable{x, y}, 2) })
	check.Refuses(t, "stack: axis is -4, want -3 to 2", func() { Stack([]*Variable{x}, -4) })
	check.Refuses(t, "hstack: xs[2]", func() { HStack([]*Variable{x, s.Variable(check.Input(1, 3, 3))}) })
	check.Refuses(t, "separate: x is float64(2, 0), which has nothing along axis 1", func() { Separate(s.Variable(check.Input(1, 2, 0)), 1) })
}
