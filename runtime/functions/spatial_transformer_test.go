package functions

import (
	"math"
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
)

func TestSpatialTransformerGradients(t *testing.T) {
	for _, size := range [][]int{{1, 1}, {2, 3}, {0, 2}} {
		check.Gradients(t, "spatial_transformer_grid", []*Array{check.Input(1, 2, 2, 3)}, func(x ...*Variable) *Variable {
			return SpatialTransformerGrid(x[0], size)
		})
	}
	for _, image := range [][]int{{2, 3, 4, 5}, {2, 1, 1, 3}, {2, 2, 2, 2}} {
		inputs := []*Array{check.Input(1, image...), array.Mul(check.Input(2, 2, 2, 2, 3), array.Scalar(array.Float64, 0.7))}
		check.Gradients(t, "spatial_transformer_sampler", inputs, func(x ...*Variable) *Variable {
			return SpatialTransformerSampler(x[0], x[1])
		})
	}
}

// TestSpatialTransformerIdentity: the grid of the identity samples the image itself.
func TestSpatialTransformerIdentity(t *testing.T) {
	s := autograd.NewSession()
	x := check.Input(1, 1, 2, 3, 4)
	identity := s.Constant(array.FromSlice([]float64{1, 0, 0, 0, 1, 0}, 1, 2, 3))
	y := SpatialTransformerSampler(s.Constant(x), SpatialTransformerGrid(identity, []int{3, 4}))
	if err := check.Near(y.Data(), x, check.Tolerance{Abs: 1e-14}); err != nil {
		t.Error(err)
	}
}

// TestSpatialTransformerFarPoints: outside x there is 0 without a gradient; a
// point half a pixel outside mixes the last pixel with it, as in Chainer.
func TestSpatialTransformerFarPoints(t *testing.T) {
	s := autograd.NewSession()
	x := s.Constant(array.FromSlice([]float64{1, 2, 3, 5}, 1, 1, 2, 2))
	inf := math.Inf(1)
	grid := s.Variable(array.FromSlice([]float64{2, -1, 9, inf, math.NaN(), -1, -3, -1, -inf, 0}, 1, 2, 1, 5))
	y := SpatialTransformerSampler(x, grid)
	y.SetGrad(array.Add(array.New(array.Float64, y.Shape()...), array.Scalar(array.Float64, 1)))
	y.Backward(autograd.BackwardOptions{})
	for i, want := range []float64{1, 0, 0, 0, math.NaN()} {
		if got := y.Data().Float(i); got != want && !(got != got && want != want) {
			t.Errorf("point %d is %g, want %g", i, got, want)
		}
	}
	for i, want := range []float64{-1, 0, 0} {
		if got := grid.Grad().Float(i); got != want {
			t.Errorf("gradient of position %d is %g, want %g", i, got, want)
		}
	}
}

func TestSpatialTransformerErrors(t *testing.T) {
	s := autograd.NewSession()
	image := func(d array.Dtype, shape ...int) *Variable { return s.Constant(array.New(d, shape...)) }
	checkMessages(t, map[string]func(){
		"spatial_transformer_grid: output_shape is (2,), want a height and a width":    func() { SpatialTransformerGrid(image(array.Float32, 1, 2, 3), []int{2}) },
		"spatial_transformer_grid: output_shape is (-1, 2), want a height and a width": func() { SpatialTransformerGrid(image(array.Float32, 1, 2, 3), []int{-1, 2}) },
		"spatial_transformer_sampler: grid is float32(1, 2, 2, 2), want the dtype of x, float64(1, 1, 2, 2)": func() {
			SpatialTransformerSampler(image(array.Float64, 1, 1, 2, 2), image(array.Float32, 1, 2, 2, 2))
		},
		"spatial_transformer_sampler: x is float32(0, 1, 2, 2), want at least one image": func() {
			SpatialTransformerSampler(image(array.Float32, 0, 1, 2, 2), image(array.Float32, 0, 2, 2, 2))
		},
	})
	if err := array.Try(func() { SpatialTransformerGrid(image(array.Float32, 1, 2, 3), []int{1 << 40, 1 << 40}) }); err == nil {
		t.Error("a result larger than all memory is no error")
	}
}
