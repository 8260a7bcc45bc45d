package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add(`F.triplet(anchor: float[...], positive: float[...], negative: float[...], margin: number = 0.2, reduce: "mean"|"no" = "mean") -> float[...]`, Triplet, catalog.Loss)
}

// Triplet returns a loss that wants each anchor closer to its positive example
// than to its negative one: max(0, d(anchor, positive) - d(anchor, negative) +
// margin), where d is the sum of the squared differences along axis 1.
//
// The three arrays are [N, K] with at least one row, of one shape and dtype;
// margin is larger than 0. With reduce = "mean" the result is the sum of the
// losses divided by N, with "no" the loss of each row.
//
//	> F.triplet(np.array{{0, 0}}, np.array{{1, 0}}, np.array{{0, 1}})
//	variable(0.2)
func Triplet(anchor, positive, negative *Variable, margin float64, reduce string) *Variable {
	checkPair("triplet", "anchor", "positive", anchor, positive)
	checkPair("triplet", "anchor", "negative", anchor, negative)
	shape := anchor.Shape()
	if len(shape) < 2 || shape[0] == 0 {
		array.FailIn("triplet", "anchor is %s, want [N, K] with at least one row", anchor.Data().Describe())
	}
	checkMargin("triplet", margin)
	closer := Sub(Square(Sub(anchor, positive)), Square(Sub(anchor, negative)))
	losses := ReLU(AddScalar(Sum(closer, array.Axes{1}, false), margin))
	if isWord("triplet", "reduce", reduce, "no", "mean") {
		return losses
	}
	return MulScalar(Sum(losses, nil, false), 1/float64(shape[0]))
}
