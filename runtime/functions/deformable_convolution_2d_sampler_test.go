package functions

import (
	"fmt"
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
)

// The gradients cannot be differentiated again, so the first ones are compared with those
// of a function that cannot be either: check.Gradients would ask for both.
func TestDeformableGradients(t *testing.T) {
	in := []*Array{check.Input(1, 2, 2, 4, 3), check.Input(2, 2, 8, 3, 2), check.Input(3, 3, 2, 2, 2), check.Input(4, 3)}
	f := func(in []*Array) (*Variable, []*Variable) {
		s := autograd.NewSession()
		xs := []*Variable{s.Variable(in[0]), s.Variable(in[1]), s.Variable(in[2]), s.Variable(in[3])}
		y := DeformableConvolution2DSampler(xs[0], xs[1], xs[2], xs[3], []int{1, 2}, []int{1, 0})
		return Sum(Mul(y, s.Constant(check.Input(9, y.Shape()...))), nil, false), xs
	}
	loss, xs := f(in)
	loss.Backward(autograd.BackwardOptions{})
	const h = 1e-6
	for i := range in {
		for k := range in[i].Size() {
			at := func(step float64) float64 {
				moved := append([]*Array{}, in...)
				moved[i] = in[i].Copy()
				moved[i].SetFloat(k, in[i].Float(k)+step)
				y, _ := f(moved)
				return y.Data().Float(0)
			}
			want, got := (at(h)-at(-h))/(2*h), xs[i].Grad().Float(k)
			if d := got - want; d > 1e-5 || d < -1e-5 {
				t.Errorf("gradient of input %d, element %d is %g, numerically %g", i, k, got, want)
			}
		}
	}
}

// TestDeformableCorners has the gradients of offsets of 0, recorded from Chainer: each is the
// slope to the right or to the left of a pixel, whichever the roundings lead to.
func TestDeformableCorners(t *testing.T) {
	s := autograd.NewSession()
	for d, want := range map[array.Dtype][]int{
		array.Float32: {0, 0, 0, 0, 0, 0, 0, -5, 7, -4, 7, -4, -1, 0, -3, 7, -4, -4, 7, -3, 0, -1, -4, 7, -4, 7, -5, 0, 1, -4, 7, -4, -4, 4, 0, 3, -4, -4, 7, -4, 2, 0, 5, -4, -4, 7, -4, 0, 0,
			0, -5, 2, -2, 5, 1, 0, 0, 2, 2, 2, -9, 2, 0, 0, 2, -9, 2, 2, 2, 0, 0, 2, 2, 2, 2, -9, 0, 0, 2, 2, -9, 2, 2, 0, 0, 2, 2, 2, 2, 2, 0, 0, -5, -1, 3, -4, 0, 0},
		array.Float64: {0, 0, 0, 0, 0, 0, 0, -5, -5, -4, 7, -4, -1, 0, -3, -3, -4, -4, 7, -3, 0, -1, -1, 7, -4, 7, -5, 0, 1, 1, 7, -4, -4, 4, 0, 3, 3, -4, 7, -4, 2, 0, 5, 5, -4, 7, -4, 0, 0,
			0, -5, 2, -2, 5, 1, 0, 0, 2, 2, 2, -9, 2, 0, 0, 2, -9, 2, 2, 2, 0, 0, 2, 2, 2, 2, -9, 0, 0, 2, 2, -9, 2, 2, 0, 0, 2, 2, -9, 2, 2, 0, 0, -5, -1, 3, -4, 0, 0},
	} {
		x, offset, W := array.New(d, 1, 1, 6, 5), s.Variable(array.New(d, 1, 2, 7, 7)), array.New(d, 1, 1, 1, 1)
		for i := range 30 {
			x.SetFloat(i, float64(i*7%11-5))
		}
		W.Fill(1)
		y := DeformableConvolution2DSampler(s.Constant(x), offset, s.Constant(W), nil, []int{1}, []int{1})
		gy := array.New(d, y.Shape()...)
		gy.Fill(1)
		y.SetGrad(gy)
		y.Backward(autograd.BackwardOptions{})
		got := array.Round(offset.Grad(), 0).AsType(array.Int32)
		if g := fmt.Sprint(array.Data[int32](got)); g != fmt.Sprint(want) {
			t.Errorf("%s: %s, want %v", d, g, want)
		}
	}
}

func TestDeformableErrors(t *testing.T) {
	s := autograd.NewSession()
	zeros := func(shape ...int) *Variable { return s.Variable(array.New(array.Float32, shape...)) }
	x, offset, W := zeros(1, 2, 4, 4), zeros(1, 8, 3, 3), zeros(2, 2, 2, 2)
	call := func(x, offset, W, b *Variable, stride int) *Variable {
		return DeformableConvolution2DSampler(x, offset, W, b, []int{stride}, []int{0})
	}
	convolutionRefuses(t, "offset is float32(1, 6, 3, 3), want float32(1, 8, oh, ow) (x is float32(1, 2, 4, 4), W is", func() { call(x, zeros(1, 6, 3, 3), W, nil, 1) })
	convolutionRefuses(t, "offset is float64(1, 8, 3, 3), want float32", func() { call(x, s.Constant(array.New(array.Float64, 1, 8, 3, 3)), W, nil, 1) })
	convolutionRefuses(t, "offset is float32(2, 8, 3, 3)", func() { call(x, zeros(2, 8, 3, 3), W, nil, 1) })
	convolutionRefuses(t, "x has 3 channels, W wants 2", func() { call(zeros(1, 3, 4, 4), offset, W, nil, 1) })
	convolutionRefuses(t, "b is float32(3,), want float32(2,)", func() { call(x, offset, W, zeros(3), 1) })
	convolutionRefuses(t, "stride is (0,)", func() { call(x, offset, W, nil, 0) })
	convolutionRefuses(t, "fewer than 2 elements", func() { call(zeros(1, 1, 1, 1), zeros(1, 2, 1, 1), zeros(1, 1, 1, 1), nil, 1) })
	if y := call(x, offset, W, zeros(1), 1); !array.SameShape(y.Shape(), []int{1, 2, 3, 3}) {
		t.Errorf("b of one number: %v", y.Shape())
	}
	y := Sum(call(x, offset, W, nil, 1), nil, false)
	y.Backward(autograd.BackwardOptions{EnableDoubleBackprop: true})
	convolutionRefuses(t, "cannot be differentiated again", func() { Sum(x.GradVar(), nil, false).Backward(autograd.BackwardOptions{}) })
}
