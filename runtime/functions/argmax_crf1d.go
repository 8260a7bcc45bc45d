package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.argmax_crf1d(cost: float[C, C], xs: arrays) -> (float[...], arrays)", ArgmaxCRF1D, catalog.Loss)
}

// ArgmaxCRF1D returns the best labels of sequences under a conditional random
// field, see crf1d, and their scores: first the scores, [N], then the labels as
// a table over time.
//
//	> score, path = F.argmax_crf1d(np.array{{0, 5}, {0, 0}}, {np.zeros({1, 2}), np.zeros({1, 2})})
//	> score
//	variable([5.])
//	> path[1], path[2]
//	[0]
//	[1]
func ArgmaxCRF1D(cost *Variable, xs []*Variable) (*Variable, []*Array) {
	checkChain("argmax_crf1d", cost, xs)
	alpha := xs[0]
	var alphas []*Variable
	before := make([]*Array, len(xs)) // for each label at time k, the best one before it
	for k, x := range xs[1:] {
		alpha, alphas = cutEnded(alpha, alphas, x.Shape()[0])
		scores := Add(ExpandDims(alpha, 2), cost)
		before[k+1] = bestLabels(scores.Data())
		alpha = Add(Max(scores, array.Axes{1}, false), x)
	}
	all := joinEnded(alpha, alphas)
	best := bestLabels(all.Data())
	path := make([]*Array, len(xs))
	for k := len(xs) - 1; k >= 0; k-- {
		n := xs[k].Shape()[0]
		path[k] = array.New(array.Int32, n)
		for i := range n {
			label := best.Float(i)
			path[k].SetFloat(i, label)
			if k > 0 {
				best.SetFloat(i, before[k].Float(i*cost.Shape()[0]+int(label)))
			}
		}
	}
	return Max(all, array.Axes{1}, false), path
}

func bestLabels(scores *Array) *Array {
	axis := array.Axis(1)
	return array.ArgMax(scores, &axis, false)
}
