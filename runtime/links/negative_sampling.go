package links

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
	"nnlua/runtime/functions"
)

func init() {
	add("NegativeSampling(in_size: integer, counts: data, sample_size: integer, power: number = 0.75, dtype: dtype? = nil) -> NegativeSampling", NewNegativeSampling,
		`(x: float[N, D], t: int[N], reduce: "sum"|"no" = "sum", return_samples: boolean = false) -> value*`, (*NegativeSampling).Forward)
	catalog.AddProperty("NegativeSampling.sampler: value", (*NegativeSampling).samplerObject, (*NegativeSampling).setSampler, catalog.Links)
}

// NegativeSampling is the loss of word2vec, with its weights.
type NegativeSampling struct {
	Link
	W          *Parameter
	sampler    any // a *WalkerAlias or a script's object with a method sample
	sampleSize int
}

// NegativeSamplingOptions are the arguments of L.NegativeSampling after the sizes.
type NegativeSamplingOptions struct {
	Power float64
	Dtype *array.Dtype
}

// NewNegativeSampling makes the loss F.negative_sampling for vectors of in_size
// numbers. counts says how often each word occurs; the wrong words, sample_size
// for each example, are drawn in proportion to counts ^ power. A call gets the
// vectors x and the right words t, and reduce and return_samples as the function
// does.
//
// The weights W, one row for each word, start as 0. The attribute sampler, a
// WalkerAlias, may be replaced by an object with a method sample(shape).
//
//	> np.random.seed(0)
//	> model = L.NegativeSampling(1, {3, 1}, 2)
//	> model(np.array{{1}}, np.array({0}, "int32"))
//	variable(2.0794415)
func NewNegativeSampling(s *Session, inSize int, counts *Array, sampleSize int, opt NegativeSamplingOptions) *NegativeSampling {
	if sampleSize < 0 {
		array.FailIn("NegativeSampling", "sample_size is %d, want at least 0", sampleSize)
	}
	d := dtypeOf(s, opt.Dtype)
	p := array.Pow(counts.AsType(d), array.Scalar(d, opt.Power))
	l := &NegativeSampling{sampler: NewWalkerAlias(s, p), sampleSize: sampleSize}
	l.setUp(s, l)
	l.W = l.AddParam("W", constant(0), []int{counts.Size(), inSize})
	return l
}

// Forward returns the loss and, if asked for, the samples.
//
//	> L.NegativeSampling(1, {3, 1}, 2):forward(np.array{{1}}, np.array({0}, "int32"))
//	variable(2.0794415)
func (l *NegativeSampling) Forward(x, t *Variable, reduce string, returnSamples bool) []any {
	return functions.NegativeSampling(x, t, &l.W.Variable, l.sample(), l.sampleSize, reduce, returnSamples)
}

// samplerObject draws the wrong words: an object with a method sample(shape).
//
//	> model = L.NegativeSampling(1, {0, 1}, 2)
//	> model.sampler:sample{3}
//	[1 1 1]
func (l *NegativeSampling) samplerObject() any { return l.sampler }

func (l *NegativeSampling) setSampler(sampler any) {
	switch v := sampler.(type) {
	case *WalkerAlias:
	case catalog.Table:
		if _, ok := v.Get("sample").(catalog.Func); !ok {
			array.Fail("sampler has no method sample")
		}
	default:
		array.Fail("sampler is no object with a method sample(shape)")
	}
	l.sampler = sampler
}

func (l *NegativeSampling) sample() catalog.Func {
	if w, ok := l.sampler.(*WalkerAlias); ok {
		return w
	}
	return method{l.sampler.(catalog.Table), "sample"}
}

// method is a method of a script's object as a function.
type method struct {
	object catalog.Table
	name   string
}

// Call calls the method.
func (m method) Call(args ...any) []any {
	return m.object.Get(m.name).(catalog.Func).Call(append([]any{m.object}, args...)...)
}
