package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add(`F.negative_sampling(x: float[N, D], t: int[N], W: float[V, D], sampler: function, sample_size: integer, reduce: "sum"|"no" = "sum", return_samples: boolean = false) -> value*`, NegativeSampling, catalog.Loss)
}

// NegativeSampling returns the loss of word2vec: of very many words, only the
// right one and a few random ones, which are wrong, are looked at. It is
// log(1 + exp(-x W[t])) + the sum of log(1 + exp(x W[s])) over the wrong words s.
//
// x is [N, D], one vector for each example; W is [V, D], one for each word; t
// holds the N right words from 0 to V-1. Where t is -1 the loss and the
// gradients are 0. sampler is a function that gets a shape, {N, sample_size + 1},
// and returns an integer array of random words of that shape; its first column
// is replaced by t. The result is the sum of the losses, with reduce = "no" the
// loss of each example. return_samples = true returns the samples as well.
//
//	> sampler = function(shape) return np.ones(shape, "int32") end
//	> F.negative_sampling(np.array{{1}}, np.array({0}, "int32"), np.array{{0}, {0}}, sampler, 2)
//	variable(2.0794415)
func NegativeSampling(x, t, W *Variable, sampler catalog.Func, sampleSize int, reduce string, returnSamples bool) []any {
	if t.Dtype() != array.Int32 {
		array.FailIn("negative_sampling", "t is %s, want int32", t.Data().Describe())
	}
	sameDtype("negative_sampling", x, W)
	samples := drawSamples(sampler, t.Data(), sampleSize)
	ids, signs, counts := make([]int, samples.Size()), array.New(x.Dtype(), samples.Shape()...), array.New(x.Dtype(), samples.Shape()...)
	words, columns := W.Shape()[0], samples.Shape()[1]
	for i := range ids {
		if t.Data().Float(i/columns) == -1 {
			ids[i] = -1
			continue
		}
		ids[i] = int(samples.Float(i))
		if ids[i] < 0 || ids[i] >= words {
			array.FailIn("negative_sampling", "t or the samples hold the word %d, but W has %d rows: words are 0 to %d, or -1 in t", ids[i], words, words-1)
		}
		signs.SetFloat(i, 1)
		counts.SetFloat(i, 1)
		if i%columns == 0 {
			signs.SetFloat(i, -1)
		}
	}
	s := x.Session()
	scores := Reshape(MatMul(pickRows(W, ids, samples.Shape()), ExpandDims(x, 2), false, false), samples.Shape())
	losses := apply1("negative_sampling", &logOnePlusExp{}, Mul(scores, s.Constant(signs)))
	y := Sum(Mul(losses, s.Constant(counts)), array.Axes{1}, false)
	if isWord("negative_sampling", "reduce", reduce, "sum", "no") {
		y = Sum(y, nil, false)
	}
	if returnSamples {
		return []any{y, samples}
	}
	return []any{y}
}

// drawSamples calls the sampler and puts t into the first column.
func drawSamples(sampler catalog.Func, t *Array, sampleSize int) *Array {
	n := t.Size()
	if sampleSize < 0 {
		array.FailIn("negative_sampling", "sample_size is %d, want at least 0", sampleSize)
	}
	shape := []int{n, sampleSize + 1}
	array.CheckShape(array.Int64, shape)
	results := sampler.Call(shape)
	drawn, ok := append(results, nil)[0].(*Array)
	if !ok || !drawn.Dtype().IsInt() || drawn.Ndim() != 2 || drawn.Shape()[0] != n || drawn.Shape()[1] == 0 {
		array.FailIn("negative_sampling", "sampler returned no array of integers of the shape %s", array.ShapeString(shape))
	}
	samples := drawn.Copy()
	for i := range n {
		samples.SetFloat(i*drawn.Shape()[1], t.Float(i))
	}
	return samples
}
