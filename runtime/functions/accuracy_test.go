package functions

import (
	"math"
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
)

// scores returns y and t as Variables; y has a row of classes for each label.
func scores(s *Session, classes int, y []float32, t ...int32) (*Variable, *Variable) {
	return s.Variable(array.FromSlice(y, len(t), classes)), s.Constant(array.FromSlice(t))
}

func TestAccuracyEdges(t *testing.T) {
	s, label, zero := autograd.NewSession(), 7, 0
	y, labels := scores(s, 2, []float32{1, 1, 0, 2, 3, float32(math.NaN())}, 0, 1, 1) // ties go to the first class, NaN is largest
	if a := Accuracy(y, labels, nil); a.Data().Float(0) != 1 || a.RequiresGrad() {
		t.Errorf("got %v, want 1 without a gradient", a)
	}
	y, labels = scores(s, 2, nil)
	if a := Accuracy(y, labels, nil); !math.IsNaN(a.Data().Float(0)) {
		t.Errorf("of no labels: got %v, want NaN", a)
	}
	if a := Accuracy(y, labels, &label); a.Data().Float(0) != 0 {
		t.Errorf("of no labels, one ignored: got %v, want 0", a)
	}
	y, labels = scores(s, 2, []float32{1, 0, 1, 0}, 0, 7)
	if a := Accuracy(y, labels, &label); a.Data().Float(0) != 1 {
		t.Errorf("label 7 ignored: got %v, want 1", a)
	}
	if a := Accuracy(y, labels, &zero); a.Data().Float(0) != 0 {
		t.Errorf("label 0 ignored: got %v, want 0", a)
	}
}

func TestBinaryAccuracyEdges(t *testing.T) {
	s := autograd.NewSession()
	y := s.Variable(array.FromSlice([]float64{math.NaN(), 1, -1}))
	if a := BinaryAccuracy(y, s.Constant(array.FromSlice([]int64{0, 2, -1}))); a.Data().Float(0) != 0.5 { // as Chainer
		t.Errorf("got %v, want 0.5", a)
	}
	none := s.Constant(array.FromSlice([]int64{-1, -1, -1}))
	if a := BinaryAccuracy(y, none); a.Data().Float(0) != 0 || a.RequiresGrad() {
		t.Errorf("got %v, want 0 without a gradient", a)
	}
}

// What Chainer 7.8.1 gives for the same arguments.
func TestClassificationSummaryEdges(t *testing.T) {
	s, two, nan := autograd.NewSession(), 2, math.NaN()
	y, labels := scores(s, 2, make([]float32, 6), 0, 5, -1) // labels beyond label_num count for the predictions only
	p, r, f, n := ClassificationSummary(y, labels, &two, 1, -1)
	for name, c := range map[string]struct {
		got  *Variable
		want *Array
	}{
		"precision": {p, array.FromSlice([]float64{0.5, nan})}, "recall": {r, array.FromSlice([]float64{1, nan})},
		"f": {f, array.FromSlice([]float64{2. / 3, nan})}, "support": {n, array.FromSlice([]int64{1, 0})},
	} {
		if err := check.Equal(c.got.Data(), c.want, false); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	y, labels = scores(s, 2, make([]float32, 2), -1)
	if p, _ := Precision(y, labels, nil, -1); p.Data().Size() != 0 {
		t.Errorf("all ignored: got %v, want nothing", p)
	}
}

func TestEvaluationRefuses(t *testing.T) {
	s, minus, huge := autograd.NewSession(), -1, 1<<50
	y, labels := scores(s, 3, make([]float32, 6), 0, -2)
	for op, f := range map[string]func(y, t *Variable){
		"accuracy":               func(y, t *Variable) { Accuracy(y, t, nil) },
		"classification_summary": func(y, t *Variable) { ClassificationSummary(y, t, nil, 1, -1) },
		"precision":              func(y, t *Variable) { Precision(y, t, nil, -1) },
		"recall":                 func(y, t *Variable) { Recall(y, t, nil, -1) },
		"f1_score":               func(y, t *Variable) { F1Score(y, t, nil, -1) },
	} {
		check.Refuses(t, op+": t is uint8(2,), want int32 or int64", func() { f(y, s.Constant(array.New(array.Uint8, 2))) })
		for _, shape := range [][]int{{3}, {2, 1}, {}, {2, 3, 1}} {
			check.Refuses(t, op+": y is float32(2, 3) and t is int32", func() { f(y, s.Constant(array.New(array.Int32, shape...))) })
		}
		check.Refuses(t, op+": y is float32(2,)", func() { f(s.Variable(array.New(array.Float32, 2)), labels) })
		check.Refuses(t, op+": y is float32(2, 3, 2)", func() { f(s.Variable(array.New(array.Float32, 2, 3, 2)), labels) })
		check.Refuses(t, "argmax of an array with no elements", func() { f(s.Variable(array.New(array.Float32, 2, 0)), labels) })
	}
	check.Refuses(t, "t has the label -2, want 0 or more, or ignore_label, -1", func() { Recall(y, labels, nil, -1) })
	check.Refuses(t, "label_num is -1, want 0 or more", func() { Recall(y, labels, &minus, -1) })
	check.Refuses(t, "needs", func() { Recall(y, labels, &huge, -1) })
	check.Refuses(t, "t is int32(0,): without labels, label_num must be given", func() {
		F1Score(s.Variable(array.New(array.Float32, 0, 3)), s.Constant(array.New(array.Int32, 0)), nil, -1)
	})
	check.Refuses(t, "binary_accuracy: t is int32(2,), want the shape of y, float32(2, 3)", func() { BinaryAccuracy(y, labels) })
	check.Refuses(t, "r2_score: true is float32(2, 3), want the shape of pred, float32()", func() { R2Score(s.Variable(array.New(array.Float32)), y, nil, "raw_values") })
	check.Refuses(t, "with one axis or more", func() {
		R2Score(s.Variable(array.New(array.Float32)), s.Variable(array.New(array.Float32)), nil, "raw_values")
	})
	check.Refuses(t, "sample_weight is not supported, want nil", func() { R2Score(y, y, 1.0, "raw_values") })
}

// What Chainer 7.8.1 gives for the same arguments.
func TestR2ScoreEdges(t *testing.T) {
	s := autograd.NewSession()
	empty := s.Variable(array.New(array.Float32, 0))
	if v := R2Score(empty, empty, nil, "uniform_average"); v.Data().Float(0) != 0 || v.RequiresGrad() {
		t.Errorf("of nothing: got %v, want 0 without a gradient", v)
	}
	pred, truth := s.Variable(array.FromSlice([]float32{1, 2, 3, 4}, 2, 2)), s.Variable(array.FromSlice([]float64{1, 5, 2, 5}, 2, 2))
	if err := check.Equal(R2Score(pred, truth, nil, "raw_values").Data(), array.FromSlice([]float32{-1, 0}), false); err != nil {
		t.Errorf("no variance: %v", err)
	}
}
