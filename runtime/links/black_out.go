package links

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
	"nnlua/runtime/functions"
)

func init() {
	add("BlackOut(in_size: integer, counts: data, sample_size: integer) -> BlackOut", NewBlackOut,
		"(x: float[N, D], t: int[N]) -> Variable", (*BlackOut).Forward)
	catalog.AddProperty("BlackOut.sample_data: data?", (*BlackOut).sampleData, (*BlackOut).setSampleData, catalog.Links)
}

// BlackOut is a loss for very many classes, with its weights.
type BlackOut struct {
	Link
	W          *Parameter
	SampleData *Array // stands in for the random samples if it is not nil
	sampler    *WalkerAlias
	sampleSize int
}

// NewBlackOut makes the loss F.black_out for vectors of in_size numbers. counts
// says how often each class occurs; the wrong classes, sample_size for each
// example, are drawn in proportion to it. A call gets the vectors x and the
// right classes t.
//
// As in Chainer the weights W, one row for each class, start as NaN: give them
// numbers before the first call. The attribute sample_data, an array of classes,
// stands in for the drawn ones.
//
//	> model = L.BlackOut(1, {2, 1}, 1)
//	> model.W.data = np.array{{2}, {1}}
//	> model.sample_data = np.array({{1}}, "int32")
//	> model(np.array{{1}}, np.array({0}, "int32"))
//	variable(0.6265234)
func NewBlackOut(s *Session, inSize int, counts *Array, sampleSize int) *BlackOut {
	if sampleSize < 0 {
		array.FailIn("BlackOut", "sample_size is %d, want at least 0", sampleSize)
	}
	l := &BlackOut{sampler: NewWalkerAlias(s, counts), sampleSize: sampleSize}
	l.setUp(s, l)
	l.W = l.AddParam("W", constant(nan), []int{counts.Size(), inSize})
	return l
}

// sampleData are the classes that stand in for drawn ones, nil for none.
//
//	> model = L.BlackOut(1, {2, 1}, 1)
//	> model.sample_data = np.array({{1}}, "int32")
//	> model.sample_data
//	[[1]]
func (l *BlackOut) sampleData() *Array { return l.SampleData }

func (l *BlackOut) setSampleData(a *Array) { l.SampleData = a }

// Forward returns the mean loss.
//
//	> model = L.BlackOut(1, {2, 1}, 1)
//	> model.W.data, model.sample_data = np.array{{2}, {1}}, np.array({{1}}, "int32")
//	> model:forward(np.array{{1}}, np.array({0}, "int32"))
//	variable(0.6265234)
func (l *BlackOut) Forward(x, t *Variable) *Variable {
	samples := l.SampleData
	if samples == nil {
		samples = l.sampler.Sample([]int{x.Shape()[0], l.sampleSize})
	}
	return functions.BlackOut(x, t, &l.W.Variable, l.sess.Constant(samples), "mean")
}
