package autograd

import (
	"context"
	"runtime"
	"strings"
	"testing"
	"weak"

	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
)

func vector(s *Session, v ...float64) *Variable { return s.Variable(array.FromSlice(v)) }

func expect(t *testing.T, what string, got *array.Array, want string) {
	t.Helper()
	if got == nil && want == "nil" {
		return
	}
	if got == nil || got.String() != want {
		t.Errorf("%s is %v, want %s", what, got, want)
	}
}

// TestGradientsAccumulate: leaves sum over passes until they are cleared.
func TestGradientsAccumulate(t *testing.T) {
	s := NewSession()
	x := vector(s, 1, 2)
	for range 2 {
		y := SumTo(Add(x, x), []int{1})
		y.Backward(BackwardOptions{})
	}
	expect(t, "x.grad", x.Grad(), "[4. 4.]")
	x.ClearGrad()
	expect(t, "x.grad", x.Grad(), "nil")
}

// TestOnlyLeavesKeepGradients, unless retain_grad asks for all.
func TestOnlyLeavesKeepGradients(t *testing.T) {
	for retain, want := range map[bool]string{false: "nil", true: "[1. 1.]"} {
		s := NewSession()
		x := vector(s, 1, 2)
		h := Add(x, s.Constant(array.FromSlice([]float64{1, 1})))
		SumTo(h, []int{1}).Backward(BackwardOptions{RetainGrad: retain})
		expect(t, "h.grad", h.Grad(), want)
		expect(t, "x.grad", x.Grad(), "[1. 1.]")
	}
}

// TestGradientOfSharedInput: a node used twice gets both gradients, and the
// gradient given to backward is not changed by summing.
func TestGradientOfSharedInput(t *testing.T) {
	s := NewSession()
	x := vector(s, 1, 2)
	h := Add(x, x)
	y := Add(h, Add(h, x))
	g := array.FromSlice([]float64{1, 10})
	y.SetGrad(g)
	y.Backward(BackwardOptions{})
	expect(t, "x.grad", x.Grad(), "[ 5. 50.]")
	expect(t, "y.grad", g, "[ 1. 10.]")
}

func TestUnchainBackward(t *testing.T) {
	s := NewSession()
	x := vector(s, 1)
	h := Add(x, x)
	y := Add(h, h)
	h.UnchainBackward()
	y.Backward(BackwardOptions{})
	expect(t, "h.grad", h.Grad(), "[2.]")
	expect(t, "x.grad", x.Grad(), "nil")
}

func TestNoGraphWithoutBackprop(t *testing.T) {
	s := NewSession()
	s.EnableBackprop = false
	if y := Add(vector(s, 1), vector(s, 1)); y.Creator() != nil {
		t.Error("a graph was recorded")
	}
}

func TestBackwardErrors(t *testing.T) {
	s := NewSession()
	x := vector(s, 1, 2)
	for want, f := range map[string]func(){
		"backward: this Variable was not computed by a function of Variables, so there is no graph to go back through":   func() { x.Backward(BackwardOptions{}) },
		"backward: y is float64(2,): with more than one element set y.grad first, or make it one number (F.sum, a loss)": func() { Add(x, x).Backward(BackwardOptions{}) },
		"grad: the gradient is float64(3,), want that of the data, float64(2,)":                                          func() { x.SetGrad(array.New(array.Float64, 3)) },
		"+: shapes (2,) and (3,) do not broadcast (called with float64(2,), float64(3,))":                                func() { Add(x, vector(s, 1, 2, 3)) },
	} {
		if err := array.Try(f); err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

// TestInterrupt: a computation stops before the next function, on both ways,
// and can be started again.
func TestInterrupt(t *testing.T) {
	s := NewSession()
	x := vector(s, 1)
	y := Add(Add(x, x), x)
	ctx, cancel := context.WithCancel(context.Background())
	end := array.Interruptible(ctx)
	Add(Add(x, x), x)
	cancel()
	for kernel.Asked.Load() == 0 {
		runtime.Gosched()
	}
	for what, f := range map[string]func(){
		"backward": func() { y.Backward(BackwardOptions{}) },
		"forward":  func() { Add(Add(x, x), x) },
	} {
		if err := array.Try(f); err == nil || !strings.HasSuffix(err.Error(), "interrupted") {
			t.Errorf("%s: got %v", what, err)
		}
	}
	end()
	y.Backward(BackwardOptions{})
	expect(t, "x.grad", x.Grad(), "[3.]")
}

type broken struct{ Node }

func (f *broken) Forward(x []*array.Array) []*array.Array { return x[:1] }
func (f *broken) Backward(gy []*Variable) []*Variable {
	return []*Variable{Add(gy[0], vector(f.sess, 1, 2, 3, 4))}
}

// TestBackwardNamesTheCall: an error on the way back says where the forward call stood.
func TestBackwardNamesTheCall(t *testing.T) {
	s := NewSession()
	s.Site = func() Site { return Site{"lesson.lua", 12} }
	y := Apply1("broken", &broken{}, vector(s, 1, 2, 3))
	y.SetGrad(array.New(array.Float64, 3))
	err := array.Try(func() { y.Backward(BackwardOptions{}) })
	want := "broken: shapes (3,) and (4,) do not broadcast (called with float64(3,), float64(4,)) (backward of the call at lesson.lua:12)"
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	if y.node.pending != nil {
		t.Error("the failed pass left a pending gradient")
	}
}

type twice struct{ Node }

func (f *twice) Forward(x []*array.Array) []*array.Array { return array.Add(x[0], x[0]).Alone() }
func (f *twice) Backward(gy []*Variable) []*Variable     { return []*Variable{Add(gy[0], gy[0])} }
func (f *twice) BackwardArrays(gy []*array.Array) []*array.Array {
	gx := f.Grads()
	gx[0] = f.NewGrad(0)
	array.CopyInto(gx[0], array.Add(gy[0], gy[0]))
	return gx
}

// TestGradientMemory: a gradient that was cleared is room for the next, unless
// somebody has seen it, and sums over passes do not write into what was seen.
func TestGradientMemory(t *testing.T) {
	s := NewSession()
	x := vector(s, 1)
	backward := func() { Apply1("twice", &twice{}, Apply1("twice", &twice{}, x)).Backward(BackwardOptions{}) }
	backward()
	first := x.PeekGrad()
	x.ClearGrad()
	backward()
	if x.PeekGrad() != first {
		t.Error("the memory of a gradient that nobody has seen does not serve the next")
	}
	seen := x.Grad()
	x.ClearGrad()
	Apply1("twice", &twice{}, x).Backward(BackwardOptions{})
	expect(t, "the gradient that was seen", seen, "[4.]")
	expect(t, "x.grad", x.Grad(), "[2.]")
	seen = x.Grad()
	for range 2 {
		backward()
	}
	expect(t, "the first gradient", seen, "[2.]")
	expect(t, "the sum", x.Grad(), "[10.]")
}

// TestUnchainLetsGo: what came before a Variable is held no longer, although the
// function that computed it has its memory in one piece with it.
func TestUnchainLetsGo(t *testing.T) {
	s := NewSession()
	h := Add(vector(s, 1), vector(s, 2))
	before := weak.Make(h.node.creator)
	y := Add(h, h)
	y.Unchain()
	h = nil
	runtime.GC()
	if before.Value() != nil {
		t.Error("the function before is still in memory")
	}
	expect(t, "y", y.Data(), "[6.]")
}
