package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add(`F.sigmoid_cross_entropy(x: float[...], t: int[...], normalize: boolean = true, reduce: "mean"|"no" = "mean") -> float[...]`, SigmoidCrossEntropy, catalog.Loss)
}

// SigmoidCrossEntropy returns the loss of yes-or-no questions: how improbable
// the right answers t (1 for yes, 0 for no) are if sigmoid(x) is the probability
// of yes, -(t * log(sigmoid(x)) + (1 - t) * log(1 - sigmoid(x))).
//
// t holds integers and has the shape of x. Where it is -1 the loss and the
// gradient are 0. With reduce = "mean" the result is the sum of the losses
// divided by the number of elements that are not -1, or by the length of axis 0
// if normalize = false. With "no" it is the loss of every element.
//
//	> F.sigmoid_cross_entropy(np.array{{2, -1}}, np.array({{1, 0}}, "int32"))
//	variable(0.22009486)
func SigmoidCrossEntropy(x, t *Variable, normalize bool, reduce string) *Variable {
	const op = "sigmoid_cross_entropy"
	if !array.SameShape(x.Shape(), t.Shape()) || t.Dtype() != array.Int32 && t.Dtype() != array.Int64 {
		array.FailIn(op, "t is %s, want int32%s, the shape of x", t.Data().Describe(), array.ShapeString(x.Shape()))
	}
	f := &sigmoidCrossEntropy{t: array.Data[int64](t.Data().To(array.Int64)), perElement: reduce == "no", count: 1}
	if f.perElement {
		return apply1(op, f, x)
	}
	if normalize {
		f.count = 0
		for _, answer := range f.t {
			if answer != -1 {
				f.count++
			}
		}
	} else if len(x.Shape()) > 0 {
		f.count = x.Shape()[0]
	} else {
		array.FailIn(op, "normalize is false, but x has no axis to divide by")
	}
	f.count = max(f.count, 1)
	return apply1(op, f, x)
}

type sigmoidCrossEntropy struct {
	Node
	t          []int64
	perElement bool // one loss for each element, not one altogether
	count      int  // what their sum is divided by
}

func (f *sigmoidCrossEntropy) Forward(x []*Array) []*Array {
	f.RetainInputs(0)
	losses := array.Log1p(array.Exp(array.Neg(array.Abs(x[0])))).AsType(array.Float64)
	sigmoidLosses(array.Data[float64](losses), x[0].To(array.Float64), f.t)
	if !f.perElement {
		total := array.Sum(losses.Reshape(-1), nil, false)
		losses = array.Scalar(array.Float64, total.Float(0)/float64(f.count))
	}
	return one(losses.To(x[0].Dtype()))
}

// sigmoidLosses turns y, which is log(1 + exp(-|x|)), into the losses.
func sigmoidLosses(y []float64, x *Array, t []int64) {
	for i, v := range array.Data[float64](x) {
		answer := float64(t[i])
		if v >= 0 {
			answer--
		}
		y[i] -= v * answer
		if t[i] == -1 {
			y[i] = 0
		}
	}
}

func (f *sigmoidCrossEntropy) Backward(gy []*Variable) []*Variable {
	x := f.RetainedInput(0)
	t, share := array.New(x.Dtype(), x.Shape()...), array.New(x.Dtype(), x.Shape()...)
	for i, answer := range f.t {
		if answer != -1 {
			t.SetFloat(i, float64(answer))
			share.SetFloat(i, 1/float64(f.count))
		}
	}
	s := x.Session()
	return grads(Mul(Mul(gy[0], s.Constant(share)), Sub(Sigmoid(x), s.Constant(t))))
}
