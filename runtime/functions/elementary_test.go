package functions

import (
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/internal/check"
)

func TestElementwiseGradients(t *testing.T) {
	for name, f := range map[string]func(x *Variable) *Variable{
		"exp": Exp, "sqrt": Sqrt, "rsqrt": RSqrt, "absolute": Absolute, "square": Square,
	} {
		for _, shape := range check.Shapes() {
			check.Gradients(t, name, []*Array{check.Positive(1, shape...)}, func(x ...*Variable) *Variable { return f(x[0]) })
		}
	}
}

func TestReductionGradients(t *testing.T) {
	for name, f := range map[string]func(x *Variable) *Variable{
		"max":         func(x *Variable) *Variable { return Max(x, array.Axes{1}, false) },
		"min":         func(x *Variable) *Variable { return Min(x, nil, false) },
		"average":     func(x *Variable) *Variable { return Average(x, array.Axes{-1, 0}, nil, true) },
		"softmax":     func(x *Variable) *Variable { return Softmax(x, 1) },
		"log_softmax": func(x *Variable) *Variable { return LogSoftmax(x, 0) },
		"logsumexp":   func(x *Variable) *Variable { return LogSumExp(x, array.Axes{0, 2}) },
		"squeeze":     func(x *Variable) *Variable { return Squeeze(ExpandDims(x, -1), array.Axes{3}) },
		"split_axis":  func(x *Variable) *Variable { return SplitAt(x, []int{1}, -1)[1] },
		"concat":      func(x *Variable) *Variable { return Concat([]*Variable{x, Square(x)}, 2) },
	} {
		check.Gradients(t, name, []*Array{check.Input(1, 2, 3, 4)}, func(x ...*Variable) *Variable { return f(x[0]) })
	}
}

func TestPairGradients(t *testing.T) {
	mask := array.FromSlice([]bool{true, false, true}, 3)
	for name, f := range map[string]func(x, y *Variable) *Variable{
		"maximum": Maximum, "minimum": Minimum,
		"where":   func(x, y *Variable) *Variable { return where(mask, x, y) },
		"average": func(x, w *Variable) *Variable { return Average(x, nil, Square(w), false) },
		"average along an axis": func(x, w *Variable) *Variable {
			return Average(x, array.Axes{1}, Square(Sum(w, array.Axes{0}, false)), true)
		},
	} {
		inputs := []*Array{check.Input(1, 2, 3), check.Input(2, 2, 3)}
		check.Gradients(t, name, inputs, func(x ...*Variable) *Variable { return f(x[0], x[1]) })
	}
}
