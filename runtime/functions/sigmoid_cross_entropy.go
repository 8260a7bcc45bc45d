package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add(`F.sigmoid_cross_entropy(x: float[...], t: int[...], normalize: boolean = true, reduce: "mean"|"no" = "mean") -> float[...]`, SigmoidCrossEntropy, catalog.Loss)
}

// SigmoidCrossEntropy returns the loss of yes-or-no questions: how improbable
// the right answers t (1 for yes, 0 for no) are if sigmoid(x) is the probability
// of yes, -(t * log(sigmoid(x)) + (1 - t) * log(1 - sigmoid(x))).
//
// 日本語: sigmoid で確率にしてから、0 か 1 の正解との交差エントロピーを求めます。
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
	f := &sigmoidCrossEntropy{t: array.Data[int64](t.Data().To(array.Int64)), perElement: isWord("sigmoid_cross_entropy", "reduce", reduce, "no", "mean"), count: 1}
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
	losses := array.New(array.Float64, x[0].Shape()...) // sums are exact whatever the dtype of x
	if x[0].Dtype() == array.Float32 {
		sigmoidLosses(array.Data[float64](losses), array.Data[float32](x[0]), f.t)
	} else {
		sigmoidLosses(array.Data[float64](losses), array.Data[float64](x[0]), f.t)
	}
	if !f.perElement {
		total := array.Sum(losses.Reshape(-1), nil, false)
		losses = array.Scalar(array.Float64, total.Float(0)/float64(f.count))
	}
	return one(losses.To(x[0].Dtype()))
}

// sigmoidLosses sets y to log(1 + e) - x * (t - 1 if x >= 0), with e = exp(-|x|).
func sigmoidLosses[T array.Float](y []float64, x []T, t []int64) {
	e, u, l := make([]T, min(blockSize, len(x))), make([]T, blockSize), make([]T, blockSize)
	for ; len(x) > 0; x, y, t = x[len(e):], y[len(e):], t[len(e):] {
		e = e[:min(len(e), len(x))]
		for i := range e {
			e[i] = -max(x[i], -x[i])
		}
		kernel.Exp(e, e)
		kernel.AddScalar(u[:len(e)], e, 1)
		kernel.Log(l[:len(e)], u[:len(e)])
		for i, v := range e {
			if t[i] == -1 {
				continue
			}
			if rounded := u[i] - 1; rounded != 0 { // l is the logarithm of 1 + rounded
				v *= l[i] / rounded
			}
			answer := float64(t[i])
			if x[i] >= 0 {
				answer--
			}
			y[i] = float64(v) - float64(x[i])*answer
		}
	}
}

func (f *sigmoidCrossEntropy) BackwardArrays(gy []*Array) []*Array {
	x := f.RetainedArray(0)
	gx := array.MapFloats(x, kernel.Sigmoid[float32], kernel.Sigmoid[float64])
	if gx.Dtype() == array.Float32 {
		sigmoidGradients(f, array.Data[float32](gx), array.Data[float32](gy[0]))
	} else {
		sigmoidGradients(f, array.Data[float64](gx), array.Data[float64](gy[0]))
	}
	return []*Array{gx}
}

// sigmoidGradients turns gx, which is sigmoid(x), into the gradient.
func sigmoidGradients[T array.Float](f *sigmoidCrossEntropy, gx, gy []T) {
	for i, answer := range f.t {
		g := gy[0]
		if f.perElement {
			g = gy[i]
		}
		if answer == -1 {
			g = 0
		}
		gx[i] = T(float64(g) * (float64(gx[i]) - float64(answer)) / float64(f.count))
	}
}

func (f *sigmoidCrossEntropy) Backward(gy []*Variable) []*Variable {
	x := f.RetainedInput(0)
	s, d := x.Session(), x.Dtype()
	t := array.FromSlice(f.t, x.Shape()...)
	counted := array.NotEqual(t, array.Scalar(array.Int64, -1)).AsType(d)
	share := array.Mul(counted, array.Scalar(d, 1/float64(f.count)))
	return grads(Mul(Mul(gy[0], s.Constant(share)), Sub(Sigmoid(x), s.Constant(t.AsType(d)))))
}
