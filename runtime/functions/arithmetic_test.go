package functions

import (
	"fmt"
	"testing"

	"nnlua/runtime/internal/check"
)

// Pairs of shapes that broadcast with each other.
var pairs = [][2][]int{{{}, {}}, {{3}, {3}}, {{2, 3}, {3}}, {{2, 1}, {1, 3}}, {{}, {2, 2}}, {{0, 3}, {3}}, {{2, 1, 2}, {3, 1}}}

func TestArithmeticGradients(t *testing.T) {
	for name, f := range map[string]func(x, y *Variable) *Variable{"+": Add, "-": Sub, "*": Mul, "/": Div, "**": Pow} {
		for _, p := range pairs {
			inputs := []*Array{check.Positive(1, p[0]...), check.Positive(2, p[1]...)}
			check.Gradients(t, fmt.Sprint(name, p), inputs, func(x ...*Variable) *Variable { return f(x[0], x[1]) })
		}
	}
}

func TestScalarGradients(t *testing.T) {
	for name, f := range map[string]func(x *Variable) *Variable{
		"x+2": func(x *Variable) *Variable { return AddScalar(x, 2) },
		"x*3": func(x *Variable) *Variable { return MulScalar(x, 3) },
		"2/x": func(x *Variable) *Variable { return ScalarDiv(2, x) },
		"x^3": func(x *Variable) *Variable { return PowScalar(x, 3) },
		"x^0": func(x *Variable) *Variable { return PowScalar(x, 0) },
		"2^x": func(x *Variable) *Variable { return ScalarPow(2, x) },
	} {
		for _, shape := range check.Shapes() {
			check.Gradients(t, name, []*Array{check.Input(3, shape...)}, func(x ...*Variable) *Variable { return f(x[0]) })
		}
	}
}
