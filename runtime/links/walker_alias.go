package links

import (
	"sort"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("chainer.utils.WalkerAlias(probs: data) -> WalkerAlias", NewWalkerAlias, catalog.Random)
	catalog.Add("WalkerAlias:sample(shape: ints) -> int", (*WalkerAlias).Sample, catalog.Random)
}

// WalkerAlias draws numbers with given frequencies, each in constant time.
type WalkerAlias struct {
	sess      *Session
	threshold []float32 // of each column: under it stands the first value, over it the second
	values    [][2]int32
}

// NewWalkerAlias makes a sampler that draws the numbers 0, 1 ... with
// frequencies in proportion to probs, by the alias method (Walker, 1974).
//
//	> np.random.seed(0)
//	> chainer.utils.WalkerAlias{5, 1, 1, 9, 3, 3, 7}:sample{3, 4}
//	[[3 6 0 3]
//	 [3 3 5 3]
//	 [3 4 6 5]]
func NewWalkerAlias(s *Session, probs *Array) *WalkerAlias {
	n := probs.Size()
	if probs.Ndim() != 1 || n == 0 {
		array.FailIn("WalkerAlias", "the frequencies are %s, want a sequence of numbers", probs.Describe())
	}
	p := probs.AsType(array.Float32)
	p = array.Div(p, array.Sum(p, nil, false))
	order := make([]int, n)
	for i := range order {
		order[i] = i
		if v := p.Float(i); !(v >= 0 && v <= 1) {
			array.FailIn("WalkerAlias", "the frequencies are no numbers of at least 0 with a sum above 0")
		}
	}
	sort.SliceStable(order, func(i, k int) bool { return p.Float(order[i]) < p.Float(order[k]) })
	w := &WalkerAlias{s, make([]float32, n), make([][2]int32, n)}
	open := 0 // the first column that is not full
	for column, i := range order {
		rest := p.Float(i) * float64(n)
		for ; rest > 1 && open < column; open++ {
			w.values[open][1] = int32(i)
			rest -= 1 - float64(w.threshold[open])
		}
		w.threshold[column], w.values[column][0] = float32(rest), int32(i)
	}
	return w
}

// Sample draws an int32 array of that shape out of np.random's stream.
//
// 日本語: 決められた確率で番号を選び、指定した形の配列で返します。
//
//	> chainer.utils.WalkerAlias{0, 1}:sample{3}
//	[1 1 1]
func (w *WalkerAlias) Sample(shape []int) *Array {
	a := array.New(array.Int32, shape...)
	for i := range a.Size() {
		at := w.sess.Random.Uniform(0, float64(len(w.values)))
		column := int(at)
		which := 0
		if w.threshold[column] < float32(at)-float32(column) {
			which = 1
		}
		a.SetFloat(i, float64(w.values[column][which]))
	}
	return a
}

// Call is Sample for functions that take a sampler.
func (w *WalkerAlias) Call(args ...any) []any { return []any{w.Sample(args[0].([]int))} }
