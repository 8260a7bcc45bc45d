package autograd

import (
	"testing"

	"nnlua/runtime/array"
)

// scale multiplies by c; on the way back it calls visit.
type scale struct {
	Node
	c     float64
	visit func()
}

func times(x *Variable, c float64, visit func()) *Variable {
	return Apply1("scale", &scale{c: c, visit: visit}, x)
}

func (f *scale) Forward(x []*array.Array) []*array.Array {
	return []*array.Array{array.Mul(x[0], array.Scalar(x[0].Dtype(), f.c))}
}

func (f *scale) Backward(gy []*Variable) []*Variable {
	if f.visit != nil {
		f.visit()
	}
	return []*Variable{times(gy[0], f.c, nil)}
}

// TestGradVisitsTheWayOnly: other branches are left alone, and NeedsGrad says so.
func TestGradVisitsTheWayOnly(t *testing.T) {
	s := NewSession()
	x, y := vector(s, 1, 2), vector(s, 3, 4)
	visits := 0
	hx, hy := times(x, 2, func() { visits++ }), times(y, 3, func() { t.Error("the other branch is visited") })
	z := Add(hx, hy)
	g := Grad([]*Variable{z}, []*Variable{x, z, hx}, GradOptions{})
	expect(t, "gx", g[0].Data(), "[2. 2.]")
	expect(t, "gz", g[1].Data(), "[1. 1.]")
	expect(t, "ghx", g[2].Data(), "[1. 1.]")
	if visits != 1 || x.Grad() != nil || z.Grad() != nil || x.node.pending != nil {
		t.Errorf("%d visits; x.grad is %v, z.grad is %v", visits, x.Grad(), z.Grad())
	}
}

// TestGradOfGrad differentiates twice and of an unconnected input.
func TestGradOfGrad(t *testing.T) {
	s := NewSession()
	x, other := vector(s, 1, 2), vector(s, 1, 2)
	y := times(x, 2, nil)
	gy := vector(s, 5, 6)
	g := Grad([]*Variable{y}, []*Variable{x}, GradOptions{GradOutputs: []*Variable{gy}, EnableDoubleBackprop: true})
	gg := Grad(g, []*Variable{gy, other}, GradOptions{SetGrad: true})
	expect(t, "ggy", gg[0].Data(), "[2. 2.]")
	expect(t, "gy.grad", gy.Grad(), "[2. 2.]")
	if gg[1] != nil {
		t.Errorf("an input without a way has the gradient %v", gg[1])
	}
}

// TestPassInsideAPass: a function that runs a pass over the same graph on its
// way back neither sees nor disturbs the gradients of the outer pass.
func TestPassInsideAPass(t *testing.T) {
	s := NewSession()
	x := vector(s, 1, 2)
	h := times(x, 2, nil)
	var inner *Variable
	deep := Add(h, h)
	a := times(deep, 10, func() {
		inner = Grad([]*Variable{deep}, []*Variable{x}, GradOptions{})[0]
	})
	y := Add(Add(a, h), x) // when a is visited, h and x hold what arrived here
	y.SetGrad(array.FromSlice([]float64{1, 100}))
	y.Backward(BackwardOptions{})
	expect(t, "inner gradient", inner.Data(), "[4. 4.]")
	expect(t, "x.grad", x.Grad(), "[  43. 4300.]")
	if s.pass != nil || h.node.creator.queued || h.node.pending != nil {
		t.Error("the passes left a mark")
	}
}

// TestBackwardFromSeveral starts at two outputs and at a leaf.
func TestBackwardFromSeveral(t *testing.T) {
	s := NewSession()
	x, leaf := vector(s, 1, 2), vector(s, 3, 4)
	leaf.SetGrad(array.FromSlice([]float64{1, 1}))
	y, z := times(x, 2, nil), times(x, 3, nil)
	BackwardFrom([]*Variable{y, z, leaf}, []*Variable{vector(s, 1, 1), vector(s, 10, 10), vector(s, 5, 5)}, false)
	expect(t, "x.grad", x.Grad(), "[32. 32.]")
	expect(t, "leaf.grad", leaf.Grad(), "[6. 6.]")
	y.SetGrad(array.FromSlice([]float64{1, 0}))
	BackwardFrom([]*Variable{y, z}, nil, false)
	expect(t, "x.grad", x.Grad(), "[34. 32.]")
}

// TestRootKeepsNoGradient, as in Chainer, unless retain_grad asks for it; and
// loss_scale stays with the leaves.
func TestRootKeepsNoGradient(t *testing.T) {
	s := NewSession()
	x := vector(s, 1)
	y := times(x, 2, nil)
	scale := 8.0
	y.Backward(BackwardOptions{LossScale: &scale})
	expect(t, "y.grad", y.Grad(), "nil")
	expect(t, "x.grad", x.Grad(), "[16.]")
	y.Backward(BackwardOptions{RetainGrad: true})
	expect(t, "y.grad", y.Grad(), "[1.]")
	expect(t, "x.grad", x.Grad(), "[18.]")
	if x.LossScale() != 0 {
		t.Errorf("after a pass without it the loss scale is %v", x.LossScale())
	}
}

// many keeps all of its inputs.
type many struct{ Node }

func (f *many) Forward(x []*array.Array) []*array.Array {
	sum := x[0]
	for i := range x {
		f.RetainInputs(i)
		if i > 0 {
			sum = array.Add(sum, x[i])
		}
	}
	return []*array.Array{sum}
}

func (f *many) Backward(gy []*Variable) []*Variable {
	gx := make([]*Variable, f.Arity())
	for i := range gx {
		gx[i] = f.RetainedInput(i)
	}
	return gx
}

// TestRetainManyInputs keeps more inputs than a word has bits.
func TestRetainManyInputs(t *testing.T) {
	s := NewSession()
	xs := make([]*Variable, 100)
	for i := range xs {
		xs[i] = vector(s, float64(i))
	}
	Apply1("many", &many{}, xs...).Backward(BackwardOptions{})
	for i, want := range map[int]string{0: "[0.]", 62: "[62.]", 63: "[63.]", 99: "[99.]"} {
		expect(t, "gradient", xs[i].Grad(), want)
	}
}

// TestUnchainBackwardForgetsSiblings: no output of a forgotten function leads back to it.
func TestUnchainBackwardForgetsSiblings(t *testing.T) {
	s := NewSession()
	x := vector(s, 1)
	h := times(x, 2, nil)
	a, b := times(h, 3, nil), times(h, 5, nil)
	a.UnchainBackward()
	if h.Creator() != nil || b.Creator() == nil {
		t.Errorf("h has the creator %v, b %v", h.Creator(), b.Creator())
	}
	b.Backward(BackwardOptions{})
	expect(t, "h.grad", h.Grad(), "[5.]")
	expect(t, "x.grad", x.Grad(), "nil")
}

// TestNoHookNoCost: without hooks a call allocates what it did without the support for them.
func TestNoHookNoCost(t *testing.T) {
	s := NewSession()
	s.EnableBackprop = false
	x := vector(s, 1)
	plain := testing.AllocsPerRun(100, func() { (&scale{c: 2}).Forward([]*array.Array{x.data}) })
	called := testing.AllocsPerRun(100, func() { Apply1("scale", &scale{c: 2}, x) })
	if called > plain+5 { // function, arguments, list of outputs, output
		t.Errorf("a call allocates %v times, its kernel %v times", called, plain)
	}
}
