package functions

import (
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
)

func TestLinearGradients(t *testing.T) {
	for _, c := range []struct {
		x    []int
		axes int
	}{{[]int{4, 3}, 1}, {[]int{1, 3}, 1}, {[]int{0, 3}, 1}, {[]int{2, 2, 3}, 2}, {[]int{2, 3, 1}, 1}} {
		inputs := []*Array{check.Input(1, c.x...), check.Input(2, 2, 3), check.Input(3, 2)}
		check.Gradients(t, "linear", inputs, func(x ...*Variable) *Variable { return Linear(x[0], x[1], x[2], c.axes) })
		check.Gradients(t, "linear without b", inputs[:2], func(x ...*Variable) *Variable { return Linear(x[0], x[1], nil, c.axes) })
	}
}

// TestFusedBackward compares the short way back with the differentiable one.
func TestFusedBackward(t *testing.T) {
	for name, f := range map[string]func(x ...*Variable) *Variable{
		"linear":             func(x ...*Variable) *Variable { return Linear(x[0], x[1], x[2], 1) },
		"mean_squared_error": func(x ...*Variable) *Variable { return MeanSquaredError(x[0], x[3]) },
		"elu":                func(x ...*Variable) *Variable { return ELU(x[0], 1.5) },
	} {
		for _, d := range []array.Dtype{array.Float32, array.Float64} {
			var grads [2][]*Array
			for i, double := range []bool{false, true} {
				s := autograd.NewSession()
				var xs []*Variable
				for k, shape := range [][]int{{5, 4}, {3, 4}, {3}, {5, 4}} {
					xs = append(xs, s.Variable(check.Input(k, shape...).AsType(d)))
				}
				y := f(xs...)
				y.SetGrad(check.Input(9, y.Shape()...).AsType(d))
				y.Backward(autograd.BackwardOptions{EnableDoubleBackprop: double})
				for _, x := range xs {
					if g := x.Grad(); g != nil {
						grads[i] = append(grads[i], g)
					}
				}
			}
			for k, g := range grads[0] {
				if err := check.Near(g, grads[1][k], check.Tolerance{}); err != nil {
					t.Errorf("%s %s: gradient %d: %v", name, d, k, err)
				}
			}
		}
	}
}
