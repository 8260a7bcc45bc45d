package functions

import (
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
)

// goFunc is a Go function in the place of a script's.
type goFunc func(args []*Variable) []*Variable

func (f goFunc) Call(args ...any) []any {
	xs := make([]*Variable, len(args))
	for i, a := range args {
		xs[i] = a.(*Variable)
	}
	var results []any
	for _, y := range f(xs) {
		results = append(results, y)
	}
	return results
}

// TestForget compares with the function itself, for several arguments and
// results, of which one gets no gradient, and counts the calls.
func TestForget(t *testing.T) {
	s := autograd.NewSession()
	x := s.Variable(array.FromSlice([]float64{1, 2, 3, 4, 5, 6}, 2, 3))
	y := s.Variable(array.FromSlice([]float64{0.5, -1, 2}))
	calls := 0
	f := goFunc(func(v []*Variable) []*Variable {
		calls++
		return []*Variable{Mul(Tanh(v[0]), v[1]), Exp(v[1])}
	})
	forgotten := Forget(s, f, x, y)
	if got := forgotten[0].(*Variable).Creator().Label(); got != "forget" {
		t.Errorf("the creator is %s", got)
	}
	Sum(forgotten[0].(*Variable), nil, false).Backward(autograd.BackwardOptions{})
	if calls != 2 || s.InRecomputing || !s.EnableBackprop {
		t.Errorf("%d calls, in_recomputing %v, enable_backprop %v", calls, s.InRecomputing, s.EnableBackprop)
	}
	gx, gy := x.Grad().String(), y.Grad().String()
	x.ClearGrad()
	y.ClearGrad()
	Sum(f([]*Variable{x, y})[0], nil, false).Backward(autograd.BackwardOptions{})
	if gx != x.Grad().String() || gy != y.Grad().String() {
		t.Errorf("gradients %s and %s, want %s and %s", gx, gy, x.Grad(), y.Grad())
	}
}

// TestForgetRestores: after an error in the function the settings are what they were.
func TestForgetRestores(t *testing.T) {
	s := autograd.NewSession()
	err := array.Try(func() {
		Forget(s, goFunc(func(v []*Variable) []*Variable { array.FailIn("inner", "no"); return nil }), s.Variable(array.FromSlice([]float64{1})))
	})
	if err == nil || err.Error() != "inner: no" || !s.EnableBackprop {
		t.Errorf("got %v, enable_backprop %v", err, s.EnableBackprop)
	}
}
