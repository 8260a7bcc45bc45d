package functions

import (
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
)

// perChannelFunctions take parameters whose axes are those of x behind the first.
var perChannelFunctions = map[string]func(x ...*Variable) *Variable{
	"prelu": func(x ...*Variable) *Variable { return PReLU(x[0], x[1]) },
	"swish": func(x ...*Variable) *Variable { return Swish(x[0], x[1]) },
}

func TestPerChannelGradients(t *testing.T) {
	for name, f := range perChannelFunctions {
		for _, w := range [][]int{{}, {3}, {3, 2}} {
			for _, n := range []int{0, 1, 2} {
				check.Gradients(t, name, []*Array{check.Input(1, n, 3, 2), check.Input(2, w...)}, f)
			}
		}
		check.Gradients(t, name, []*Array{check.Input(1), check.Input(2)}, f)
	}
}

func TestPerChannelErrors(t *testing.T) {
	s := autograd.NewSession()
	for name, f := range perChannelFunctions {
		W := map[string]string{"prelu": "W", "swish": "beta"}[name]
		for _, c := range []struct {
			w    *Array
			want string
		}{
			{array.New(array.Float32, 3), " is float32(3,), want the axes of x, float32(2, 4), behind the first, or some of them from the left"},
			{array.New(array.Float32, 2, 4), " is float32(2, 4), want the axes of x, float32(2, 4), behind the first, or some of them from the left"},
			{array.New(array.Float32, 4, 1), " is float32(4, 1), want the axes of x, float32(2, 4), behind the first, or some of them from the left"},
			{array.New(array.Float64, 4), " is float64(4,), want the dtype of x, float32"},
		} {
			err := array.Try(func() { f(s.Variable(array.New(array.Float32, 2, 4)), s.Variable(c.w)) })
			if want := name + ": " + W + c.want; err == nil || err.Error() != want {
				t.Errorf("got %v, want %s", err, want)
			}
		}
	}
}
