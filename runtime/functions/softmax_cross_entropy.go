package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add(`F.softmax_cross_entropy(x: float[...], t: array[...], normalize: boolean = true, cache_score: boolean = true, class_weight: data? = nil, ignore_label: integer = -1, reduce: "mean"|"no" = "mean", enable_double_backprop: boolean = false, soft_target_loss: "cross-entropy"|"kl-divergence" = "cross-entropy") -> float[...]`, SoftmaxCrossEntropy, catalog.Loss)
}

// SoftmaxCrossEntropyOptions are the arguments of F.softmax_cross_entropy after t.
type SoftmaxCrossEntropyOptions struct {
	Normalize            bool
	CacheScore           bool
	ClassWeight          *Array
	IgnoreLabel          int
	Reduce               string
	EnableDoubleBackprop bool
	SoftTargetLoss       string
}

// SoftmaxCrossEntropy returns the loss of a classifier: -log(softmax(x)[t]), how
// improbable the right classes t are under the scores x.
//
// 日本語: softmax で確率にしてから、正解ラベル（0から）との交差エントロピーを求めます。
//
// x is [N, C] or [N, C, ...]: C scores for each of N examples (or for each place
// of N images). t holds the right classes: integers from 0 to C-1 in the shape
// of x without axis 1. Another label is an error, except ignore_label: those
// places have the loss 0 and no gradient.
//
// With reduce = "mean" the result is one number: the sum of the losses divided
// by the number of places that are not ignored, or by N if normalize = false.
// With "no" it is the loss of every place, in the shape of t. class_weight, an
// array of C numbers, multiplies the loss of each class.
//
// If t is a float array of the shape of x, it holds the probabilities of all
// classes (soft targets): the loss is -sum(t * log(softmax(x))), or with
// soft_target_loss = "kl-divergence" sum(t * (log(t + 1e-7) - log(softmax(x)))).
// Soft targets are never ignored or weighted, and t gets no gradient.
//
// Gradients of gradients need enable_double_backprop = true, which soft targets
// do not have. cache_score is there for Chainer's programs; it changes nothing.
//
//	> F.softmax_cross_entropy(np.array{{2, 0}, {0, 1}}, np.array({0, 1}, "int32"))
//	variable(0.22009486)
//	> F.softmax_cross_entropy(np.array{{2, 0}, {0, 1}}, np.array({0, -1}, "int32"), {reduce = "no"})
//	variable([0.12692809 0.        ])
func SoftmaxCrossEntropy(x, t *Variable, opt SoftmaxCrossEntropyOptions) *Variable {
	const op = "softmax_cross_entropy"
	shape := x.Shape()
	if len(shape) < 2 || shape[1] == 0 {
		array.FailIn(op, "x is %s, want [N, C, ...] with at least one class", x.Data().Describe())
	}
	if w := opt.ClassWeight; w != nil && (!w.Dtype().IsFloat() || w.Ndim() != 1 || w.Size() != shape[1]) {
		array.FailIn(op, "class_weight is %s, want %d floats, one for each class", w.Describe(), shape[1])
	}
	if t.Dtype().IsFloat() {
		return softTargetLoss(x, t, opt)
	}
	places := append([]int{shape[0]}, shape[2:]...)
	if d := t.Dtype(); d != array.Int32 && d != array.Int64 || !array.SameShape(t.Shape(), places) {
		array.FailIn(op, "t is %s, want int32%s, the shape of x, %s, without axis 1", t.Data().Describe(), array.ShapeString(places), x.Data().Describe())
	}
	f := &softmaxCrossEntropy{
		labels: array.Data[int64](t.Data().To(array.Int64)), places: places, perPlace: isWord("softmax_cross_entropy", "reduce", opt.Reduce, "no", "mean"),
		twice: opt.EnableDoubleBackprop,
	}
	f.setWeights(opt.ClassWeight, shape[1], int64(opt.IgnoreLabel))
	f.coeff = 1
	if !f.perPlace {
		count := shape[0]
		if opt.Normalize {
			count = f.counted
		}
		f.coeff = 1 / float64(max(count, 1))
	}
	return apply1(op, f, x)
}

type softmaxCrossEntropy struct {
	Node
	labels   []int64   // the classes, 0 where they are ignored
	weights  []float64 // of the places: 0 where they are ignored
	counted  int       // how many places are not ignored
	places   []int     // the shape of the labels
	perPlace bool      // one loss for each place, not one altogether
	coeff    float64   // the factor of the sum
	twice    bool      // gradients of gradients are allowed
	logSums  *Array    // log(sum(exp(x))) of each place
}

// setWeights checks the labels and gives each place its weight.
func (f *softmaxCrossEntropy) setWeights(classWeight *Array, classes int, ignored int64) {
	labels := f.labels
	f.labels, f.weights = make([]int64, len(labels)), make([]float64, len(labels))
	for i, label := range labels {
		if label == ignored {
			continue
		}
		if label < 0 || label >= int64(classes) {
			array.FailIn("softmax_cross_entropy", "t holds the label %d, but x has %d classes: labels are 0 to %d, or ignore_label = %d", label, classes, classes-1, ignored)
		}
		f.labels[i], f.weights[i] = label, 1
		if classWeight != nil {
			f.weights[i] = classWeight.Float(int(label))
		}
		f.counted++
	}
}

func (f *softmaxCrossEntropy) Forward(x []*Array) []*Array {
	f.RetainInputs(0)
	f.logSums = array.New(x[0].Dtype(), f.places...)
	losses := array.New(x[0].Dtype(), f.places...)
	if x[0].Dtype() == array.Float32 {
		crossEntropies[float32](f, losses, x[0])
	} else {
		crossEntropies[float64](f, losses, x[0])
	}
	if f.perPlace {
		return one(losses)
	}
	d := losses.Dtype() // Chainer's sum has the other sign: where no place counts it gives -0
	total := array.Sub(array.Scalar(d, 0), array.Sum(losses.Reshape(-1), nil, false))
	return one(array.Mul(total, array.Scalar(d, -f.coeff)))
}

func (f *softmaxCrossEntropy) BackwardArrays(gy []*Array) []*Array {
	x := f.RetainedArray(0)
	gx := array.Empty(x.Dtype(), x.Shape()...)
	if x.Dtype() == array.Float32 {
		crossEntropyGrads[float32](f, gx, x, gy[0])
	} else {
		crossEntropyGrads[float64](f, gx, x, gy[0])
	}
	return []*Array{gx}
}

func (f *softmaxCrossEntropy) Backward(gy []*Variable) []*Variable {
	x := f.RetainedInput(0)
	if !f.twice {
		return onlyOnce(f.BackwardArrays, "call it with enable_double_backprop = true for gradients of gradients", []*Variable{x}, gy)
	}
	scale, right := array.New(x.Dtype(), f.places...), array.New(x.Dtype(), x.Shape()...)
	rest := max(right.Size(), 1) / (x.Shape()[1] * max(x.Shape()[0], 1))
	for i, label := range f.labels {
		scale.SetFloat(i, f.weights[i]*f.coeff)
		right.SetFloat((i/rest*x.Shape()[1]+int(label))*rest+i%rest, 1)
	}
	s := x.Session()
	g := Reshape(Mul(gy[0], s.Constant(scale)), keptShape(x.Shape(), array.Axes{1}))
	return grads(Mul(Sub(Exp(LogSoftmax(x, 1)), s.Constant(right)), g))
}
