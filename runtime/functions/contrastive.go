package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add(`F.contrastive(x0: float[N, K], x1: float[N, K], y: int[N], margin: number = 1, reduce: "mean"|"no" = "mean") -> float[...]`, Contrastive, catalog.Loss)
}

// Contrastive returns a loss that pulls pairs of vectors together or pushes them
// apart. Row i of x0 and row i of x1 have the distance d. If y[i] is 1, the pair
// belongs together and the loss is d^2 / 2; if it is 0, the loss is
// max(margin - d, 0)^2 / 2.
//
// margin is larger than 0. With reduce = "mean" the result is the mean over the
// N pairs, with "no" the loss of each.
//
//	> F.contrastive(np.array{{3, 0}, {0, 0}}, np.array{{0, 0}, {0, 0.5}}, np.array({1, 0}, "int32"))
//	variable(2.3125)
func Contrastive(x0, x1, y *Variable, margin float64, reduce string) *Variable {
	checkPair("contrastive", "x0", "x1", x0, x1)
	shape := x0.Shape()
	if len(shape) != 2 || shape[0] == 0 {
		array.FailIn("contrastive", "x0 is %s, want [N, K] with at least one pair", x0.Data().Describe())
	}
	if d := y.Dtype(); d != array.Int32 && d != array.Int64 || !array.SameShape(y.Shape(), shape[:1]) {
		array.FailIn("contrastive", "y is %s, want int32%s", y.Data().Describe(), array.ShapeString(shape[:1]))
	}
	checkMargin("contrastive", margin)
	f := &contrastive{together: y.Data().AsType(x0.Dtype()).Reshape(-1, 1), margin: margin}
	losses := apply1("contrastive", f, Sub(x0, x1))
	if isWord("contrastive", "reduce", reduce, "no", "mean") {
		return losses
	}
	return Average(losses, nil, nil, false)
}

func checkMargin(op string, margin float64) {
	if !(margin > 0) {
		array.FailIn(op, "margin is %g, want a number larger than 0", margin)
	}
}

// contrastive is the loss of each row of differences.
type contrastive struct {
	Node
	together *Array // y as a column of floats
	margin   float64
}

func (f *contrastive) Forward(x []*Array) []*Array {
	f.RetainInputs(0)
	d := x[0].Dtype()
	near := array.Sum(array.Square(x[0]), array.Axes{1}, true)
	far := array.Square(array.Maximum(array.Sub(array.Scalar(d, f.margin), array.Sqrt(near)), array.Scalar(d, 0)))
	apart := array.Sub(array.Scalar(d, 1), f.together)
	losses := array.Add(array.Mul(f.together, near), array.Mul(apart, far))
	return one(array.Mul(losses, array.Scalar(d, 0.5)).Reshape(-1))
}

// Backward divides by distances of at least 1e-7, as Chainer does.
func (f *contrastive) Backward(gy []*Variable) []*Variable {
	x := f.RetainedInput(0)
	s, d := x.Session(), x.Dtype()
	distance := Sqrt(Sum(Square(x), array.Axes{1}, true))
	missing := Maximum(AddScalar(Neg(distance), f.margin), s.Constant(array.Scalar(d, 0)))
	push := Div(missing, Maximum(distance, s.Constant(array.Scalar(d, 1e-7))))
	together := s.Constant(f.together)
	slope := Sub(together, Mul(AddScalar(Neg(together), 1), push))
	return grads(Mul(Mul(Reshape(gy[0], distance.Shape()), slope), x))
}
