package functions

import (
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
)

// checkElementwise compares the gradients of f with numerical ones, at every shape
// and at numbers between low and high.
func checkElementwise(t *testing.T, name string, f func(x *Variable) *Variable, low, high float64) {
	t.Helper()
	for _, shape := range check.Shapes() {
		x := check.Input(1, shape...)
		for i := range x.Size() {
			x.SetFloat(i, low+(high-low)*(x.Float(i)+2.1)/4.2)
		}
		check.Gradients(t, name, []*Array{x}, func(x ...*Variable) *Variable { return f(x[0]) })
	}
}

// checkRecorded compares values and gradients in float64 with recorded ones.
func checkRecorded(t *testing.T, name string, f func(x *Variable) *Variable, xs, ys, gxs []float64) {
	t.Helper()
	x := autograd.NewSession().Variable(array.FromSlice(xs))
	y := f(x)
	ones := array.New(array.Float64, len(xs))
	ones.Fill(1)
	y.SetGrad(ones)
	y.Backward(autograd.BackwardOptions{})
	if err := check.Near(y.Data(), array.FromSlice(ys), check.Tolerance{Rel: 1e-12}); err != nil {
		t.Errorf("%s: value: %v", name, err)
	}
	if err := check.Near(x.Grad(), array.FromSlice(gxs), check.Tolerance{Rel: 1e-12}); err != nil {
		t.Errorf("%s: gradient: %v", name, err)
	}
}
