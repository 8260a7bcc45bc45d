package functions

import "nnlua/runtime/array"

// softTargetLoss is F.softmax_cross_entropy for a t that holds the
// probabilities of all classes.
func softTargetLoss(x, t *Variable, opt SoftmaxCrossEntropyOptions) *Variable {
	checkPair("softmax_cross_entropy", "x", "t", x, t)
	if opt.EnableDoubleBackprop {
		array.FailIn("softmax_cross_entropy", "enable_double_backprop is true, but t is %s: soft targets have no gradients of gradients", t.Data().Describe())
	}
	f := &softTargets{t: t.Data(), divergence: isWord("softmax_cross_entropy", "soft_target_loss", opt.SoftTargetLoss, "kl-divergence", "cross-entropy"), perPlace: isWord("softmax_cross_entropy", "reduce", opt.Reduce, "no", "mean"), coeff: 1}
	if !f.perPlace {
		f.coeff = float64(x.Shape()[1]) / float64(max(x.Data().Size(), 1))
	}
	return apply1("softmax_cross_entropy", f, x)
}

type softTargets struct {
	Node
	t          *Array
	divergence bool
	perPlace   bool
	coeff      float64
	logY       *Array
}

func (f *softTargets) Forward(x []*Array) []*Array {
	f.RetainInputs(0)
	axis := array.Axes{1}
	f.logY = array.Sub(x[0], logSumExp(x[0], axis, true))
	var y *Array
	if f.divergence {
		logT := array.Log(array.Add(f.t, array.Scalar(f.t.Dtype(), 1e-7)))
		y = array.Sum(array.Mul(f.t, array.Sub(logT, f.logY)), axis, false)
	} else {
		y = array.Neg(array.Sum(array.Mul(f.t, f.logY), axis, false))
	}
	if f.perPlace {
		return one(y)
	}
	return one(array.Mul(array.Sum(y, nil, false), array.Scalar(y.Dtype(), f.coeff)))
}

// BackwardArrays takes it that the targets of a place add up to 1, as Chainer does.
func (f *softTargets) BackwardArrays(gy []*Array) []*Array {
	g := array.Mul(gy[0], array.Scalar(gy[0].Dtype(), f.coeff))
	if f.perPlace {
		g = g.Reshape(keptShape(f.logY.Shape(), array.Axes{1})...)
	}
	return []*Array{array.Mul(array.Sub(array.Exp(f.logY), f.t), g)}
}

func (f *softTargets) Backward(gy []*Variable) []*Variable {
	return onlyOnce(f.BackwardArrays, "soft targets have no gradients of gradients", []*Variable{f.RetainedInput(0)}, gy)
}
