package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.r2_score(pred: float[...], true: float[...], sample_weight: value = nil, multioutput: \"uniform_average\"|\"raw_values\" = \"uniform_average\") -> float[...]", R2Score, catalog.Evaluation)
}

// R2Score returns the coefficient of determination R^2 of predictions: 1 less
// the sum of the squares of pred - true over that of true - mean(true), along
// the first axis. 1 is a perfect prediction, 0 is as good as always the mean; if
// all of true are equal it counts as 0. pred and true have the same shape and at
// least one axis. It has no gradient.
//
// multioutput says what becomes of the other axes: "uniform_average" returns
// the mean of their scores, "raw_values" all of them. sample_weight must be nil.
//
//	> F.r2_score(np.array{1, 2, 4}, np.array{1, 2, 3})
//	variable(0.5)
func R2Score(pred, truth *Variable, sampleWeight any, multioutput string) *Variable {
	if sampleWeight != nil {
		array.FailIn("r2_score", "sample_weight is not supported, want nil")
	}
	if !array.SameShape(pred.Shape(), truth.Shape()) || len(pred.Shape()) == 0 {
		array.FailIn("r2_score", "true is %s, want the shape of pred, %s, with one axis or more", truth.Data().Describe(), pred.Data().Describe())
	}
	first := array.Axes{0}
	sumOfSquares := func(x *Array) *Array { return array.Sum(array.Mul(x, x), first, false) }
	residual := sumOfSquares(array.Sub(pred.Data(), truth.Data()))
	total := array.New(truth.Dtype(), residual.Shape()...)
	if truth.Shape()[0] > 0 {
		total = sumOfSquares(array.Sub(truth.Data(), array.Mean(truth.Data(), first, false)))
	}
	scores := array.New(pred.Dtype(), residual.Shape()...)
	for i := range scores.Size() {
		if total.Float(i) != 0 {
			scores.SetFloat(i, 1-residual.Float(i)/total.Float(i))
		}
	}
	if multioutput == "uniform_average" {
		scores = array.Mean(scores, nil, false)
	}
	return pred.Session().Constant(scores)
}
