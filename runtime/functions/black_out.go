package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add(`F.black_out(x: float[N, D], t: int[N], W: float[V, D], samples: int[N, S], reduce: "mean"|"no" = "mean") -> float[...]`, BlackOut, catalog.Loss)
}

// BlackOut returns a loss for very many classes that looks at a few of them
// only: the right class t[i] and some wrong ones, samples[i]. With the softmax p
// over these few it is -(log(p of the right one) + sum of log(1 - p of each
// sample)), https://arxiv.org/abs/1511.06909.
//
// x is [N, D], one row for each example; W is [V, D], one row for each class; t
// and samples hold integers from 0 to V-1. With reduce = "mean" the result is
// the mean over the examples, with "no" the loss of each.
//
//	> F.black_out(np.array{{1}}, np.array({0}, "int32"), np.array{{2}, {1}}, np.array({{1}}, "int32"))
//	variable(0.6265234)
func BlackOut(x, t, W, samples *Variable, reduce string) *Variable {
	n, words := x.Shape()[0], W.Shape()[0]
	ids := labelsOf("black_out", "t", t, []int{n}, words)
	others := labelsOf("black_out", "samples", samples, samples.Shape(), words)
	column := ExpandDims(x, 2)
	right := MatMul(ExpandDims(pickRows(W, ids, t.Shape()), 1), column, false, false)
	wrong := MatMul(pickRows(W, others, samples.Shape()), column, false, false)
	logZ := LogSumExp(Concat([]*Variable{right, wrong}, 1), array.Axes{1})
	logZ = Reshape(logZ, []int{n, 1})
	right, wrong = Reshape(right, []int{n, 1}), Reshape(wrong, samples.Shape())
	rest := Log(AddScalar(Neg(Exp(Sub(wrong, logZ))), 1))
	losses := Neg(Add(Reshape(Sub(right, logZ), []int{n}), Sum(rest, array.Axes{1}, false)))
	if isWord("black_out", "reduce", reduce, "no", "mean") {
		return losses
	}
	return Average(losses, nil, nil, false)
}
