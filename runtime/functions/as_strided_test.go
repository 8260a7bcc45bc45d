package functions

import (
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
)

func TestAsStridedGradients(t *testing.T) {
	for _, c := range []struct {
		from, shape, strides []int
		offset               int
	}{
		{[]int{5}, []int{3, 2}, []int{1, 1}, 1},             // a window
		{[]int{2, 3}, []int{3, 2}, []int{1, 3}, 0},          // a transpose
		{[]int{4}, []int{2, 4}, []int{0, -1}, 3},            // repeated and reversed
		{[]int{2, 2}, []int{}, []int{}, 3},                  // one element
		{[]int{3}, []int{0, 2}, []int{1, 1}, 0},             // nothing
		{[]int{}, []int{2, 2}, []int{0, 0}, 0},              // of an array without axes
		{[]int{6}, []int{2, 1, 2}, []int{3, 1 << 40, 1}, 0}, // the stride of a length 1 does not matter
	} {
		check.Gradients(t, "as_strided", []*Array{check.Input(1, c.from...)}, func(x ...*Variable) *Variable {
			return AsStrided(x[0], c.shape, c.strides, c.offset)
		})
	}
}

func TestAsStridedTakesEveryDtype(t *testing.T) {
	s := autograd.NewSession()
	for _, d := range []array.Dtype{array.Bool, array.Uint8, array.Int32, array.Int64, array.Float32, array.Float64} {
		x := array.FromSlice([]float64{1, 0, 1}).To(d)
		got := AsStrided(s.Variable(x), []int{2, 2}, []int{1, 1}, 0).Data()
		if err := check.Equal(got, array.FromSlice([]float64{1, 0, 0, 1}, 2, 2).To(d), false); err != nil {
			t.Error(err)
		}
	}
}

func TestAsStridedRefuses(t *testing.T) {
	x := autograd.NewSession().Variable(check.Input(1, 2, 3))
	for _, c := range []struct {
		want           string
		shape, strides []int
		offset         int
	}{
		{"takes elements 0 to 7, want 0 to 5, the elements of float64(2, 3)", []int{2}, []int{7}, 0},
		{"takes elements -1 to 0", []int{2}, []int{-1}, 0},
		{"takes elements 6 to 6", []int{}, []int{}, 6},
		{"strides has 1 numbers, want 2", []int{2, 2}, []int{1}, 0},
		{"a shape has no negative lengths", []int{-1}, []int{1}, 0},
		{"takes elements 0 to 9223372036854775808", []int{3}, []int{1 << 62}, 0},
		{"needs", []int{1 << 40, 1 << 40}, []int{0, 0}, 0},
	} {
		check.Refuses(t, c.want, func() { AsStrided(x, c.shape, c.strides, c.offset) })
	}
}
