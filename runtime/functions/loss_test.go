package functions

import (
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
)

// TestLossGradients checks the losses of float arrays of one shape.
func TestLossGradients(t *testing.T) {
	losses := map[string]func(x ...*Variable) *Variable{
		"squared_error":          func(x ...*Variable) *Variable { return SquaredError(x[0], x[1]) },
		"absolute_error":         func(x ...*Variable) *Variable { return AbsoluteError(x[0], x[1]) },
		"mean_absolute_error":    func(x ...*Variable) *Variable { return MeanAbsoluteError(x[0], x[1]) },
		"huber_loss no":          func(x ...*Variable) *Variable { return HuberLoss(x[0], x[1], 0.9, "no") },
		"gaussian_kl_divergence": func(x ...*Variable) *Variable { return GaussianKLDivergence(x[0], x[1], "sum") },
		"gaussian_kl mean":       func(x ...*Variable) *Variable { return GaussianKLDivergence(x[0], x[1], "mean") },
		"gaussian_nll":           func(x ...*Variable) *Variable { return GaussianNLL(x[0], x[1], x[2], "no") },
		"bernoulli_nll":          func(x ...*Variable) *Variable { return BernoulliNLL(x[0], x[1], "sum") },
	}
	for name, f := range losses {
		for _, shape := range [][]int{{}, {3}, {2, 3}, {1, 1}, {2, 1, 3}} {
			check.Gradients(t, name, []*Array{check.Input(1, shape...), check.Input(2, shape...), check.Input(3, shape...)}, f)
		}
	}
	for _, shape := range [][]int{{2, 3}, {1, 1}, {2, 1, 3}, {2, 0}} {
		inputs := []*Array{check.Input(1, shape...), check.Input(2, shape...), check.Input(3, shape...)}
		check.Gradients(t, "huber_loss", inputs[:2], func(x ...*Variable) *Variable { return HuberLoss(x[0], x[1], 1.3, "sum_along_second_axis") })
		for _, reduce := range []string{"mean", "no"} {
			check.Gradients(t, "triplet", inputs, func(x ...*Variable) *Variable { return Triplet(x[0], x[1], x[2], 0.7, reduce) })
		}
	}
}

// TestMatrixLossGradients checks the losses of matrices.
func TestMatrixLossGradients(t *testing.T) {
	for _, n := range []int{1, 2, 5} {
		for _, k := range []int{1, 3} {
			x, z := check.Input(1, n, k), check.Input(2, n, 2)
			labels := someLabels(k, n)
			for i := range n {
				labels.SetFloat(i, max(labels.Float(i), 0))
			}
			pairs := array.New(array.Int32, n)
			pairs.SetFloat(0, 1)
			for _, reduce := range []string{"mean", "no"} {
				for _, norm := range []string{"L1", "L2"} {
					check.Gradients(t, "hinge", []*Array{x}, func(x ...*Variable) *Variable {
						return Hinge(x[0], x[0].Session().Constant(labels), norm, reduce)
					})
				}
				check.Gradients(t, "contrastive", []*Array{x, check.Input(3, n, k)}, func(x ...*Variable) *Variable {
					return Contrastive(x[0], x[1], x[0].Session().Constant(pairs), 3, reduce)
				})
			}
			for _, reduce := range []string{"half_squared_sum", "no"} {
				check.Gradients(t, "cross_covariance", []*Array{x, z}, func(x ...*Variable) *Variable { return CrossCovariance(x[0], x[1], reduce) })
				check.Gradients(t, "decov", []*Array{x}, func(x ...*Variable) *Variable { return DeCov(x[0], reduce) })
			}
		}
	}
}

func TestSigmoidCrossEntropyGradients(t *testing.T) {
	for _, shape := range [][]int{{3, 4}, {5}, {1, 1}, {0, 2}, {2, 2, 2}} {
		for _, reduce := range []string{"mean", "no"} {
			for _, normalize := range []bool{true, false} {
				check.Gradients(t, "sigmoid_cross_entropy", []*Array{check.Input(1, shape...)}, func(x ...*Variable) *Variable {
					return SigmoidCrossEntropy(x[0], x[0].Session().Constant(someLabels(2, shape...)), normalize, reduce)
				})
			}
		}
	}
}

// TestLossValuesAtTheEdge has numbers that Chainer 7.8.1 gives.
func TestLossValuesAtTheEdge(t *testing.T) {
	s := autograd.NewSession()
	x := s.Variable(array.FromSlice([]float64{1000, -1000, 0}))
	y := SigmoidCrossEntropy(x, s.Constant(array.FromSlice([]int32{0, 1, -1})), true, "no")
	if err := check.Equal(y.Data(), array.FromSlice([]float64{1000, 1000, 0}), false); err != nil {
		t.Errorf("sigmoid_cross_entropy: %v", err)
	}
	if err := check.Equal(BernoulliNLL(s.Constant(array.FromSlice([]float64{0, 0, 0})), x, "no").Data(), array.FromSlice([]float64{1000, 0, 0.6931471805599453}), false); err != nil {
		t.Errorf("bernoulli_nll: %v", err)
	}
	same := s.Variable(check.Input(1, 2, 3))
	loss := Contrastive(same, same, s.Constant(array.FromSlice([]int32{0, 1})), 1, "mean")
	loss.Backward(autograd.BackwardOptions{})
	if loss.Data().Float(0) != 0.25 || same.Grad().Float(0) != 0 {
		t.Errorf("contrastive of equal vectors is %v with gradient %v, want 0.25 and 0", loss.Data(), same.Grad())
	}
}

func TestLossErrors(t *testing.T) {
	s := autograd.NewSession()
	x, y := s.Variable(check.Input(1, 2, 3)), s.Variable(check.Input(1, 3, 2))
	single := s.Variable(check.Input(1, 2, 3).AsType(array.Float32))
	ints := func(v ...int32) *Variable { return s.Constant(array.FromSlice(v)) }
	for want, f := range map[string]func(){
		"squared_error: x1 is float64(3, 2), want the shape of x0, (2, 3)":                  func() { SquaredError(x, y) },
		"absolute_error: x0 is float64(2, 3) and x1 is float32(2, 3), want one float dtype": func() { AbsoluteError(x, single) },
		"mean_absolute_error: x1 is float64(3, 2), want the shape of x0":                    func() { MeanAbsoluteError(x, y) },
		"huber_loss: delta is -1, want a number of at least 0":                              func() { HuberLoss(x, x, -1, "no") },
		"huber_loss: t is float64(3, 2), want the shape of x, (2, 3)":                       func() { HuberLoss(x, y, 1, "no") },
		"triplet: margin is 0, want a number larger than 0":                                 func() { Triplet(x, x, x, 0, "no") },
		"triplet: negative is float64(3, 2)":                                                func() { Triplet(x, x, y, 1, "no") },
		"contrastive: margin is -1":                                                         func() { Contrastive(x, x, ints(0, 1), -1, "no") },
		"contrastive: y is int32(3,), want int32(2,)":                                       func() { Contrastive(x, x, ints(0, 1, 1), 1, "no") },
		"hinge: t holds the label 3, but there are 3 classes: labels are 0 to 2":            func() { Hinge(x, ints(0, 3), "L1", "no") },
		"hinge: t is int32(1,), want int32(2,)":                                             func() { Hinge(x, ints(0), "L1", "no") },
		"cross_covariance: y is float64(2, 3) and z is float64(3, 2)":                       func() { CrossCovariance(x, y, "no") },
		"decov: h is float64(6,), want [N, K]":                                              func() { DeCov(Flatten(x), "no") },
		"sigmoid_cross_entropy: t is int32(2,), want int32(2, 3), the shape of x":           func() { SigmoidCrossEntropy(x, ints(0, 1), true, "no") },
		"bernoulli_nll: the dtypes differ: float64(2, 3) and float32(2, 3)":                 func() { BernoulliNLL(x, single, "no") },
		"sigmoid_cross_entropy: normalize is false, but x has no axis to divide by":         func() { SigmoidCrossEntropy(Sum(x, nil, false), Reshape(ints(1), []int{}), false, "mean") },
	} {
		check.Refuses(t, want, f)
	}
}
