package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.classification_summary(y: float[...], t: int[...], label_num: integer? = nil, beta: number = 1, ignore_label: integer = -1) -> (float[C], float[C], float[C], int[C])", ClassificationSummary, catalog.Evaluation)
	catalog.Add("F.precision(y: float[...], t: int[...], label_num: integer? = nil, ignore_label: integer = -1) -> (float[C], int[C])", Precision, catalog.Evaluation)
	catalog.Add("F.recall(y: float[...], t: int[...], label_num: integer? = nil, ignore_label: integer = -1) -> (float[C], int[C])", Recall, catalog.Evaluation)
	catalog.Add("F.f1_score(y: float[...], t: int[...], label_num: integer? = nil, ignore_label: integer = -1) -> (float[C], int[C])", F1Score, catalog.Evaluation)
}

// ClassificationSummary returns four arrays with one number for each class: of
// the samples that are predicted to be of the class, the part that is of it
// (precision); of the samples of the class, the part that is predicted (recall);
// their weighted harmonic mean
//
// 日本語: 適合率・再現率・F 値をまとめて求めます。
//
//	F = (1 + beta^2) precision recall / (beta^2 precision + recall)
//
// and the number of samples of the class (support, int64). The others are
// float64, and NaN where 0 is divided by 0. None has a gradient.
//
// The class with the largest score y is predicted; the classes are the second
// axis of y, and the labels t, int32 or int64, have the shape of y without it.
// label_num is the number of classes, by itself the largest label plus 1.
// Samples with the label ignore_label do not count.
//
//	> y = np.array{{2, 1}, {0, 3}, {1, 4}, {5, 2}}
//	> t = np.array({0, 1, 0, 0}, "int32")
//	> precision, recall, f, support = F.classification_summary(y, t)
//	> precision
//	variable([1.  0.5])
//	> recall
//	variable([0.66666667 1.        ])
//	> f
//	variable([0.8        0.66666667])
//	> support
//	variable([3 1])
func ClassificationSummary(y, t *Variable, labelNum *int, beta float64, ignoreLabel int) (precision, recall, fbeta, support *Variable) {
	return classificationSummary("classification_summary", y, t, labelNum, beta, ignoreLabel)
}

// Precision returns the precision and the support of classification_summary.
//
// 日本語: 適合率をクラスごとに求めます。
//
//	> y = np.array{{2, 1}, {0, 3}, {1, 4}, {5, 2}}
//	> precision, support = F.precision(y, np.array({0, 1, 0, 0}, "int32"))
//	> precision
//	variable([1.  0.5])
func Precision(y, t *Variable, labelNum *int, ignoreLabel int) (precision, support *Variable) {
	precision, _, _, support = classificationSummary("precision", y, t, labelNum, 1, ignoreLabel)
	return precision, support
}

// Recall returns the recall and the support of classification_summary.
//
// 日本語: 再現率をクラスごとに求めます。
//
//	> y = np.array{{2, 1}, {0, 3}, {1, 4}, {5, 2}}
//	> recall, support = F.recall(y, np.array({0, 1, 0, 0}, "int32"))
//	> recall
//	variable([0.66666667 1.        ])
func Recall(y, t *Variable, labelNum *int, ignoreLabel int) (recall, support *Variable) {
	_, recall, _, support = classificationSummary("recall", y, t, labelNum, 1, ignoreLabel)
	return recall, support
}

// F1Score returns the F score with beta = 1, the harmonic mean of precision and
// recall, and the support of classification_summary.
//
// 日本語: F 値（適合率と再現率の調和平均）をクラスごとに求めます。
//
//	> y = np.array{{2, 1}, {0, 3}, {1, 4}, {5, 2}}
//	> f1, support = F.f1_score(y, np.array({0, 1, 0, 0}, "int32"))
//	> f1
//	variable([0.8        0.66666667])
func F1Score(y, t *Variable, labelNum *int, ignoreLabel int) (f1, support *Variable) {
	_, _, f1, support = classificationSummary("f1_score", y, t, labelNum, 1, ignoreLabel)
	return f1, support
}

func classificationSummary(op string, y, t *Variable, labelNum *int, beta float64, ignoreLabel int) (precision, recall, fbeta, support *Variable) {
	predicted, labels := predictions(op, y, t), t.Data()
	classes := 0
	if labelNum != nil {
		classes = *labelNum
	} else {
		if labels.Size() == 0 {
			array.FailIn(op, "t is %s: without labels, label_num must be given", labels.Describe())
		}
		classes = int(array.Max(labels, nil, false).Float(0)) + 1
	}
	if classes < 0 {
		array.FailIn(op, "label_num is %d, want 0 or more", classes)
	}
	of := array.New(array.Int64, classes) // samples of the class
	relevant := make([]float64, classes)  // samples predicted to be of it
	both := make([]float64, classes)      // and right
	count := array.Data[int64](of)
	for i, p := range predicted {
		label := int(labels.Float(i))
		if label == ignoreLabel {
			continue
		}
		if label < 0 {
			array.FailIn(op, "t has the label %d, want 0 or more, or ignore_label, %d", label, ignoreLabel)
		}
		if int(p) < classes {
			relevant[p]++
		}
		if label < classes {
			count[label]++
			if int(p) == label {
				both[p]++
			}
		}
	}
	p, r, f := array.New(array.Float64, classes), array.New(array.Float64, classes), array.New(array.Float64, classes)
	for c := range classes {
		pc, rc := both[c]/relevant[c], both[c]/float64(count[c])
		p.SetFloat(c, pc)
		r.SetFloat(c, rc)
		f.SetFloat(c, (1+beta*beta)*pc*rc/(beta*beta*pc+rc))
	}
	s := y.Session()
	return s.Constant(p), s.Constant(r), s.Constant(f), s.Constant(of)
}
