package functions

import (
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
)

func TestLocalConvolution2DGradients(t *testing.T) {
	for _, c := range []struct{ x, w, stride []int }{
		{[]int{2, 2, 4, 3}, []int{3, 3, 2, 2, 2, 2}, []int{1}},
		{[]int{1, 1, 5, 5}, []int{2, 2, 4, 1, 2, 2}, []int{3, 1}},
		{[]int{1, 1, 5, 5}, []int{1, 2, 2, 1, 2, 2}, []int{1}}, // W leaves a part of x unseen
		{[]int{0, 1, 3, 3}, []int{1, 2, 2, 1, 2, 2}, []int{1}},
		{[]int{2, 1, 3, 3}, []int{1, 0, 2, 1, 1, 1}, []int{1}},
		{[]int{2, 1, 3, 3}, []int{1, 2, 2, 1, 0, 1}, []int{1}},
	} {
		in := []*Array{check.Input(1, c.x...), check.Input(2, c.w...), check.Input(3, c.w[:3]...)}
		check.Gradients(t, "local_convolution_2d", in, func(x ...*Variable) *Variable { return LocalConvolution2D(x[0], x[1], x[2], c.stride) })
		check.Gradients(t, "local_convolution_2d without b", in[:2], func(x ...*Variable) *Variable { return LocalConvolution2D(x[0], x[1], nil, c.stride) })
	}
}

func TestLocalConvolution2DErrors(t *testing.T) {
	s := autograd.NewSession()
	zeros := func(shape ...int) *Variable { return s.Constant(array.New(array.Float32, shape...)) }
	x, W := zeros(1, 2, 5, 5), zeros(3, 2, 2, 2, 2, 2)
	for _, c := range []struct {
		want    string
		x, W, b *Variable
		stride  int
	}{
		{"local_convolution_2d: want x with 4 axes and W with 6 (x is float32(2, 5, 5), W is float32(3, 2, 2, 2, 2, 2))", zeros(2, 5, 5), W, nil, 1},
		{"x has 2 channels, W wants 1", x, zeros(3, 2, 2, 1, 2, 2), nil, 1},
		{"2 windows of 2 reach to 6, axis 2 of x has 5", x, W, nil, 4},
		{"stride is (0,)", x, W, nil, 0},
		{"b is float32(3, 1, 1), want the first three lengths of W", x, W, zeros(3, 1, 1), 1},
		{"b is float64(3, 2, 2), want the dtype of x", x, W, s.Constant(array.New(array.Float64, 3, 2, 2)), 1},
	} {
		convolutionRefuses(t, c.want, func() { LocalConvolution2D(c.x, c.W, c.b, []int{c.stride}) })
	}
}
