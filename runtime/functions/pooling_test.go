package functions

import (
	"math"
	"math/rand"
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
)

// eachPlace calls f for every window of every plane and every place in it, in
// order: o and k count windows and places, at is the element of x or -1 in the
// padding. It is the definition of a window, without any of the code under test.
func eachPlace(x, grid, ksize, stride, pad []int, f func(o, k, at int)) {
	planes, windows, places := x[0]*x[1], planeSize(grid), planeSize(ksize)
	for o := range planes * windows {
		for k := range places {
			at, oo, kk, weight := 0, o%windows, k, 1
			for axis := len(ksize) - 1; axis >= 0; axis-- {
				i := oo%grid[axis]*stride[axis] - pad[axis] + kk%ksize[axis]
				if i < 0 || i >= x[2+axis] {
					at = -1
					break
				}
				at += i * weight
				oo, kk, weight = oo/grid[axis], kk/ksize[axis], weight*x[2+axis]
			}
			if at >= 0 {
				at += o / windows * planeSize(x[2:])
			}
			f(o, k, at)
		}
	}
}

// randomWindows draws a geometry of one to three axes that has a window.
func randomWindows(r *rand.Rand) (shape, ksize, stride, pad []int) {
	shape = []int{1 + r.Intn(2), 1 + r.Intn(3)}
	for range 1 + r.Intn(3) {
		n, p := 1+r.Intn(6), r.Intn(3)
		shape, pad, stride = append(shape, n), append(pad, p), append(stride, 1+r.Intn(3))
		ksize = append(ksize, 1+r.Intn(min(n+2*p, 4)))
	}
	return
}

// TestPoolingOfRandomWindows compares the forward passes with their definition.
func TestPoolingOfRandomWindows(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	s := autograd.NewSession()
	for range 300 {
		shape, ksize, stride, pad := randomWindows(r)
		x := check.Input(r.Int(), shape...)
		for i := range x.Size() { // some ties and special numbers
			if special := r.Intn(40); special < 3 {
				x.SetFloat(i, []float64{math.NaN(), math.Inf(-1), math.Inf(-1)}[special])
			} else if special < 15 {
				x.SetFloat(i, float64(special%2))
			}
		}
		coverAll := r.Intn(2) == 0
		results := MaxPoolingND(s.Constant(x), ksize, stride, pad, coverAll, true)
		y, indices := results[0].(*Variable).Data(), results[1].(*Array)
		best, index := array.New(array.Float64, y.Shape()...), array.New(array.Int64, y.Shape()...)
		eachPlace(shape, y.Shape()[2:], ksize, stride, pad, func(o, k, at int) {
			v := math.Inf(-1)
			if at >= 0 {
				v = x.Float(at)
			}
			if b := best.Float(o); k == 0 || v > b || v != v && b == b {
				best.SetFloat(o, v)
				index.SetFloat(o, float64(k))
			}
		})
		if err := check.Near(y, best, check.Tolerance{}); err != nil {
			t.Fatalf("max_pooling_nd of %v, ksize %v, stride %v, pad %v: %v", shape, ksize, stride, pad, err)
		}
		if err := check.Near(indices, index, check.Tolerance{}); err != nil {
			t.Fatalf("indices of max_pooling_nd of %v, ksize %v, stride %v, pad %v: %v", shape, ksize, stride, pad, err)
		}

		y = AveragePoolingND(s.Constant(x), ksize, stride, pad, new(float64)).Data()
		mean := array.New(array.Float64, y.Shape()...)
		eachPlace(shape, y.Shape()[2:], ksize, stride, pad, func(o, k, at int) {
			if at >= 0 {
				mean.SetFloat(o, mean.Float(o)+x.Float(at)/float64(planeSize(ksize)))
			}
		})
		if err := check.Near(y, mean, check.Tolerance{Abs: 1e-12}); err != nil {
			t.Fatalf("average_pooling_nd of %v, ksize %v, stride %v, pad %v: %v", shape, ksize, stride, pad, err)
		}

		back := UnpoolingND(s.Constant(y), ksize, stride, pad, shape[2:], false).Data()
		sum := array.New(array.Float64, shape...)
		eachPlace(shape, y.Shape()[2:], ksize, stride, pad, func(o, k, at int) {
			if at >= 0 {
				sum.SetFloat(at, sum.Float(at)+y.Float(o))
			}
		})
		if err := check.Near(back, sum, check.Tolerance{Abs: 1e-12}); err != nil {
			t.Fatalf("unpooling_nd of %v, ksize %v, stride %v, pad %v: %v", y.Shape(), ksize, stride, pad, err)
		}
	}
}

// TestPoolingThreads compares a result that several threads share with that of each plane alone.
func TestPoolingThreads(t *testing.T) {
	s := autograd.NewSession()
	x := s.Constant(check.Input(1, 3, 7, 200, 200))
	maximum := MaxPooling2D(x, []int{3}, nil, []int{1}, true, false)[0].(*Variable).Data()
	mean := AveragePooling2D(x, []int{3}, []int{1}, []int{1}).Data()
	for i := range 21 {
		plane := s.Constant(x.Data().Row(i/7).Row(i%7).Reshape(1, 1, 200, 200))
		one := MaxPooling2D(plane, []int{3}, nil, []int{1}, true, false)[0].(*Variable).Data()
		if err := check.Near(maximum.Row(i/7).Row(i%7), one, check.Tolerance{}); err != nil {
			t.Fatalf("max_pooling_2d, plane %d: %v", i, err)
		}
		one = AveragePooling2D(plane, []int{3}, []int{1}, []int{1}).Data()
		if err := check.Near(mean.Row(i/7).Row(i%7), one, check.Tolerance{}); err != nil {
			t.Fatalf("average_pooling_2d, plane %d: %v", i, err)
		}
	}
}

// geometries are inputs and windows at which gradients are checked.
var geometries = []struct{ shape, ksize, stride, pad []int }{
	{[]int{1, 1, 1}, []int{1}, nil, []int{0}},
	{[]int{2, 1, 5}, []int{3}, []int{1}, []int{1}},
	{[]int{1, 2, 4, 4}, []int{2}, nil, []int{0}},
	{[]int{1, 2, 5, 3}, []int{2}, []int{2}, []int{0}},
	{[]int{1, 1, 4, 5}, []int{3, 2}, []int{2, 1}, []int{1, 0}},
	{[]int{1, 1, 3, 2, 3}, []int{2}, []int{1}, []int{0}},
	{[]int{1, 1, 2, 1, 2, 2}, []int{2, 1, 1, 2}, nil, []int{0}},
}

func TestPoolingGradients(t *testing.T) {
	for _, g := range geometries {
		inputs := []*Array{check.Input(1, g.shape...)}
		for _, flag := range []bool{false, true} {
			check.Gradients(t, "max_pooling_nd", inputs, func(x ...*Variable) *Variable {
				return MaxPoolingND(x[0], g.ksize, g.stride, g.pad, flag, false)[0].(*Variable)
			})
			check.Gradients(t, "unpooling_nd", inputs, func(x ...*Variable) *Variable {
				return UnpoolingND(x[0], g.ksize, g.stride, g.pad, nil, flag)
			})
			var padValue *float64
			if flag {
				padValue = new(float64)
			}
			check.Gradients(t, "average_pooling_nd", inputs, func(x ...*Variable) *Variable {
				return AveragePoolingND(x[0], g.ksize, g.stride, g.pad, padValue)
			})
		}
	}
	check.Gradients(t, "average_pooling_2d", []*Array{check.Input(1, 0, 1, 4, 4)}, func(x ...*Variable) *Variable {
		return AveragePooling2D(x[0], []int{2}, nil, []int{0})
	})
	check.Gradients(t, "unpooling_2d", []*Array{check.Input(1, 1, 1, 0, 2)}, func(x ...*Variable) *Variable {
		return UnpoolingND(x[0], []int{3}, []int{2}, []int{0}, nil, false)
	})
}

// TestMaxPoolingPadding: a window in the padding alone is -inf and gives no
// gradient; of ties the first element gets it.
func TestMaxPoolingPadding(t *testing.T) {
	s := autograd.NewSession()
	x := s.Variable(array.New(array.Float32, 1, 1, 5, 5))
	y := MaxPooling2D(x, []int{2}, []int{2}, []int{1}, true, false)[0].(*Variable)
	for i := range 16 {
		want := 0.0
		if i/4 == 3 || i%4 == 3 {
			want = math.Inf(-1)
		}
		if got := y.Data().Float(i); got != want {
			t.Errorf("element %d is %g, want %g", i, got, want)
		}
	}
	y.SetGrad(check.Positive(1, 1, 1, 4, 4).AsType(array.Float32))
	y.Backward(autograd.BackwardOptions{})
	for i := range 25 {
		row, column := i/5, i%5
		got := x.Grad().Float(i) != 0
		if first := (row == 0 || row%2 == 1) && (column == 0 || column%2 == 1); got != first {
			t.Errorf("row %d, column %d has a gradient: %v", row, column, got)
		}
	}
}

// TestAveragePoolingInPadding: Chainer's numbers for windows that lie in the
// padding alone, F.average_pooling_nd(numpy.arange(16, dtype='f').reshape(1, 1,
// 4, 4), 2, 2, 3, None) and the gradient of its sum.
func TestAveragePoolingInPadding(t *testing.T) {
	s := autograd.NewSession()
	x := s.Variable(array.New(array.Float32, 1, 1, 4, 4))
	for i := range 16 {
		x.Data().SetFloat(i, float64(i))
	}
	y := AveragePoolingND(x, []int{2}, []int{2}, []int{3}, nil)
	want := array.FromSlice([]float32{
		0, 0, 0, 0, 0,
		0, 0, 1.5, 3, 0,
		0, 6, 7.5, 9, 0,
		0, 12, 13.5, 15, 0,
		0, 0, 0, 0, 0}, 1, 1, 5, 5)
	if err := check.Equal(y.Data(), want, false); err != nil {
		t.Error(err)
	}
	one := array.New(array.Float32, 1, 1, 5, 5)
	for i := range 25 {
		one.SetFloat(i, 1)
	}
	y.SetGrad(one)
	y.Backward(autograd.BackwardOptions{})
	want = array.FromSlice([]float32{1, .5, .5, 1, .5, .25, .25, .5, .5, .25, .25, .5, 1, .5, .5, 1}, 1, 1, 4, 4)
	if err := check.Equal(x.Grad(), want, true); err != nil {
		t.Error(err)
	}
	y = AveragePoolingND(x, []int{2}, []int{2}, []int{2}, nil) // no element at all: 0 / 0
	if got := y.Data().Float(0); !math.IsNaN(got) {
		t.Errorf("the mean of nothing is %g, want nan", got)
	}
}

func TestPoolingErrors(t *testing.T) {
	s := autograd.NewSession()
	x := s.Variable(array.New(array.Float32, 1, 2, 4, 5))
	none := s.Variable(array.New(array.Float32, 0, 2, 4, 5))
	pair := func(n ...int) []int { return n }
	maximum := func(x *Variable, ksize, stride, pad []int) func() {
		return func() { MaxPooling2D(x, ksize, stride, pad, false, false) }
	}
	unpool := func(outsize []int) func() {
		return func() { Unpooling2D(x, pair(2), nil, pair(0), outsize, true) }
	}
	one := 1.0
	checkMessages(t, map[string]func(){
		"max_pooling_2d: ksize is 0, want a number from 1 to 1073741824":                                  maximum(x, pair(0), nil, pair(0)),
		"max_pooling_2d: ksize is -1, want a number from 1 to 1073741824":                                 maximum(x, pair(-1), nil, pair(0)),
		"max_pooling_2d: ksize is (2, 2, 2), want one number or one for each of the 2 axes":               maximum(x, pair(2, 2, 2), nil, pair(0)),
		"max_pooling_2d: stride is 0, want a number from 1 to 1073741824":                                 maximum(x, pair(2), pair(1, 0), pair(0)),
		"max_pooling_2d: pad is -1, want a number from 0 to 1073741824":                                   maximum(x, pair(2), nil, pair(-1)),
		"max_pooling_2d: pad is 4611686018427387904, want a number from 0 to 1073741824":                  maximum(x, pair(2), nil, pair(1<<62)),
		"max_pooling_2d: no window of ksize (7, 7) fits into x, float32(1, 2, 4, 5), with pad (1, 1)":     maximum(x, pair(7), nil, pair(1)),
		"max_pooling_2d: x is float32(0, 2, 4, 5), want at least one element":                             maximum(none, pair(2), nil, pair(0)),
		"average_pooling_1d: x is float32(1, 2, 4, 5), want batch, channels and 1 more axes":              func() { AveragePooling1D(x, pair(2), nil, pair(0), nil) },
		"average_pooling_nd: pad_value is 1, want 0 or nil":                                               func() { AveragePoolingND(x, pair(2), nil, pair(0), &one) },
		"average_pooling_nd: x is float32(0, 2, 4, 5), want at least one element":                         func() { AveragePoolingND(none, pair(2), nil, pair(0), nil) },
		"average_pooling_2d: no window of ksize (5, 5) fits into x, float32(1, 2, 4, 5), with pad (0, 0)": func() { AveragePooling2D(x, pair(5), nil, pair(0)) },
		"max_pooling_nd: x is float32(4, 5), want batch, channels and at least one more axis": func() {
			MaxPoolingND(s.Variable(array.New(array.Float32, 4, 5)), pair(2), nil, pair(0), true, false)
		},
		"unpooling_2d: outsize is (8,), want 2 lengths for x, float32(1, 2, 4, 5)":                                   unpool(pair(8)),
		"unpooling_2d: outsize is (8, 8), which pooling brings to 4 on axis 3, want the 5 of x, float32(1, 2, 4, 5)": unpool(pair(8, 8)),
		"unpooling_2d: outsize is (-1, 9), want lengths from 0 to 1073741824":                                        unpool(pair(-1, 9)),
		"unpooling_nd: x, float32(1, 2, 4, 5), with ksize 1, stride 1 and pad 3 would give an axis of length -2":     func() { UnpoolingND(x, pair(1), nil, pair(3), nil, true) },
		"spatial_pyramid_pooling_2d: pooling is nil, want \"max\"":                                                   func() { SpatialPyramidPooling2D(x, 2, nil) },
		"spatial_pyramid_pooling_2d: pyramid_height is 0, want 1 to 30":                                              func() { mode := "max"; SpatialPyramidPooling2D(x, 0, &mode) },
		"spatial_pyramid_pooling_2d: pooling is \"avg\", want \"max\"":                                               func() { mode := "avg"; SpatialPyramidPooling2D(x, 2, &mode) },
		"upsampling_2d: indexes is int64(1, 2, 4), want the shape of x, (1, 2, 4, 5)":                                func() { Upsampling2D(x, array.New(array.Int64, 1, 2, 4), pair(2), nil, pair(0), nil, true) },
		"upsampling_2d: indexes holds 4, want places in a window of ksize (2, 2), 0 to 3": func() {
			Upsampling2D(x, array.Add(array.New(array.Int64, 1, 2, 4, 5), array.Scalar(array.Int64, 4)), pair(2), nil, pair(0), nil, true)
		},
		"upsampling_2d: outsize is (9, 9), which pooling brings to 5 on axis 2, want the 4 of x, float32(1, 2, 4, 5)": func() { Upsampling2D(x, array.New(array.Int64, 1, 2, 4, 5), pair(2), nil, pair(0), pair(9, 9), true) },
	})
	for _, far := range []func(){
		maximum(x, pair(2), nil, pair(1<<30)),
		func() { Unpooling2D(x, pair(2), pair(1<<30), pair(0), nil, true) },
		func() { mode := "max"; SpatialPyramidPooling2D(x, 30, &mode) },
	} {
		if err := array.Try(far); err == nil {
			t.Error("a result larger than all memory is no error")
		}
	}
}

// checkMessages calls every function and compares its error with the message it stands under.
func checkMessages(t *testing.T, cases map[string]func()) {
	t.Helper()
	for want, f := range cases {
		if err := array.Try(f); err == nil || err.Error() != want {
			t.Errorf("got  %v\nwant %s", err, want)
		}
	}
}
