package functions

import (
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/internal/check"
)

func TestShapeGradients(t *testing.T) {
	for name, c := range map[string]struct {
		shape []int
		f     func(x *Variable) *Variable
	}{
		"sum":               {[]int{2, 3}, func(x *Variable) *Variable { return Sum(x, nil, false) }},
		"sum axis 0":        {[]int{2, 3}, func(x *Variable) *Variable { return Sum(x, array.Axes{0}, false) }},
		"sum axes, keep":    {[]int{2, 3, 2}, func(x *Variable) *Variable { return Sum(x, array.Axes{-1, 0}, true) }},
		"sum of nothing":    {[]int{0, 3}, func(x *Variable) *Variable { return Sum(x, array.Axes{0}, false) }},
		"sum_to":            {[]int{2, 3}, func(x *Variable) *Variable { return SumTo(x, []int{2, 1}) }},
		"broadcast_to":      {[]int{2, 1}, func(x *Variable) *Variable { return BroadcastTo(x, []int{3, 2, 2}) }},
		"reshape":           {[]int{2, 3}, func(x *Variable) *Variable { return Reshape(x, []int{3, -1}) }},
		"transpose":         {[]int{2, 3}, func(x *Variable) *Variable { return Transpose(x, nil) }},
		"transpose 1, 2, 0": {[]int{2, 3, 2}, func(x *Variable) *Variable { return Transpose(x, []int{1, 2, 0}) }},
	} {
		check.Gradients(t, name, []*Array{check.Input(1, c.shape...)}, func(x ...*Variable) *Variable { return c.f(x[0]) })
	}
}

func TestMatMulGradients(t *testing.T) {
	for _, c := range []struct {
		a, b   []int
		ta, tb bool
	}{
		{[]int{2, 3}, []int{3, 2}, false, false}, {[]int{3, 2}, []int{3, 2}, true, false},
		{[]int{2, 3}, []int{4, 3}, false, true}, {[]int{3, 2}, []int{4, 3}, true, true},
		{[]int{3}, []int{3}, false, false}, {[]int{2, 3}, []int{3}, false, false}, {[]int{3}, []int{3, 2}, false, false},
		{[]int{2, 1, 2, 3}, []int{2, 3, 2}, false, false}, {[]int{0, 2, 3}, []int{3, 1}, false, false},
	} {
		inputs := []*Array{check.Input(1, c.a...), check.Input(2, c.b...)}
		check.Gradients(t, "matmul", inputs, func(x ...*Variable) *Variable { return MatMul(x[0], x[1], c.ta, c.tb) })
	}
}

func TestMeanSquaredErrorGradients(t *testing.T) {
	for _, shape := range [][]int{{1}, {3, 1}, {2, 3}} {
		inputs := []*Array{check.Input(1, shape...), check.Input(2, shape...)}
		check.Gradients(t, "mean_squared_error", inputs, func(x ...*Variable) *Variable { return MeanSquaredError(x[0], x[1]) })
	}
}
