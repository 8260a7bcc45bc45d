package links

import (
	"math"
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
)

func conv(change func(o *ConvolutionOptions)) ConvolutionOptions {
	o := ConvolutionDefaults
	if change != nil {
		change(&o)
	}
	return o
}

func size(n int) *int { return &n }

// TestDraws compares the initial weights with those of Chainer 7.8.1 after
// np.random.seed(0): the first number of each parameter that is drawn, and the sum
// of the magnitudes. So the parameters are drawn in Chainer's order, also where the
// first call, with x of shape (2, 4, 5, 5), tells the number of channels.
func TestDraws(t *testing.T) {
	for name, c := range map[string]struct {
		link func(s *Session) linker
		call bool
		want map[string][2]float64
	}{
		"Bilinear": {func(s *Session) linker { return NewBilinear(s, 2, 3, 2, BilinearOptions{}) }, false,
			map[string][2]float64{"/V1": {0.538135, 1.17397}, "/V2": {1.056473, 4.29427}, "/W": {0.720171, 4.67128}}},
		"Convolution2D": {func(s *Session) linker {
			return NewConvolution2D(s, size(4), []int{6}, []int{3}, conv(func(o *ConvolutionOptions) { o.Groups = 2 }))
		}, false, map[string][2]float64{"/W": {0.415791, 21.38272}}},
		"ConvolutionND, late": {func(s *Session) linker {
			return NewConvolutionND(s, 2, size(3), []int{2}, nil, conv(func(o *ConvolutionOptions) { o.InitialBias = NewNormal(1, nil, nil) }))
		}, true, map[string][2]float64{"/W": {0.560223, 10.86309}, "/b": {1.764052, 3.14295}}},
		"Deconvolution2D, late": {func(s *Session) linker {
			return NewDeconvolution2D(s, nil, []int{6}, []int{2, 3}, conv(func(o *ConvolutionOptions) { o.Groups = 2 }))
		}, true, map[string][2]float64{"/W": {0.415791, 13.80205}}},
		"Deconvolution3D": {func(s *Session) linker { return NewDeconvolution3D(s, size(2), []int{3}, []int{2}, conv(nil)) }, false,
			map[string][2]float64{"/W": {0.360086, 8.95558}}},
		"DeformableConvolution2D, late": {func(s *Session) linker {
			return NewDeformableConvolution2D(s, nil, 2, []int{3}, DeformableConvolution2DOptions{Stride: []int{1}, Pad: []int{0}, DeformInitialW: NewNormal(0.1, nil, nil)})
		}, true, map[string][2]float64{"/deform_conv/W": {-0.060066, 6.35531}, "/offset_conv/W": {0.294009, 85.73270}}},
		"DepthwiseConvolution2D, late": {func(s *Session) linker { return NewDepthwiseConvolution2D(s, nil, 2, []int{3}, conv(nil)) }, true,
			map[string][2]float64{"/W": {0.294009, 9.75953}}},
		"DilatedConvolution2D": {func(s *Session) linker { return NewDilatedConvolution2D(s, size(4), []int{2}, []int{3}, conv(nil)) }, false,
			map[string][2]float64{"/W": {0.294009, 9.75953}}},
		"EmbedID": {func(s *Session) linker { return NewEmbedID(s, 4, 3, nil, nil) }, false,
			map[string][2]float64{"/W": {1.764052, 11.44226}}},
		"Highway": {func(s *Session) linker { return NewHighway(s, 3, HighwayOptions{}) }, false,
			map[string][2]float64{"/plain/W": {1.018476, 5.44634}, "/transform/W": {0.237059, 3.09945}}},
		"Inception": {func(s *Session) linker { return NewInception(s, size(4), 1, 2, 3, 4, 5, 6, InceptionOptions{}) }, false,
			map[string][2]float64{"/conv1/W": {0.882026, 2.69192}, "/conv3/W": {0.179378, 10.18342}, "/conv5/W": {0.046566, 40.37303}, "/proj3/W": {0.933779, 3.02921}, "/proj5/W": {-0.815099, 5.62751}, "/projp/W": {-0.569901, 8.50464}}},
		"Inception, late": {func(s *Session) linker { return NewInception(s, nil, 1, 2, 3, 4, 5, 6, InceptionOptions{}) }, true,
			map[string][2]float64{"/conv1/W": {-0.339013, 2.18019}, "/conv3/W": {0.415791, 11.47249}, "/conv5/W": {-0.002818, 39.81813}, "/proj3/W": {-0.673963, 3.53379}, "/proj5/W": {0.177379, 5.67461}, "/projp/W": {-0.569901, 8.50464}}},
		"InceptionBN": {func(s *Session) linker {
			return NewInceptionBN(s, size(4), 1, 2, 3, 4, 5, "avg", InceptionBNOptions{Stride: 1, ProjPool: size(6)})
		}, false, map[string][2]float64{"/conv1/W": {-0.212159, 2.72793}, "/conv3/W": {-0.024329, 9.94619}, "/conv33a/W": {-0.051925, 24.21515}, "/conv33b/W": {-0.235971, 26.35013}, "/poolp/W": {0.276566, 9.44443}, "/proj3/W": {0.882026, 4.66506}, "/proj33/W": {-0.406573, 5.96998}}},
		"InceptionBN, late": {func(s *Session) linker {
			return NewInceptionBN(s, nil, 1, 2, 3, 4, 5, "max", InceptionBNOptions{Stride: 1, ProjPool: size(6)})
		}, true, map[string][2]float64{"/conv1/W": {-0.025302, 0.99307}, "/conv3/W": {0.415791, 11.47249}, "/conv33a/W": {-0.004697, 23.41082}, "/conv33b/W": {-0.172354, 25.96757}, "/poolp/W": {0.276566, 9.44443}, "/proj3/W": {0.090669, 4.70337}, "/proj33/W": {-0.269727, 8.12487}}},
		"LocalConvolution2D, late": {func(s *Session) linker {
			return NewLocalConvolution2D(s, nil, 2, nil, LocalConvolution2DOptions{Ksize: []int{2}, Stride: []int{1}})
		}, true, map[string][2]float64{"/W": {0.110253, 25.70255}}},
		"MLPConvolution2D": {func(s *Session) linker {
			return NewMLPConvolution2D(s, []int{4}, []int{2, 3}, []int{3}, MLPConvolution2DOptions{Stride: []int{1}, Pad: []int{0}})
		}, false, map[string][2]float64{"/0/W": {0.294009, 9.75953}, "/1/W": {0.805678, 3.47262}}},
		"Maxout": {func(s *Session) linker { return NewMaxout(s, size(3), 2, 4, nil, 0.0) }, false,
			map[string][2]float64{"/linear/W": {1.018476, 11.99856}}},
		"SimplifiedDropconnect, late": {func(s *Session) linker {
			return NewSimplifiedDropconnect(s, nil, 3, 0.5, SimplifiedDropconnectOptions{})
		}, true, map[string][2]float64{"/W": {0.176405, 24.34071}}},
	} {
		t.Run(name, func(t *testing.T) {
			s := autograd.NewSession()
			s.Random.Seed(0)
			l := c.link(s)
			if c.call {
				l.(Layer).Apply(s.Variable(ramp(2, 4, 5, 5)))
			}
			l.AsLink().visit("", func(path string, p *Parameter) {
				want, drawn := c.want[path]
				sum, same := 0.0, true
				for i := range p.Size() {
					v := p.Data().Float(i)
					sum += math.Abs(v)
					same = same && v == p.Data().Float(0)
				}
				switch {
				case !drawn && !same:
					t.Errorf("%s is drawn", path)
				case drawn && (math.Abs(p.Data().Float(0)-want[0]) > 2e-6 || math.Abs(sum-want[1]) > 2e-4):
					t.Errorf("%s begins with %.6f and sums up to %.5f, want %.6f, %.5f", path, p.Data().Float(0), sum, want[0], want[1])
				}
			})
		})
	}
}

// ramp counts up from 0 in steps of 1/50.
func ramp(shape ...int) *Array {
	a := array.New(array.Float32, shape...)
	for i := range a.Size() {
		a.SetFloat(i, float64(i)/50)
	}
	return a
}

// TestRunningStatistics: what the training gathers is used after it, and neither
// changes then nor keeps the gradients away. The numbers are those of Chainer.
func TestRunningStatistics(t *testing.T) {
	s := autograd.NewSession()
	opt := BatchNormalizationDefaults
	double := array.Float64
	opt.Dtype, opt.InitialAvgMean, opt.InitialGamma = &double, 1.0, 2.0
	l := NewBatchNormalization(s, []int{2}, opt)
	x := s.Variable(array.FromSlice([]float32{1, 2, 3, 6}, 2, 2))
	l.Forward(x, false)
	s.Train = false
	y := l.Forward(x, false)
	if y.Dtype() != array.Float32 {
		t.Errorf("y is %s", y.Dtype())
	}
	expect := func(what string, got, want *Array) {
		t.Helper()
		if err := check.Equal(got, want, false); err != nil {
			t.Errorf("%s: %v", what, err)
		}
	}
	expect("y", y.Data(), array.FromSlice([]float32{-0.19069079, 1.0737447, 3.6231248, 7.2094283}, 2, 2))
	expect("avg_mean", l.AvgMean.Array(), array.FromSlice([]float64{1.1, 1.3}, 2))
	expect("avg_var", l.AvgVar.Array(), array.FromSlice([]float64{1.1, 1.7}, 2))
}
