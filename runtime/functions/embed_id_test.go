package functions

import (
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
)

func TestEmbedIDGradients(t *testing.T) {
	ignored := 1
	for _, ids := range []*Array{
		array.FromSlice([]int32{0, 2, 2, 1}), array.FromSlice([]int64{1, 1, 0, 2, 2, 2}, 2, 1, 3), array.New(array.Int32, 0), array.New(array.Int32, 2, 0),
	} {
		for _, label := range []*int{nil, &ignored} {
			check.Gradients(t, "embed_id", []*Array{check.Input(1, 3, 2)}, func(x ...*Variable) *Variable {
				return Square(EmbedID(x[0].Session().Constant(ids), x[0], label))
			})
		}
	}
}

func TestEmbedIDErrors(t *testing.T) {
	s := autograd.NewSession()
	W := s.Variable(check.Input(1, 3, 2))
	check.Refuses(t, "embed_id: x holds the number 3, but W has 3 rows: numbers are 0 to 2", func() { EmbedID(s.Constant(array.FromSlice([]int32{0, 3})), W, nil) })
	check.Refuses(t, "the number -1", func() { EmbedID(s.Constant(array.FromSlice([]int64{-1})), W, nil) })
	check.Refuses(t, "x is int32(), want integers with at least one axis", func() { EmbedID(s.Constant(array.New(array.Int32)), W, nil) })
	check.Refuses(t, "W is float64(6,), want floats of shape [V, D]", func() { EmbedID(s.Constant(array.New(array.Int32, 1)), Flatten(W), nil) })
}

func TestBilinearGradients(t *testing.T) {
	for _, c := range []struct{ e1, e2, w []int }{
		{[]int{2, 3}, []int{2, 2}, []int{3, 2, 4}}, {[]int{3, 2, 2}, []int{3, 1}, []int{4, 1, 1}}, {[]int{0, 2}, []int{0, 1}, []int{2, 1, 2}},
	} {
		w := c.w
		inputs := []*Array{check.Input(1, c.e1...), check.Input(2, c.e2...), check.Input(3, w...), check.Input(4, w[0], w[2]), check.Input(5, w[1], w[2]), check.Input(6, w[2])}
		check.Gradients(t, "bilinear", inputs, func(x ...*Variable) *Variable { return Bilinear(x[0], x[1], x[2], x[3], x[4], x[5]) })
		check.Gradients(t, "bilinear without V1, V2, b", inputs[:3], func(x ...*Variable) *Variable { return Bilinear(x[0], x[1], x[2], nil, nil, nil) })
	}
}

func TestBilinearErrors(t *testing.T) {
	s := autograd.NewSession()
	v := func(shape ...int) *Variable { return s.Variable(check.Input(1, shape...)) }
	check.Refuses(t, "bilinear: e2 is float64(2, 3), want rows of 1 inputs", func() { Bilinear(v(2, 3), v(2, 3), v(3, 1, 2), nil, nil, nil) })
	check.Refuses(t, "bilinear: V1, V2 and b must all be given or all be nil", func() { Bilinear(v(2, 3), v(2, 1), v(3, 1, 2), v(3, 2), nil, nil) })
	check.Refuses(t, "bilinear: V2 is float64(3, 2), want float64(1, 2)", func() { Bilinear(v(2, 3), v(2, 1), v(3, 1, 2), v(3, 2), v(3, 2), v(2)) })
}
