package functions

import (
	"slices"
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
)

// fusedNets are graphs in which gradients meet, are passed on as they are, and
// are summed. Arrays are large enough for their memory to be used again.
var fusedNets = map[string]func(x, W *Variable) *Variable{
	"both sides": func(x, W *Variable) *Variable {
		h := Tanh(linearRows(x, W, nil))
		return Add(Add(ReLU(h), h), MulScalar(h, 3))
	},
	"one weight three times": func(x, W *Variable) *Variable {
		h := x
		for range 3 {
			h = Tanh(linearRows(h, W, nil))
		}
		return Add(h, AddScalar(linearRows(x, W, nil), 1))
	},
	"other shapes": func(x, W *Variable) *Variable {
		h := Reshape(ReLU(linearRows(x, W, nil)), []int{-1, 32})
		parts := SplitAt(h, []int{64}, 0)
		return Tanh(Concat([]*Variable{parts[1], parts[0], parts[1]}, 0))
	},
	"many parts": func(x, W *Variable) *Variable {
		var cuts []int
		for i := 1; i < 32; i++ {
			cuts = append(cuts, 2*i)
		}
		parts := SplitAt(ReLU(linearRows(x, W, nil)), cuts, 0)
		slices.Reverse(parts)
		return Tanh(Concat(append(parts[:20], parts[10:25]...), 0)) // some twice, some not at all
	},
	"cells": func(x, W *Variable) *Variable {
		c := Sub(x, MulScalar(x, 0.5))
		for range 2 {
			gates := Concat([]*Variable{linearRows(c, W, nil), c, x, c}, 1)
			next, h := LSTM(c, gates)
			c = Add(next, h)
		}
		return c
	},
	"sums": func(x, W *Variable) *Variable {
		h := ReLU(linearRows(x, W, nil))
		all := func(v *Variable) *Variable { return Sum(v, nil, false) }
		y := Add(all(MulScalar(Tanh(AddScalar(h, 1)), 2)), all(Sum(ReLU(h), array.Axes{1}, true)))
		return Add(Add(y, all(x)), Add(all(h), all(Mul(h, x))))
	},
	"images": func(x, W *Variable) *Variable {
		one := x.Session().Constant(check.Input(5, 4, 4, 3, 3).AsType(array.Float32))
		images := Reshape(x, []int{4, 4, 16, 16})
		opt := ConvolutionOptions{Stride: []int{1}, Pad: []int{1}, Dilate: []int{1}, Groups: 1}
		y := Convolution2D(images, one, nil, opt)
		y = Add(ReLU(y), images)
		gamma, beta := MulScalar(Sum(W, array.Axes{1}, false), 0.1), Sum(W, array.Axes{0}, false)
		parts := func(z *Variable) *Variable { return SplitAt(z, []int{4}, 0)[0] }
		y = BatchNormalization(y, parts(gamma), parts(beta), BatchNormalizationOptions{Eps: 1e-3})
		return MaxPooling2D(y, []int{2}, nil, []int{0}, true, false)[0].(*Variable)
	},
}

// TestFusedWays compares the short ways back with the differentiable ones, a few
// times, so that memory that was given back is used again.
func TestFusedWays(t *testing.T) {
	for name, net := range fusedNets {
		var want [2]*Array
		for round := range 4 {
			s := autograd.NewSession()
			x := s.Variable(check.Input(1, 64, 64).AsType(array.Float32))
			W := s.Variable(array.Mul(check.Input(2, 64, 64), array.Scalar(array.Float64, 0.1)).AsType(array.Float32))
			y := net(x, W)
			gy := check.Input(3, y.Shape()...).AsType(array.Float32)
			kept := gy.Copy()
			y.SetGrad(gy)
			y.Backward(autograd.BackwardOptions{EnableDoubleBackprop: round == 0})
			if err := check.Near(gy, kept, check.Tolerance{}); err != nil {
				t.Fatalf("%s: the gradient that was given has changed: %v", name, err)
			}
			got := [2]*Array{x.Grad(), W.Grad()}
			if round == 0 {
				want = got
			}
			for i := range got {
				if err := check.Near(got[i], want[i], check.Tolerance{Rel: 1e-4, Abs: 1e-4}); err != nil {
					t.Errorf("%s, round %d, gradient %d: %v", name, round, i, err)
				}
			}
		}
	}
}

// TestKeptGradients: gradients that somebody can see are not written over.
func TestKeptGradients(t *testing.T) {
	s := autograd.NewSession()
	x := s.Variable(check.Input(1, 100, 100).AsType(array.Float32))
	for i := range 3 { // one is seen, its memory stays; the others are not
		Sum(MulScalar(x, float64(i)), nil, false).Backward(autograd.BackwardOptions{})
		if i == 1 {
			seen := x.Grad()
			defer func() {
				if got := seen.Float(5000); got != 1 {
					t.Errorf("an element of a gradient that was seen is %v, want 1", got)
				}
			}()
		}
		x.ClearGrad()
	}
	a := MulScalar(x, 2)
	b := Tanh(a)
	c := MulScalar(b, 3)
	y := Sum(c, nil, false)
	y.Backward(autograd.BackwardOptions{RetainGrad: true})
	for _, v := range []*Variable{c, b} {
		want := map[*Variable]float64{c: 1, b: 3}[v]
		for i := range 10000 {
			if got := v.Grad().Float(i); got != want {
				t.Fatalf("element %d of a kept gradient is %v, want %v", i, got, want)
			}
		}
	}
}
