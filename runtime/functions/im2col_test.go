package functions

import (
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
)

func TestIm2ColGradients(t *testing.T) {
	for _, c := range []struct {
		x, ksize []int
		opt      Im2ColOptions
	}{
		{[]int{2, 2, 3, 4}, []int{2}, Im2ColOptions{Stride: []int{1}, Pad: []int{1}, Dilate: []int{1}}},
		{[]int{1, 2, 4, 5}, []int{3, 1}, Im2ColOptions{Stride: []int{2, 3}, Pad: []int{0}, Dilate: []int{1}, CoverAll: true}},
		{[]int{1, 1, 4, 20}, []int{2, 3}, Im2ColOptions{Stride: []int{1}, Pad: []int{1, 0}, Dilate: []int{2}}},
		{[]int{0, 1, 2, 2}, []int{2}, Im2ColOptions{Stride: []int{1}, Pad: []int{0}, Dilate: []int{1}}},
	} {
		check.Gradients(t, "im2col", []*Array{check.Input(1, c.x...)}, func(x ...*Variable) *Variable { return Im2Col(x[0], c.ksize, c.opt) })
	}
}

func TestIm2ColErrors(t *testing.T) {
	s := autograd.NewSession()
	plain := Im2ColOptions{Stride: []int{1}, Pad: []int{0}, Dilate: []int{1}}
	padded := plain
	padded.Pad = []int{5000}
	for _, c := range []struct {
		want     string
		x, ksize []int
		opt      Im2ColOptions
	}{
		{"im2col: x is float32(2, 3), want 4 axes", []int{2, 3}, []int{1}, plain},
		{"a window of 3 does not fit: axis 3 of x, float32(1, 1, 3, 2), has 2 elements", []int{1, 1, 3, 2}, []int{3}, plain},
		{"ksize is (0,), want", []int{1, 1, 3, 2}, []int{0}, plain},
		{"this machine has", []int{1, 1, 3, 2}, []int{5000}, padded},
	} {
		convolutionRefuses(t, c.want, func() { Im2Col(s.Constant(array.New(array.Float32, c.x...)), c.ksize, c.opt) })
	}
	padded.Pad = []int{1 << 14} // no images: nothing to do, however large the window is
	if y := Im2Col(s.Constant(array.New(array.Float32, 0, 1, 3, 2)), []int{1 << 14}, padded); y.Data().Size() != 0 {
		t.Errorf("no images: %s", y.Data().Describe())
	}
}

// TestConvOutSize has sizes recorded from chainer.utils.conv.get_conv_outsize.
func TestConvOutSize(t *testing.T) {
	for _, c := range []struct {
		in, ksize, stride, pad int
		coverAll               bool
		dilate, want           int
	}{
		{10, 3, 1, 0, false, 1, 8}, {10, 3, 2, 1, false, 1, 5}, {10, 3, 2, 1, true, 1, 6}, {10, 3, 3, 0, true, 1, 4},
		{10, 3, 2, 0, false, 4, 1}, {2, 3, 2, 0, true, 1, 1}, {2, 3, 2, 0, false, 1, 0}, {1, 9, 2, 0, true, 1, 0},
	} {
		if got := convOutSize(c.in, c.ksize, c.stride, c.pad, c.coverAll, c.dilate); got != c.want {
			t.Errorf("%+v: %d", c, got)
		}
	}
}
