package functions

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
)

// convCase is a convolution: shapes and options.
type convCase struct {
	x, w                []int
	stride, pad, dilate []int
	coverAll            bool
	groups              int
}

var convCases = []convCase{
	{x: []int{2, 3}, w: []int{4, 3}},
	{x: []int{2, 2, 5}, w: []int{3, 2, 3}, stride: []int{2}, pad: []int{1}},
	{x: []int{2, 2, 4, 3}, w: []int{2, 2, 2, 3}, pad: []int{2, 1}},
	{x: []int{1, 2, 5, 4}, w: []int{2, 2, 2, 2}, stride: []int{2, 3}, coverAll: true},
	{x: []int{2, 1, 5, 5}, w: []int{2, 1, 2, 2}, dilate: []int{3, 2}, pad: []int{1}},
	{x: []int{2, 4, 3, 3}, w: []int{6, 2, 2, 2}, groups: 2, pad: []int{0, 1}},
	{x: []int{1, 4, 3, 3}, w: []int{4, 1, 2, 2}, groups: 4, stride: []int{2}, pad: []int{1}},
	{x: []int{1, 2, 8, 22}, w: []int{4, 1, 2, 3}, groups: 2},                        // direct, long rows
	{x: []int{1, 1, 24, 24}, w: []int{2, 1, 2, 3}, stride: []int{2}, pad: []int{1}}, // direct, with gaps
	{x: []int{1, 2, 16, 16}, w: []int{2, 2, 1, 1}},                                  // one point, no columns
	{x: []int{1, 1, 18, 17}, w: []int{5, 1, 3, 2}},                                  // one image a block
	{x: []int{1, 1, 2, 3, 2}, w: []int{2, 1, 2, 2, 1}, pad: []int{1, 0, 1}, stride: []int{1, 2, 1}},
	{x: []int{1, 1, 2, 2}, w: []int{1, 1, 3, 3}, stride: []int{2}, coverAll: true}, // larger than x
	{x: []int{2, 2, 3, 4}, w: []int{3, 2, 2, 1}, stride: []int{5, 7}, pad: []int{3, 4}},
	{x: []int{3, 4, 7, 6}, w: []int{4, 2, 1, 3}, stride: []int{3, 2}, pad: []int{0, 2}, dilate: []int{1, 2}, groups: 2},
	{x: []int{0, 2, 3, 3}, w: []int{2, 2, 2, 2}},
	{x: []int{2, 1, 3, 3}, w: []int{0, 1, 2, 2}},
}

func (c convCase) options() ConvolutionOptions {
	opt := ConvolutionOptions{Stride: c.stride, Pad: c.pad, Dilate: c.dilate, CoverAll: c.coverAll, Groups: max(1, c.groups)}
	if opt.Stride == nil {
		opt.Stride = []int{1}
	}
	if opt.Pad == nil {
		opt.Pad = []int{0}
	}
	if opt.Dilate == nil {
		opt.Dilate = []int{1}
	}
	return opt
}

func TestConvolutionGradients(t *testing.T) {
	for i, c := range convCases {
		name := fmt.Sprintf("convolution %d", i)
		opt := c.options()
		in := []*Array{check.Input(1, c.x...), check.Input(2, c.w...), check.Input(3, c.w[0])}
		check.Gradients(t, name, in, func(x ...*Variable) *Variable { return ConvolutionND(x[0], x[1], x[2], opt) })
		check.Gradients(t, name+" without b", in[:2], func(x ...*Variable) *Variable { return ConvolutionND(x[0], x[1], nil, opt) })

		// back from the result to x
		s := autograd.NewSession()
		y := ConvolutionND(s.Constant(in[0]), s.Constant(in[1]), nil, opt)
		back := DeconvolutionOptions{Stride: opt.Stride, Pad: opt.Pad, Dilate: opt.Dilate, Groups: opt.Groups, Outsize: c.x[2:]}
		in = []*Array{check.Input(4, y.Shape()...), in[1], check.Input(5, c.x[1])}
		if c.w[0] > 0 {
			check.Gradients(t, "de"+name, in, func(x ...*Variable) *Variable { return DeconvolutionND(x[0], x[1], x[2], back) })
		}
	}
}

// TestConvolutionDefinition compares with the sum that defines the convolution, on shapes by chance.
func TestConvolutionDefinition(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for range 300 {
		groups, per, out := 1+r.Intn(3), 1+r.Intn(3), 1+r.Intn(6)
		w := window{}
		x, W := []int{1 + r.Intn(4), groups * per}, []int{groups * out, per}
		opt := ConvolutionOptions{CoverAll: r.Intn(2) == 0, Groups: groups}
		for range 2 {
			a := convAxis{in: 1 + r.Intn(20), ksize: 1 + r.Intn(4), stride: 1 + r.Intn(3), pad: r.Intn(3), dilate: 1 + r.Intn(3)}
			a.out = convOutSize(a.in, a.ksize, a.stride, a.pad, opt.CoverAll, a.dilate)
			w, x, W = append(w, a), append(x, a.in), append(W, a.ksize)
			opt.Stride, opt.Pad, opt.Dilate = append(opt.Stride, a.stride), append(opt.Pad, a.pad), append(opt.Dilate, a.dilate)
		}
		if w[0].out < 1 || w[1].out < 1 {
			continue
		}
		for _, d := range []array.Dtype{array.Float32, array.Float64} {
			s := autograd.NewSession()
			xs, Ws := check.Input(1, x...), check.Input(2, W...)
			y := Convolution2D(s.Constant(xs.AsType(d)), s.Constant(Ws.AsType(d)), nil, opt).Data()
			want := convolutionOf(xs, Ws, w, groups).AsType(d)
			if err := check.Near(y, want, check.Tolerance{Rel: 1e-4, Abs: 1e-4}); err != nil {
				t.Fatalf("x %v, W %v, %+v: %v", x, W, opt, err)
			}
		}
	}
}

func convolutionOf(x, W *Array, w window, groups int) *Array {
	n, channels, out, per := x.Shape()[0], x.Shape()[1], W.Shape()[0], W.Shape()[1]
	y := array.New(array.Float64, n, out, w[0].out, w[1].out)
	at := 0
	for i := range n {
		for o := range out {
			for p := range w.outs() {
				sum := 0.0
				for q := range per * w.points() {
					c := o/(out/groups)*per + q/w.points()
					k, l := q%w.points()/w[1].ksize, q%w[1].ksize
					row := p/w[1].out*w[0].stride + k*w[0].dilate - w[0].pad
					column := p%w[1].out*w[1].stride + l*w[1].dilate - w[1].pad
					if row >= 0 && row < w[0].in && column >= 0 && column < w[1].in {
						sum += W.Float(o*per*w.points()+q) * x.Float(((i*channels+c)*w[0].in+row)*w[1].in+column)
					}
				}
				y.SetFloat(at, sum)
				at++
			}
		}
	}
	return y
}

// TestConvolutionThreads wants the same digits on every number of threads.
func TestConvolutionThreads(t *testing.T) {
	defer func(n int) { kernel.Threads = n }(kernel.Threads)
	for _, c := range []convCase{
		{x: []int{9, 8, 20, 20}, w: []int{16, 8, 3, 3}, pad: []int{1}},
		{x: []int{1, 16, 40, 40}, w: []int{32, 16, 3, 3}},
		{x: []int{9, 16, 21, 20}, w: []int{32, 16, 3, 3}, pad: []int{1}, stride: []int{2}},
		{x: []int{40, 64, 4, 4}, w: []int{64, 64, 3, 3}},
		{x: []int{40, 64, 4, 4}, w: []int{64, 64, 3, 3}, pad: []int{1}},
		{x: []int{5, 64, 40, 40}, w: []int{64, 1, 3, 3}, groups: 64},
	} {
		var first []*Array
		for _, threads := range []int{1, 2, 3} {
			kernel.Threads = threads
			s := autograd.NewSession()
			x, W := s.Variable(check.Input(1, c.x...).AsType(array.Float32)), s.Variable(check.Input(2, c.w...).AsType(array.Float32))
			y := Convolution2D(x, W, nil, c.options())
			y.SetGrad(y.Data())
			y.Backward(autograd.BackwardOptions{})
			all := []*Array{y.Data(), x.Grad(), W.Grad()}
			if first == nil {
				first = all
			}
			for i, a := range all {
				if !array.ArrayEqual(a, first[i], false) {
					t.Errorf("x %v, W %v: array %d differs between 1 and %d threads", c.x, c.w, i, threads)
				}
			}
		}
	}
}

// TestConvolutionDtypes: the result has the dtype of x, every gradient that of its input.
func TestConvolutionDtypes(t *testing.T) {
	s := autograd.NewSession()
	for _, d := range [][3]array.Dtype{
		{array.Float32, array.Float64, array.Float64}, {array.Float64, array.Float32, array.Float32}, {array.Float32, array.Float32, array.Float64},
	} {
		x, W, b := s.Variable(array.New(d[0], 1, 2, 4)), s.Variable(array.New(d[1], 2, 2, 3)), s.Variable(array.New(d[2], 2))
		y := Convolution1D(x, W, b, convCase{}.options())
		z := Deconvolution1D(y, W, b, DeconvolutionOptions{Stride: []int{1}, Pad: []int{0}, Dilate: []int{1}, Groups: 1})
		z.SetGrad(z.Data())
		z.Backward(autograd.BackwardOptions{})
		got := []array.Dtype{y.Dtype(), z.Dtype(), x.Grad().Dtype(), W.Grad().Dtype(), b.Grad().Dtype()}
		if want := []array.Dtype{d[0], d[0], d[0], d[1], d[2]}; fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%v: dtypes %v, want %v", d, got, want)
		}
	}
}

// convolutionRefuses calls f and wants an error with that text.
func convolutionRefuses(t *testing.T, want string, f func()) {
	t.Helper()
	if err := array.Try(f); err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("error %v, want %q", err, want)
	}
}

func TestConvolutionErrors(t *testing.T) {
	s := autograd.NewSession()
	zeros := func(shape ...int) *Variable { return s.Constant(array.New(array.Float32, shape...)) }
	x, W := zeros(1, 2, 4, 4), zeros(3, 2, 3, 3)
	with := func(change func(*ConvolutionOptions)) ConvolutionOptions {
		opt := convCase{}.options()
		change(&opt)
		return opt
	}
	plain := with(func(*ConvolutionOptions) {})
	for _, c := range []struct {
		want    string
		x, W, b *Variable
		opt     ConvolutionOptions
	}{
		{"convolution_2d: want x and W with 4 axes, 2 for images and channels (x is float32(2, 4, 4), W is float32(3, 2, 3, 3))", zeros(2, 4, 4), W, nil, plain},
		{"x has 2 channels, want those of W, 3, times groups, 1 (x is float32(1, 2, 4, 4), W is float32(3, 3, 3, 3))", x, zeros(3, 3, 3, 3), nil, plain},
		{"a window of 5 does not fit: axis 3 of x has 4 elements, 4 with the padding (x is", x, zeros(3, 2, 3, 5), nil, plain},
		{"a window of 7 does not fit: axis 2 of x has 4 elements, 6 with", x, W, nil, with(func(o *ConvolutionOptions) { o.Dilate, o.Pad = []int{3}, []int{1} })},
		{"the window is empty", x, zeros(3, 2, 0, 3), nil, plain},
		{"stride is (0,), want whole numbers from 1 to 2^30", x, W, nil, with(func(o *ConvolutionOptions) { o.Stride = []int{0} })},
		{"stride is (1, -1), want", x, W, nil, with(func(o *ConvolutionOptions) { o.Stride = []int{1, -1} })},
		{"stride is (1, 2, 3), want one number, or one for each of 2 axes", x, W, nil, with(func(o *ConvolutionOptions) { o.Stride = []int{1, 2, 3} })},
		{"pad is (-1,), want whole numbers from 0", x, W, nil, with(func(o *ConvolutionOptions) { o.Pad = []int{-1} })},
		{"dilate is (0,), want", x, W, nil, with(func(o *ConvolutionOptions) { o.Dilate = []int{0} })},
		{"pad is (2000000000,)", x, W, nil, with(func(o *ConvolutionOptions) { o.Pad = []int{2e9} })},
		{"groups is 2, want a number that divides the 3 channels", x, zeros(3, 1, 2, 2), nil, with(func(o *ConvolutionOptions) { o.Groups = 2 })},
		{"groups is 0, want", x, W, nil, with(func(o *ConvolutionOptions) { o.Groups = 0 })},
		{"b is float32(2,), want (3,)", x, W, zeros(2), plain},
		{"b is float64(3,), want the dtype of x, float32", x, W, s.Constant(array.New(array.Float64, 3)), plain},
		{"an array of float32", x, W, nil, with(func(o *ConvolutionOptions) { o.Pad = []int{1 << 29} })},
		{"this machine has", zeros(1, 1, 3000, 3000), zeros(8, 1, 1500, 1500), nil, plain}, // the columns
	} {
		convolutionRefuses(t, c.want, func() { Convolution2D(c.x, c.W, c.b, c.opt) })
	}
	convolutionRefuses(t, "convolution_1d: want x and W with 3 axes", func() { Convolution1D(x, W, nil, plain) })
	convolutionRefuses(t, "convolution_nd: want x and W with 2 axes", func() { ConvolutionND(zeros(2), zeros(3), nil, plain) })
	convolutionRefuses(t, "x has 2 channels, W wants 3", func() { DepthwiseConvolution2D(x, zeros(1, 3, 2, 2), nil, []int{1}, []int{0}) })
	convolutionRefuses(t, "b is float32(3,), want (4,)", func() { DepthwiseConvolution2D(x, zeros(2, 2, 2, 2), zeros(3), []int{1}, []int{0}) })
}

func TestDeconvolutionErrors(t *testing.T) {
	s := autograd.NewSession()
	zeros := func(shape ...int) *Variable { return s.Constant(array.New(array.Float32, shape...)) }
	x, W := zeros(1, 2, 4, 4), zeros(2, 3, 3, 3)
	plain := DeconvolutionOptions{Stride: []int{2}, Pad: []int{0}, Dilate: []int{1}, Groups: 1}
	for _, outsize := range [][]int{{8, 8}, {9, 9}, {10, 10}} {
		opt := plain
		opt.Outsize = outsize
		if y := Deconvolution2D(x, W, nil, opt); !array.SameShape(y.Shape()[2:], outsize) {
			t.Errorf("outsize %v: %v", outsize, y.Shape())
		}
	}
	for _, c := range []struct {
		want   string
		change func(*DeconvolutionOptions)
	}{
		{"outsize is (7, 9), but a convolution of axis 2 of that length has 3 to 3 places, not the 4 of x (x is", func(o *DeconvolutionOptions) { o.Outsize = []int{7, 9} }},
		{"outsize is (9, 11), but a convolution of axis 3", func(o *DeconvolutionOptions) { o.Outsize = []int{9, 11} }},
		{"outsize is (9,), want one length for each of 2 axes", func(o *DeconvolutionOptions) { o.Outsize = []int{9} }},
		{"outsize is (-9, 9)", func(o *DeconvolutionOptions) { o.Outsize = []int{-9, 9} }},
		{"axis 2 of the result would have -1 elements", func(o *DeconvolutionOptions) { o.Pad = []int{5} }},
		{"groups is 3, want a number that divides the 2 channels", func(o *DeconvolutionOptions) { o.Groups = 3 }},
		{"stride is (0,)", func(o *DeconvolutionOptions) { o.Stride = []int{0} }},
		{"an array of float32", func(o *DeconvolutionOptions) { o.Stride = []int{1 << 30} }},
	} {
		opt := plain
		c.change(&opt)
		convolutionRefuses(t, c.want, func() { Deconvolution2D(x, W, nil, opt) })
	}
	convolutionRefuses(t, "x has 2 channels, W wants 3", func() { Deconvolution2D(x, zeros(3, 1, 2, 2), nil, plain) })
	convolutionRefuses(t, "b is float32(2,), want (3,)", func() { Deconvolution2D(x, W, zeros(2), plain) })
}

func TestDepthwiseGradients(t *testing.T) {
	in := []*Array{check.Input(1, 2, 2, 4, 3), check.Input(2, 3, 2, 2, 2), check.Input(3, 6)}
	check.Gradients(t, "depthwise_convolution_2d", in, func(x ...*Variable) *Variable {
		return DepthwiseConvolution2D(x[0], x[1], x[2], []int{2, 1}, []int{1, 0})
	})
	check.Gradients(t, "dilated_convolution_2d", []*Array{in[0], check.Input(2, 1, 2, 2, 2)}, func(x ...*Variable) *Variable {
		return DilatedConvolution2D(x[0], x[1], nil, convCase{dilate: []int{3, 2}}.options())
	})
}
