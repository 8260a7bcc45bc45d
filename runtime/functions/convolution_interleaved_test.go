package functions

import (
	"math/rand"
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
)

// TestConvolutionInterleaved compares float32, for which many small images are
// interleaved, with float64, for which they never are.
func TestConvolutionInterleaved(t *testing.T) {
	r, went := rand.New(rand.NewSource(1)), 0
	for range 60 {
		groups, per, out := 1+r.Intn(2), 16+r.Intn(20), 16+r.Intn(60)
		s := &convShape{images: 10 + r.Intn(60), xChannels: groups * per, yChannels: groups * out, groups: groups}
		x, W := []int{s.images, s.xChannels}, []int{s.yChannels, per}
		opt := ConvolutionOptions{CoverAll: r.Intn(2) == 0, Groups: groups}
		for range 2 {
			a := convAxis{in: 1 + r.Intn(6), ksize: 2 + r.Intn(4), stride: 1 + r.Intn(2), pad: 1 + r.Intn(3), dilate: 1 + r.Intn(2)}
			a.out = convOutSize(a.in, a.ksize, a.stride, a.pad, opt.CoverAll, a.dilate)
			s.window, x, W = append(s.window, a), append(x, a.in), append(W, a.ksize)
			opt.Stride, opt.Pad, opt.Dilate = append(opt.Stride, a.stride), append(opt.Pad, a.pad), append(opt.Dilate, a.dilate)
		}
		if s.window[0].out < 1 || s.window[1].out < 1 {
			continue
		}
		if newConvolver[float32](s, array.New(array.Float32, x...), array.New(array.Float32, W...), array.New(array.Float32, s.yShape()...)).bundlingOf() != nil {
			went++
		}
		var all [2][]*Array
		for i, d := range []array.Dtype{array.Float32, array.Float64} {
			session := autograd.NewSession()
			x, W, b := session.Variable(check.Input(1, x...).AsType(d)), session.Variable(check.Input(2, W...).AsType(d)), session.Variable(check.Input(3, s.yChannels).AsType(d))
			y := Convolution2D(x, W, b, opt)
			y.SetGrad(check.Input(4, y.Shape()...).AsType(d))
			y.Backward(autograd.BackwardOptions{})
			all[i] = []*Array{y.Data(), x.Grad(), W.Grad(), b.Grad()}
		}
		for i, a := range all[0] {
			if err := check.Near(a, all[1][i].AsType(array.Float32), check.Tolerance{Rel: 1e-4, Abs: 1e-3}); err != nil {
				t.Fatalf("x %v, W %v, %+v: array %d: %v", x, W, opt, i, err)
			}
		}
	}
	if kernel.InBundle[float32](32) > 0 && went < 20 {
		t.Errorf("%d of 60 convolutions had their images interleaved, want at least 20", went)
	}
}
