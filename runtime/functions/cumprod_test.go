package functions

import (
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
)

// withZeros puts zeros among the elements: single ones and two in one row.
func withZeros(x *Array) *Array {
	for i := range x.Size() {
		if i%5 == 1 || i%7 == 2 {
			x.SetFloat(i, 0)
		}
	}
	return x
}

func TestRunningGradients(t *testing.T) {
	for _, shape := range [][]int{{3}, {0, 3}, {3, 0}, {2, 3}, {3, 1, 4}, {2, 3, 4, 2}} {
		for axis := -1; axis < len(shape); axis++ {
			at := array.Axis(axis)
			run := func(name string, f func(x *Variable) *Variable) {
				check.Gradients(t, name, []*Array{withZeros(check.Input(1, shape...))}, func(x ...*Variable) *Variable { return f(x[0]) })
			}
			run("cumsum", func(x *Variable) *Variable { return CumSum(x, &at) })
			run("cumprod", func(x *Variable) *Variable { return CumProd(x, &at) })
		}
	}
	for _, shape := range [][]int{{}, {2, 3}} {
		x := []*Array{check.Input(1, shape...)}
		check.Gradients(t, "cumsum of all", x, func(x ...*Variable) *Variable { return CumSum(x[0], nil) })
		check.Gradients(t, "cumprod of all", x, func(x ...*Variable) *Variable { return CumProd(x[0], nil) })
	}
}

func TestRecurrenceGradients(t *testing.T) {
	for _, backwards := range []bool{false, true} {
		for axis := range array.Axis(3) {
			inputs := []*Array{check.Input(1, 2, 4, 3), check.Input(2, 2, 4, 3)}
			check.Gradients(t, "recurrence", inputs, func(x ...*Variable) *Variable { return recur(x[0], x[1], axis, backwards) })
		}
	}
}

func TestProdGradients(t *testing.T) {
	for _, c := range []struct {
		shape []int
		axes  array.Axes
	}{
		{nil, nil}, {[]int{4}, nil}, {[]int{2, 3}, nil}, {[]int{2, 3}, array.Axes{}}, {[]int{2, 3, 4}, array.Axes{1}},
		{[]int{2, 3, 4}, array.Axes{-1, 0}}, {[]int{0, 3}, array.Axes{1}}, {[]int{0, 3}, array.Axes{0}}, {[]int{2, 1, 3}, array.Axes{1}},
	} {
		for _, keepdims := range []bool{false, true} {
			check.Gradients(t, "prod", []*Array{withZeros(check.Input(1, c.shape...))}, func(x ...*Variable) *Variable {
				return Prod(x[0], c.axes, keepdims)
			})
		}
	}
}

func TestRunningRefusals(t *testing.T) {
	x := autograd.NewSession().Variable(check.Input(1, 2, 3))
	axis := array.Axis(2)
	wantRefusal(t, "cumsum: axis 2 is out of range", func() { CumSum(x, &axis) })
	wantRefusal(t, "cumprod: axis 2 is out of range", func() { CumProd(x, &axis) })
	wantRefusal(t, "prod: axis 0 is given twice", func() { Prod(x, array.Axes{0, -2}, false) })
}
