package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add(`F.hinge(x: float[N, C], t: int[N], norm: "L1"|"L2" = "L1", reduce: "mean"|"no" = "mean") -> float[...]`, Hinge, catalog.Loss)
}

// Hinge returns the loss of a support vector machine for one class against all
// others: max(0, 1 - s * x), where s is 1 for the right class and -1 for all
// others. norm = "L2" squares it.
//
// 日本語: ヒンジ損失。サポートベクターマシンで使う誤差です。
//
// x is [N, C], C scores for each of N examples; t holds the right classes from 0
// to C-1. With reduce = "mean" the result is the sum over everything divided by
// N, with "no" it is the loss of every score.
//
//	> F.hinge(np.array{{2, 0}, {0, 0.5}}, np.array({0, 1}, "int32"))
//	variable(1.25)
func Hinge(x, t *Variable, norm, reduce string) *Variable {
	shape := x.Shape()
	if len(shape) != 2 {
		array.FailIn("hinge", "x is %s, want [N, C]", x.Data().Describe())
	}
	signs := array.New(x.Dtype(), shape...)
	signs.Fill(1)
	for i, class := range labelsOf("hinge", "t", t, shape[:1], shape[1]) {
		signs.SetFloat(i*shape[1]+class, -1)
	}
	losses := ReLU(AddScalar(Mul(x, x.Session().Constant(signs)), 1))
	if isWord("hinge", "norm", norm, "L2", "L1") {
		losses = Square(losses)
	}
	if isWord("hinge", "reduce", reduce, "no", "mean") {
		return losses
	}
	return MulScalar(Sum(losses, nil, false), 1/float64(shape[0]))
}

// labelsOf returns the numbers of t, which must be of that shape and from 0 to
// classes-1. name is that of t.
func labelsOf(op, name string, t *Variable, shape []int, classes int) []int {
	if d := t.Dtype(); d != array.Int32 && d != array.Int64 || !array.SameShape(t.Shape(), shape) {
		array.FailIn(op, "%s is %s, want int32%s", name, t.Data().Describe(), array.ShapeString(shape))
	}
	labels := make([]int, t.Data().Size())
	for i, label := range array.Data[int64](t.Data().To(array.Int64)) {
		labels[i] = int(label)
		if labels[i] < 0 || labels[i] >= classes {
			array.FailIn(op, "%s holds the label %d, but there are %d classes: labels are 0 to %d", name, labels[i], classes, classes-1)
		}
	}
	return labels
}
