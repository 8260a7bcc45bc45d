package functions

import (
	"math"
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
)

// rois are one region inside an image, one that reaches far out of it and one
// outside, as (top, left, bottom, right).
var rois = []float64{0.3, 1, 3.2, 3.9, -4, -3, 20, 9, 40, 40, 50, 50}

// roiFunctions are the five functions with everything fixed but x and rois.
func roiFunctions(outsize [2]int, samplingRatio any) map[string]func(x, rois *Variable) *Variable {
	indices := array.FromSlice([]int32{1, 0, 1})
	return map[string]func(x, rois *Variable) *Variable{
		"roi_pooling_2d": func(x, rois *Variable) *Variable {
			five := array.New(rois.Dtype(), 3, 5)
			for i := range 3 {
				five.SetFloat(5*i, float64(indices.Float(i)))
				for k, column := range []int{1, 0, 3, 2} {
					five.SetFloat(5*i+k+1, rois.Data().Float(4*i+column))
				}
			}
			return ROIPooling2D(x, x.Session().Constant(five), outsize[0], outsize[1], 0.9)
		},
		"roi_max_pooling_2d":     func(x, r *Variable) *Variable { return ROIMaxPooling2D(x, r, indices, outsize, 0.9) },
		"roi_average_pooling_2d": func(x, r *Variable) *Variable { return ROIAveragePooling2D(x, r, indices, outsize, 0.9) },
		"roi_max_align_2d":       func(x, r *Variable) *Variable { return ROIMaxAlign2D(x, r, indices, outsize, 0.9, samplingRatio) },
		"roi_average_align_2d":   func(x, r *Variable) *Variable { return ROIAverageAlign2D(x, r, indices, outsize, 0.9, samplingRatio) },
	}
}

func TestROIGradients(t *testing.T) {
	for _, outsize := range [][2]int{{1, 1}, {2, 3}} {
		for name, f := range roiFunctions(outsize, nil) {
			regions := rois
			if name == "roi_max_pooling_2d" || name == "roi_max_align_2d" {
				regions = append(append([]float64{}, rois[:8]...), 1, 1, 2, 2) // -inf has no numerical gradient
			}
			check.Gradients(t, name, []*Array{check.Input(1, 2, 2, 4, 5)}, func(x ...*Variable) *Variable {
				y := f(x[0], x[0].Session().Constant(array.FromSlice(regions, 3, 4)))
				return where(finiteElements(y.Data()), y, x[0].Session().Constant(array.New(y.Dtype(), y.Shape()...)))
			})
		}
	}
}

func finiteElements(a *Array) *Array {
	ok := array.New(array.Bool, a.Shape()...)
	for i := range a.Size() {
		if !math.IsInf(a.Float(i), 0) {
			ok.SetFloat(i, 1)
		}
	}
	return ok
}

// TestROIOutside: what a region has outside the image is 0 or -inf, as in Chainer.
func TestROIOutside(t *testing.T) {
	s := autograd.NewSession()
	x := s.Constant(check.Positive(1, 2, 1, 4, 4))
	regions := s.Constant(array.FromSlice(rois, 3, 4))
	for name, f := range roiFunctions([2]int{2, 2}, 2.0) {
		want := 0.0
		if name == "roi_max_pooling_2d" || name == "roi_max_align_2d" {
			want = math.Inf(-1)
		}
		y := f(x, regions).Data()
		for i := range 4 {
			if y.Float(i) == want {
				t.Errorf("%s: part %d of the region inside is %g", name, i, want)
			}
			if got := y.Float(8 + i); got != want {
				t.Errorf("%s: part %d of the region outside is %g, want %g", name, i, got, want)
			}
		}
	}
}

// TestROINoRegion: no region gives an empty result.
func TestROINoRegion(t *testing.T) {
	s := autograd.NewSession()
	x := s.Constant(check.Input(1, 2, 3, 4, 4))
	y := ROIAverageAlign2D(x, s.Constant(array.New(array.Float64, 0, 4)), array.New(array.Int32, 0), [2]int{2, 1}, 1, nil)
	if got := y.Data().Describe(); got != "float64(0, 3, 2, 1)" {
		t.Errorf("got %s", got)
	}
}

func TestROIErrors(t *testing.T) {
	s := autograd.NewSession()
	x := s.Constant(array.New(array.Float64, 2, 1, 4, 4))
	at := func(n ...float64) *Variable { return s.Constant(array.FromSlice(n, len(n)/4, 4)) }
	first := array.FromSlice([]int32{0})
	one := [2]int{1, 1}
	maximum := func(r *Variable, indices *Array, outsize [2]int, scale float64) func() {
		return func() { ROIMaxPooling2D(x, r, indices, outsize, scale) }
	}
	align := func(ratio any) func() {
		return func() { ROIAverageAlign2D(x, at(0, 0, 1, 1), first, one, 1, ratio) }
	}
	checkMessages(t, map[string]func(){
		"roi_max_pooling_2d: region 0 is in image 2, want 0 to 1, the images of x, float64(2, 1, 4, 4)":  maximum(at(0, 0, 1, 1), array.FromSlice([]int32{2}), one, 1),
		"roi_max_pooling_2d: region 0 is in image -1, want 0 to 1, the images of x, float64(2, 1, 4, 4)": maximum(at(0, 0, 1, 1), array.FromSlice([]int32{-1}), one, 1),
		"roi_max_pooling_2d: roi_indices is int64(1,), want int32":                                       maximum(at(0, 0, 1, 1), array.New(array.Int64, 1), one, 1),
		"roi_max_pooling_2d: spatial_scale is 0, want more than 0":                                       maximum(at(0, 0, 1, 1), first, one, 0),
		"roi_max_pooling_2d: spatial_scale is NaN, want more than 0":                                     maximum(at(0, 0, 1, 1), first, one, math.NaN()),
		"roi_max_pooling_2d: spatial_scale is +Inf, want a number":                                       maximum(at(0, 0, 1, 1), first, one, math.Inf(1)),
		"roi_max_pooling_2d: outsize is (0, 1), want both from 1":                                        maximum(at(0, 0, 1, 1), first, [2]int{0, 1}, 1),
		"roi_max_pooling_2d: region 0 of rois lies at NaN, want less than 1e+09 pixels from the origin":  maximum(at(0, math.NaN(), 1, 1), first, one, 1),
		"roi_max_pooling_2d: region 0 of rois lies at +Inf, want less than 1e+09 pixels from the origin": maximum(at(0, 0, math.Inf(1), 1), first, one, 1),
		"roi_max_pooling_2d: rois is float32(1, 4), want the dtype of x, float64(2, 1, 4, 4)":            maximum(s.Constant(array.New(array.Float32, 1, 4)), first, one, 1),
		"roi_average_align_2d: sampling_ratio is 0, want whole numbers from 1 to 1024 or nil":            align(0.0),
		"roi_average_align_2d: sampling_ratio is 1.5, want whole numbers from 1 to 1024 or nil":          align(1.5),
		"roi_average_align_2d: sampling_ratio is 1e+09, want whole numbers from 1 to 1024 or nil":        align(1e9),
		"roi_pooling_2d: (outh, outw) is (1, -1), want both from 1": func() {
			ROIPooling2D(x, s.Constant(array.New(array.Float64, 1, 5)), 1, -1, 1)
		},
		"roi_pooling_2d: region 0 is in image NaN, want 0 to 1, the images of x, float64(2, 1, 4, 4)": func() {
			ROIPooling2D(x, s.Constant(array.FromSlice([]float64{math.NaN(), 0, 0, 0, 0}, 1, 5)), 1, 1, 1)
		},
	})
	if err := array.Try(maximum(at(0, 0, 1, 1), first, [2]int{1 << 40, 1 << 30}, 1)); err == nil {
		t.Error("a result larger than all memory is no error")
	}
}

// TestROIAlignLargeRegion: the number of points follows the image, not the region.
func TestROIAlignLargeRegion(t *testing.T) {
	s := autograd.NewSession()
	x := s.Constant(check.Positive(1, 1, 1, 4, 4))
	region := s.Constant(array.FromSlice([]float64{-9e8, -9e8, 9e8, 9e8}, 1, 4))
	y := ROIMaxAlign2D(x, region, array.FromSlice([]int32{0}), [2]int{1, 1}, 1, nil)
	if got, most := y.Data().Float(0), array.Max(x.Data(), nil, false).Float(0); !(got > 0.5*most && got <= most) {
		t.Errorf("the largest point is %g, the largest pixel %g", got, most)
	}
}
