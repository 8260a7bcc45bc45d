package functions

import (
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
)

func TestCRF1DGradients(t *testing.T) {
	for _, rows := range [][]int{{2}, {3, 3, 1}, {3, 2, 2, 1}} {
		inputs := []*Array{check.Input(1, 3, 3)}
		var labels []*Array
		for k, n := range rows {
			inputs = append(inputs, check.Input(k+2, n, 3))
			labels = append(labels, array.New(array.Int32, n))
			for i := range n {
				labels[k].SetFloat(i, float64((i+k)%3))
			}
		}
		for _, reduce := range []string{"mean", "no"} {
			check.Gradients(t, "crf1d", inputs, func(x ...*Variable) *Variable {
				var ys []*Variable
				for _, y := range labels {
					ys = append(ys, x[0].Session().Constant(y))
				}
				return CRF1D(x[0], x[1:], ys, reduce)
			})
		}
		check.Gradients(t, "argmax_crf1d", inputs, func(x ...*Variable) *Variable {
			score, _ := ArgmaxCRF1D(x[0], x[1:])
			return score
		})
	}
}

// TestCRF1DAllWays compares with the sum and maximum over all labellings.
func TestCRF1DAllWays(t *testing.T) {
	s := autograd.NewSession()
	cost, x0, x1 := check.Input(1, 2, 2), check.Input(2, 1, 2), check.Input(3, 1, 2)
	var scores []float64
	best, bestWay := -1e9, 0
	for way := range 4 {
		a, b := way/2, way%2
		scores = append(scores, x0.Float(a)+x1.Float(b)+cost.Float(way))
		if scores[way] > best {
			best, bestWay = scores[way], way
		}
	}
	xs := []*Variable{s.Variable(x0), s.Variable(x1)}
	label := func(n int) *Variable { return s.Constant(array.FromSlice([]int32{int32(n)})) }
	loss := CRF1D(s.Variable(cost), xs, []*Variable{label(1), label(0)}, "mean").Data()
	if err := check.Near(loss, array.Scalar(array.Float64, logSum(scores...)-scores[2]), check.Tolerance{Abs: 1e-12}); err != nil {
		t.Errorf("crf1d: %v", err)
	}
	score, path := ArgmaxCRF1D(s.Variable(cost), xs)
	if score.Data().Float(0) != best || int(path[0].Float(0)) != bestWay/2 || int(path[1].Float(0)) != bestWay%2 {
		t.Errorf("argmax_crf1d is %v with %v, want %v with way %d", score, path, best, bestWay)
	}
}

func TestCRF1DErrors(t *testing.T) {
	s := autograd.NewSession()
	v := func(shape ...int) *Variable { return s.Variable(check.Input(1, shape...)) }
	label := func(n ...int32) *Variable { return s.Constant(array.FromSlice(n)) }
	check.Refuses(t, "crf1d: cost is float64(2, 3), want [C, C]", func() { CRF1D(v(2, 3), []*Variable{v(1, 2)}, nil, "no") })
	check.Refuses(t, "crf1d: xs is empty", func() { CRF1D(v(2, 2), nil, nil, "no") })
	check.Refuses(t, "crf1d: xs[2] is float64(2, 2), want [N, C] with C = 2", func() { CRF1D(v(2, 2), []*Variable{v(1, 2), v(2, 2)}, nil, "no") })
	check.Refuses(t, "crf1d: ys holds 0 arrays, want one for each of the 1 in xs", func() { CRF1D(v(2, 2), []*Variable{v(1, 2)}, nil, "no") })
	check.Refuses(t, "crf1d: ys holds the label 2, but there are 2 classes", func() { CRF1D(v(2, 2), []*Variable{v(1, 2)}, []*Variable{label(2)}, "no") })
	check.Refuses(t, "argmax_crf1d: xs[1] is float64(1, 3)", func() { ArgmaxCRF1D(v(2, 2), []*Variable{v(1, 3)}) })
}

// TestCTCLengths has the loss and gradients that Chainer 7.8.1 gives for a
// sequence that is too short for its two equal symbols and for one with a label
// that is padded with -1 (NumPy 1.24, float64).
func TestCTCLengths(t *testing.T) {
	s := autograd.NewSession()
	var xs []*Variable
	for _, x := range [][]float64{
		{1.764052345967664, 0.4001572083672233, 0.9787379841057392, 2.240893199201458, 1.8675579901499675, -0.977277879876411},
		{0.9500884175255894, -0.1513572082976979, -0.10321885179355784, 0.41059850193837233, 0.144043571160878, 1.454273506962975},
		{0.7610377251469934, 0.12167501649282841, 0.44386323274542566, 0.33367432737426683, 1.4940790731576061, -0.20515826376580087},
	} {
		xs = append(xs, s.Variable(array.FromSlice(x, 2, 3)))
	}
	ints := func(v []int32, shape ...int) *Variable { return s.Constant(array.FromSlice(v, shape...)) }
	loss := ConnectionistTemporalClassification(xs, ints([]int32{0, 0, 1, -1}, 2, 2), 2, ints([]int32{2, 3}), ints([]int32{2, 1}), "no")
	if err := check.Near(loss.Data(), array.FromSlice([]float64{1e10, 2.3542450824}), check.Tolerance{Rel: 1e-8}); err != nil {
		t.Errorf("the losses: %v", err)
	}
	loss.SetGrad(array.FromSlice([]float64{1, 1}))
	loss.Backward(autograd.BackwardOptions{EnableDoubleBackprop: true})
	for k, want := range [][]float64{
		{0.5785488131696095, -0.46915131191506027, -0.10939750125454928},
		{0.21712473867419266, -0.4172106978676384, 0.20008595919344596},
		{0.2094392772369883, 0.07453858186348528, -0.2839778591004736},
	} {
		if err := check.Near(xs[k].Grad().Row(1), array.FromSlice(want), check.Tolerance{Abs: 1e-9}); err != nil {
			t.Errorf("the gradient at time %d: %v", k, err)
		}
	}
	if past := xs[2].Grad().Row(0); past.Float(0) != 0 || past.Float(1) != 0 || past.Float(2) != 0 {
		t.Errorf("the gradient after the end of the sequence is %v, want zeros", past)
	}
	check.Refuses(t, "no gradients of gradients", func() { Sum(xs[0].GradVar(), nil, false).Backward(autograd.BackwardOptions{}) })
}

func TestCTCErrors(t *testing.T) {
	s := autograd.NewSession()
	x := []*Variable{s.Variable(check.Input(1, 1, 3)), s.Variable(check.Input(2, 1, 3))}
	ints := func(v []int32, shape ...int) *Variable { return s.Constant(array.FromSlice(v, shape...)) }
	call := func(t *Variable, blank int, times, lengths *Variable) func() {
		return func() { ConnectionistTemporalClassification(x, t, blank, times, lengths, "mean") }
	}
	label := ints([]int32{0}, 1, 1)
	check.Refuses(t, "blank_symbol is 3, want [N, C] and a symbol from 0 to C-1", call(label, 3, nil, nil))
	check.Refuses(t, "t holds the symbol 3, but x has scores of 3", call(ints([]int32{3}, 1, 1), 0, nil, nil))
	check.Refuses(t, "t is int32(2, 1), want int32 [N, L] with N = 1", call(ints([]int32{0, 0}, 2, 1), 0, nil, nil))
	check.Refuses(t, "input_length holds 3, want lengths from 1 to 2", call(label, 0, ints([]int32{3}), nil))
	check.Refuses(t, "label_length is int32(2,), want int32(1,)", call(label, 0, nil, ints([]int32{1, 1})))
	check.Refuses(t, "x is empty", func() { ConnectionistTemporalClassification(nil, label, 0, nil, nil, "mean") })
}

func TestClusteringLossGradients(t *testing.T) {
	labels := array.FromSlice([]int32{1, 2, 0, 2, 1, 1, 2, 1, 1, 1, 2, 2}, 2, 2, 3)
	for norm := 1; norm <= 2; norm++ {
		for part := norm - 1; part < 3; part++ { // the root of norm 2 has no gradient at the pixels that are left out
			check.Gradients(t, "discriminative_margin_based_clustering_loss", []*Array{check.Input(1, 2, 2, 2, 3)}, func(x ...*Variable) *Variable {
				v, d, r := DiscriminativeMarginBasedClusteringLoss(x[0], x[0].Session().Constant(labels), ClusteringOptions{0.1, 2, 2, norm, 1, 2, 3})
				return []*Variable{v, d, r}[part]
			})
		}
	}
	s := autograd.NewSession()
	check.Refuses(t, "max_embedding_dim is 3, want [N, D, H, W] with D = max_embedding_dim", func() {
		DiscriminativeMarginBasedClusteringLoss(s.Variable(check.Input(1, 2, 2, 2, 3)), s.Constant(labels), ClusteringOptions{1, 1, 3, 1, 1, 1, 1})
	})
	check.Refuses(t, "norm is 3, want 1 or 2", func() {
		DiscriminativeMarginBasedClusteringLoss(s.Variable(check.Input(1, 2, 2, 2, 3)), s.Constant(labels), ClusteringOptions{1, 1, 2, 3, 1, 1, 1})
	})
}
