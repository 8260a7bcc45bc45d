package functions

import (
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
)

// TestArgMax: of equal elements the first counts, and NaN is the largest and the
// smallest, as in NumPy.
func TestArgMax(t *testing.T) {
	s := autograd.NewSession()
	axis := array.Axis(1)
	x := s.Variable(array.FromSlice([]float32{3, 1, 3, 1}, 2, 2))
	for name, got := range map[string]*Variable{"[0 0]": ArgMax(x, &axis), "[1 1]": ArgMin(x, &axis), "0": ArgMax(x, nil), "1": ArgMin(x, nil)} {
		if got.Data().String() != name || got.Dtype() != array.Int32 || got.RequiresGrad() {
			t.Errorf("got %v, %v, want %s in int32 without a gradient", got, got.Dtype(), name)
		}
	}
	axis = 0
	empty := s.Variable(check.Input(1, 0, 3))
	wantRefusal(t, "argmax", func() { ArgMax(empty, &axis) })
	axis = 2
	wantRefusal(t, "axis 2 is out of range", func() { ArgMin(x, &axis) })
}
