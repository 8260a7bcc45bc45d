package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add(`F.crf1d(cost: float[C, C], xs: arrays, ys: arrays, reduce: "mean"|"no" = "mean") -> float[...]`, CRF1D, catalog.Loss)
}

// CRF1D returns the loss of a linear-chain conditional random field, which
// labels sequences: log of the sum of exp(score) over all ways to label a
// sequence, minus the score of the right labels. The score of a labelling is the
// sum of the scores xs of its labels and of cost[i, j] for each label i followed
// by a label j.
//
// xs is a table over time: xs[k] is [N, C], the scores of the C labels at time k
// for the N sequences; N may shrink with time, as the shorter sequences, which
// stand last, end. ys are the right labels from 0 to C-1, ys[k] is [N]. With
// reduce = "mean" the result is the mean over the sequences, with "no" the loss
// of each. https://repository.upenn.edu/cis_papers/159/
//
//	> F.crf1d(np.zeros({2, 2}), {np.zeros({1, 2}), np.zeros({1, 2})}, {np.array({0}, "int32"), np.array({1}, "int32")})
//	variable(1.3862944)
func CRF1D(cost *Variable, xs, ys []*Variable, reduce string) *Variable {
	const op = "crf1d"
	checkChain(op, cost, xs)
	if len(ys) != len(xs) {
		array.FailIn(op, "ys holds %d arrays, want one for each of the %d in xs", len(ys), len(xs))
	}
	labels := make([][]int, len(ys))
	for k, y := range ys {
		labels[k] = labelsOf(op, "ys", y, xs[k].Shape()[:1], cost.Shape()[0])
	}
	alpha, score := xs[0], labelScores(xs[0], labels[0])
	var alphas, scores []*Variable // of the sequences that have ended
	for k, x := range xs[1:] {
		alpha, alphas = cutEnded(alpha, alphas, x.Shape()[0])
		score, scores = cutEnded(score, scores, x.Shape()[0])
		alpha = Add(LogSumExp(Add(ExpandDims(alpha, 2), cost), array.Axes{1}), x)
		step := pickCosts(cost, labels[k], labels[k+1])
		score = Add(score, Add(labelScores(x, labels[k+1]), step))
	}
	losses := Sub(LogSumExp(joinEnded(alpha, alphas), array.Axes{1}), joinEnded(score, scores))
	if isWord("crf1d", "reduce", reduce, "no", "mean") {
		return losses
	}
	return Average(losses, nil, nil, false)
}

// checkChain checks what both functions take.
func checkChain(op string, cost *Variable, xs []*Variable) {
	if len(xs) == 0 {
		array.FailIn(op, "xs is empty, want the scores of at least one time")
	}
	c := cost.Shape()
	if len(c) != 2 || c[0] != c[1] {
		array.FailIn(op, "cost is %s, want [C, C]", cost.Data().Describe())
	}
	for k, x := range xs {
		sameDtype(op, cost, x)
		if s := x.Shape(); len(s) != 2 || s[1] != c[0] || s[1] == 0 || k > 0 && s[0] > xs[k-1].Shape()[0] {
			array.FailIn(op, "xs[%d] is %s, want [N, C] with C = %d, the labels of cost, and no more rows than before", k+1, x.Data().Describe(), c[0])
		}
	}
}

// cutEnded returns the first n rows of x and puts the others, of sequences that
// end here, on the list.
func cutEnded(x *Variable, ended []*Variable, n int) (*Variable, []*Variable) {
	if x.Shape()[0] == n {
		return x, ended
	}
	parts := SplitAt(x, []int{n}, 0)
	return parts[0], append(ended, parts[1])
}

// joinEnded puts the rows back in the order of the sequences.
func joinEnded(x *Variable, ended []*Variable) *Variable {
	if ended == nil {
		return x
	}
	parts := []*Variable{x}
	for i := len(ended) - 1; i >= 0; i-- {
		parts = append(parts, ended[i])
	}
	return Concat(parts, 0)
}

// labelScores returns x[i, labels[i]] of every row.
func labelScores(x *Variable, labels []int) *Variable {
	flat := make([]int, len(labels))
	for i, label := range labels {
		flat[i] = i*x.Shape()[1] + label
	}
	return pickElements(x, flat)
}

// pickCosts returns cost[from[i], to[i]] for every label in to.
func pickCosts(cost *Variable, from, to []int) *Variable {
	flat := make([]int, len(to))
	for i, label := range to {
		flat[i] = from[i]*cost.Shape()[1] + label
	}
	return pickElements(cost, flat)
}

// pickElements returns elements of x, counted in row-major order.
func pickElements(x *Variable, at []int) *Variable {
	column := Reshape(x, []int{x.Data().Size(), 1})
	return Reshape(pickRows(column, at, []int{len(at)}), []int{len(at)})
}
