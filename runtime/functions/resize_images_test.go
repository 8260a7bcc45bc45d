package functions

import (
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
)

func TestResizeImagesGradients(t *testing.T) {
	for _, to := range [][]int{{1, 1}, {3, 2}, {2, 5}, {7, 4}} {
		for _, mode := range []string{"bilinear", "nearest"} {
			for _, corners := range []bool{false, true} {
				check.Gradients(t, "resize_images", []*Array{check.Input(1, 2, 2, 3, 4)}, func(x ...*Variable) *Variable {
					return ResizeImages(x[0], to, mode, corners)
				})
			}
		}
	}
}

// TestResizeImagesToItself: with every mode the own size changes nothing.
func TestResizeImagesToItself(t *testing.T) {
	s := autograd.NewSession()
	x := check.Input(1, 1, 2, 7, 1)
	for _, mode := range []string{"bilinear", "nearest"} {
		for _, corners := range []bool{false, true} {
			if err := check.Near(ResizeImages(s.Constant(x), []int{7, 1}, mode, corners).Data(), x, check.Tolerance{Abs: 1e-14}); err != nil {
				t.Errorf("%s, align_corners %v: %v", mode, corners, err)
			}
		}
	}
}

func TestResizeImagesErrors(t *testing.T) {
	s := autograd.NewSession()
	resize := func(shape, to []int) func() {
		return func() { ResizeImages(s.Constant(array.New(array.Float32, shape...)), to, "bilinear", true) }
	}
	checkMessages(t, map[string]func(){
		"resize_images: output_shape is (0, 2), want a height and a width from 1":  resize([]int{1, 1, 2, 2}, []int{0, 2}),
		"resize_images: output_shape is (2,), want a height and a width from 1":    resize([]int{1, 1, 2, 2}, []int{2}),
		"resize_images: x is float32(0, 1, 2, 2), want at least one pixel":         resize([]int{0, 1, 2, 2}, []int{2, 2}),
		"resize_images: x is float32(1, 1, 2, 0), want at least one pixel":         resize([]int{1, 1, 2, 0}, []int{2, 2}),
		"resize_images: output_shape is (2, -1), want a height and a width from 1": resize([]int{1, 1, 2, 2}, []int{2, -1}),
	})
	if err := array.Try(resize([]int{1, 1, 2, 2}, []int{1 << 40, 1 << 40})); err == nil {
		t.Error("a result larger than all memory is no error")
	}
}
