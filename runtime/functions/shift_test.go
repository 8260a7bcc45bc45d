package functions

import (
	"fmt"
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
)

func TestShiftGradients(t *testing.T) {
	for _, c := range []struct{ x, ksize, dilate []int }{
		{[]int{2, 10, 3, 2}, []int{3}, []int{1}}, {[]int{1, 4, 2, 3}, []int{3, 1}, []int{1, 2}}, {[]int{1, 5, 2, 4}, []int{1, 5}, []int{-1}}, {[]int{0, 9, 2, 2}, []int{3}, []int{1}},
	} {
		check.Gradients(t, "shift", []*Array{check.Input(1, c.x...)}, func(x ...*Variable) *Variable { return Shift(x[0], c.ksize, c.dilate) })
	}
}

// TestShift has the results of Chainer for np.arange(1, n + 1) in images of 2x3 pixels.
func TestShift(t *testing.T) {
	s := autograd.NewSession()
	for _, c := range []struct {
		channels      int
		ksize, dilate []int
		want          []int
	}{
		{4, []int{3, 1}, []int{2, 1}, []int{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24}},
		{9, []int{3}, []int{-1}, []int{0, 0, 0, 0, 1, 2, 0, 0, 0, 7, 8, 9, 0, 0, 0, 14, 15, 0, 0, 19, 20, 0, 22, 23, 29, 30, 0, 0, 0, 0,
			32, 33, 0, 35, 36, 0, 0, 40, 41, 0, 0, 0, 46, 47, 48, 0, 0, 0, 49, 50, 51, 52, 53, 54}},
		{7, []int{1, 3}, []int{1, 2}, []int{3, 0, 0, 6, 0, 0, 9, 0, 0, 12, 0, 0, 0, 0, 13, 0, 0, 16, 0, 0, 19, 0, 0, 22,
			25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42}},
	} {
		x := array.New(array.Float32, 1, c.channels, 2, 3)
		for i := range x.Size() {
			x.SetFloat(i, float64(i+1))
		}
		y := Shift(s.Constant(x), c.ksize, c.dilate).Data()
		if got := fmt.Sprint(array.Data[float32](y)); got != fmt.Sprint(c.want) {
			t.Errorf("ksize %v, dilate %v: %s, want %v", c.ksize, c.dilate, got, c.want)
		}
	}
}

func TestShiftErrors(t *testing.T) {
	s := autograd.NewSession()
	x := s.Constant(array.New(array.Float32, 1, 9, 2, 2))
	convolutionRefuses(t, "shift: ksize is (2, 2), want odd numbers", func() { Shift(x, []int{2}, []int{1}) })
	convolutionRefuses(t, "ksize is (-1,), want whole numbers from 1", func() { Shift(x, []int{-1}, []int{1}) })
	convolutionRefuses(t, "dilate is (1, 0), want no 0", func() { Shift(x, []int{3}, []int{1, 0}) })
	convolutionRefuses(t, "x is float32(1, 9, 2, 2), want 4 axes and at least 25 channels", func() { Shift(x, []int{5}, []int{1}) })
	convolutionRefuses(t, "want 4 axes", func() { Shift(Reshape(x, []int{9, 2, 2}), []int{1}, []int{1}) })
}
