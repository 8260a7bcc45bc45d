package functions

import (
	"math"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.accuracy(y: float[...], t: int[...], ignore_label: integer? = nil) -> float[]", Accuracy, catalog.Evaluation)
	catalog.Add("F.binary_accuracy(y: float[...], t: int[...]) -> float[]", BinaryAccuracy, catalog.Evaluation)
}

// Accuracy returns the part of the samples whose label is predicted: for how
// many of the labels t the score y is largest at the class t. It has no gradient.
//
// 日本語: 正解率を求めます。
//
// The classes are the second axis of y. t, int32 or int64, has the shape of y
// without it; further axes of y have length 1. Labels equal to ignore_label do
// not count; if none is left the result is 0.
//
//	> y = np.array{{0.1, 0.7, 0.2}, {8, 1, 2}, {-8, 1, 2}}
//	> F.accuracy(y, np.array({1, 0, 0}, "int32"))
//	variable(0.6666667)
//	> F.accuracy(y, np.array({1, 0, 0}, "int32"), {ignore_label = 0})
//	variable(1.)
func Accuracy(y, t *Variable, ignoreLabel *int) *Variable {
	prediction := predictions("accuracy", y, t)
	right, total := 0, 0
	for i, p := range prediction {
		label := t.Data().Float(i)
		if ignoreLabel != nil && label == float64(*ignoreLabel) {
			continue
		}
		total++
		if label == float64(p) {
			right++
		}
	}
	part := float64(right) / float64(total)
	if total == 0 {
		part = math.NaN() // as the mean of nothing
		if ignoreLabel != nil {
			part = 0
		}
	}
	return y.Session().Constant(array.Scalar(y.Dtype(), part))
}

// predictions returns the class with the largest score for each of the labels t.
func predictions(op string, y, t *Variable) []int64 {
	checkSigned(op, "t", t)
	scores, labels := y.Shape(), t.Shape()
	fits := len(labels) > 0 && len(scores) > len(labels)
	for d := 0; fits && d < len(scores); d++ {
		switch {
		case d == 0:
			fits = scores[0] == labels[0]
		case d > len(labels):
			fits = scores[d] == 1
		case d > 1:
			fits = scores[d] == labels[d-1]
		}
	}
	if !fits {
		array.FailIn(op, "y is %s and t is %s, want [N, classes, ...] and [N, ...]", y.Data().Describe(), t.Data().Describe())
	}
	classes := array.Axis(1)
	return array.Data[int64](array.ArgMax(y.Data(), &classes, false))
}

// BinaryAccuracy returns the part of the samples whose label is predicted: y >= 0
// predicts the label 1, y < 0 the label 0. Labels -1 do not count; if there are
// no others the result is 0. t, int32 or int64, has the shape of y. It has no
// gradient.
//
// 日本語: 0 か 1 を当てる問題の正解率を求めます。
//
//	> F.binary_accuracy(np.array{-2, 0, 3, 5}, np.array({0, 1, 0, -1}, "int32"))
//	variable(0.6666667)
func BinaryAccuracy(y, t *Variable) *Variable {
	checkSigned("binary_accuracy", "t", t)
	if !array.SameShape(y.Shape(), t.Shape()) {
		array.FailIn("binary_accuracy", "t is %s, want the shape of y, %s", t.Data().Describe(), y.Data().Describe())
	}
	right, total := 0, 0
	for i := range t.Data().Size() {
		label := t.Data().Float(i)
		if label != -1 {
			total++
		}
		if positive := y.Data().Float(i) >= 0; positive && label == 1 || !positive && label == 0 {
			right++
		}
	}
	return y.Session().Constant(array.Scalar(y.Dtype(), float64(right)/float64(max(total, 1))))
}
