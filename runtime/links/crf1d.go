package links

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
	"nnlua/runtime/functions"
)

func init() {
	add("CRF1d(n_label: integer, initial_cost: value = nil) -> CRF1d", NewCRF1d,
		`(xs: arrays, ys: arrays, reduce: "mean"|"no" = "mean", transpose: boolean = false) -> Variable`, (*CRF1d).Forward)
	catalog.Add("CRF1d:argmax(xs: arrays, transpose: boolean = false) -> (Variable, arrays)", (*CRF1d).Argmax, catalog.Links)
}

// CRF1d is a linear-chain conditional random field with its cost of every label
// after another.
type CRF1d struct {
	Link
	Cost *Parameter
}

// NewCRF1d makes the loss F.crf1d for n_label labels. Its parameter cost,
// (n_label, n_label), starts as initial_cost (0). A call gets the scores xs and
// the right labels ys, tables over time; with transpose = true they are tables
// of sequences, in any order of lengths. With reduce = "no" the result is the
// loss of each sequence; with transpose as well, from the longest to the
// shortest.
//
//	> model = L.CRF1d(2)
//	> model({np.zeros{2, 2}}, {np.array({0, 1}, "int32")}, {transpose = true})
//	variable(1.3862944)
func NewCRF1d(s *Session, nLabel int, initialCost any) *CRF1d {
	l := &CRF1d{}
	l.setUp(s, l)
	l.Cost = l.bias("cost", initialCost, nLabel, nLabel)
	return l
}

// Forward returns the loss.
//
//	> L.CRF1d(2):forward({np.zeros{1, 2}}, {np.array({0}, "int32")})
//	variable(0.6931472)
func (l *CRF1d) Forward(xs, ys []*Variable, reduce string, transpose bool) *Variable {
	if transpose {
		if len(xs) != len(ys) {
			array.Fail("there are %d sequences in xs and %d in ys", len(xs), len(ys))
		}
		order := longestFirst(xs)
		xs, ys = functions.TransposeSequence(ordered(xs, order)), functions.TransposeSequence(ordered(ys, order))
	}
	return functions.CRF1D(&l.Cost.Variable, xs, ys, reduce)
}

// Argmax returns the best labels of sequences and, before them, their scores;
// see F.argmax_crf1d. With transpose = true, xs and the labels are tables of
// sequences, and the scores stand from the longest to the shortest.
//
//	> model = L.CRF1d(2)
//	> score, path = model:argmax({np.array{{1, 2}, {4, 3}}}, {transpose = true})
//	> print(score, path[1])
//	variable([6.])	[1 0]
func (l *CRF1d) Argmax(xs []*Variable, transpose bool) (*Variable, []*Array) {
	if !transpose {
		return functions.ArgmaxCRF1D(&l.Cost.Variable, xs)
	}
	order := longestFirst(xs)
	score, path := functions.ArgmaxCRF1D(&l.Cost.Variable, functions.TransposeSequence(ordered(xs, order)))
	steps := make([]*Variable, len(path))
	for k, labels := range path {
		steps[k] = l.sess.Constant(labels)
	}
	best := make([]*Array, len(xs))
	for i, labels := range functions.TransposeSequence(steps) {
		best[i] = labels.Data()
	}
	return score, restored(best, order)
}
