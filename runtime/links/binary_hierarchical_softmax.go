package links

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
	"nnlua/runtime/functions"
)

func init() {
	add("BinaryHierarchicalSoftmax(in_size: integer, tree: value, dtype: dtype? = nil) -> BinaryHierarchicalSoftmax", NewBinaryHierarchicalSoftmax,
		"(x: float[N, D], t: int[N]) -> Variable", (*BinaryHierarchicalSoftmax).Forward)
}

// BinaryHierarchicalSoftmax is a loss for very many words, with its weights.
type BinaryHierarchicalSoftmax struct {
	Link
	W     *Parameter
	steps map[int][]treeStep // by word
	words int                // the largest word, plus 1
	nodes int
}

// treeStep is one step on the way from the root of a tree to a leaf: at which
// inner node, and whether to the left (-1) or to the right (1).
type treeStep struct{ node, side float64 }

// maxTreeDepth bounds how deep trees may be, so that one that holds itself is an error.
const maxTreeDepth = 1000

// NewBinaryHierarchicalSoftmax makes a loss for very many words that stand at
// the leaves of a binary tree: a word costs as many steps as its leaf is deep
// (Morin and Bengio, 2005). tree is a table of two, left and right; each is a
// tree or a word, a whole number from 0. Words that are frequent should stand
// high: see create_huffman_tree.
//
// A call gets vectors x, [N, in_size], and words t, int32[N], and returns the sum
// over the words, and over the inner nodes on the way to each, of
// log(1 + exp(d * W[node] x)) with d = -1 on the way to the left and 1 to the
// right. The weights W, one row for each inner node, start uniformly between -1
// and 1. dtype is there for programs that come from Python.
//
//	> model = L.BinaryHierarchicalSoftmax(1, {0, {1, 2}})
//	> model.W.data = np.array{{0}, {0}}
//	> model(np.array{{1}}, np.array({0}, "int32"))
//	variable(0.6931472)
//	> model(np.array{{1}}, np.array({2}, "int32"))
//	variable(1.3862944)
func NewBinaryHierarchicalSoftmax(s *Session, inSize int, tree any, _ *array.Dtype) *BinaryHierarchicalSoftmax {
	l := &BinaryHierarchicalSoftmax{steps: map[int][]treeStep{}}
	l.setUp(s, l)
	l.read(tree, nil)
	l.W = l.AddParam("W", NewUniform(1, nil, nil), []int{l.nodes, inSize})
	return l
}

// read walks through a tree below the steps that lead to it.
func (l *BinaryHierarchicalSoftmax) read(tree any, above []treeStep) {
	if word, ok := tree.(float64); ok && word >= 0 && word == float64(int(word)) {
		l.steps[int(word)] = above
		l.words = max(l.words, int(word)+1)
		return
	}
	node, ok := tree.(catalog.Table)
	if !ok || node.Len() != 2 {
		array.FailIn("BinaryHierarchicalSoftmax", "tree is made of tables of two and of whole numbers from 0, the words")
	}
	if len(above) >= maxTreeDepth {
		array.FailIn("BinaryHierarchicalSoftmax", "tree is deeper than %d", maxTreeDepth)
	}
	at := float64(l.nodes)
	l.nodes++
	for i, side := range []float64{-1, 1} {
		l.read(node.At(i), append(above[:len(above):len(above)], treeStep{at, side}))
	}
}

// Forward returns the sum of the losses.
//
//	> model = L.BinaryHierarchicalSoftmax(1, {0, 1})
//	> model:forward(np.array{{0}}, np.array({0}, "int32"))
//	variable(0.6931472)
func (l *BinaryHierarchicalSoftmax) Forward(x, t *Variable) *Variable {
	if t.Dtype() != array.Int32 || x.Dtype() != l.W.Dtype() || x.Shape()[1] != l.W.Shape()[1] {
		array.Fail("x is %s and t is %s, want %s with %d columns and int32", x.Data().Describe(), t.Data().Describe(), l.W.Dtype(), l.W.Shape()[1])
	}
	var nodes, examples, sides []float64 // of all steps of all words
	for i := range t.Data().Size() {
		word := int(t.Data().Float(i))
		if word < 0 || word >= l.words {
			array.Fail("t[%d] is %d, want a word from 0 to %d", i+1, word, l.words-1)
		}
		for _, step := range l.steps[word] {
			nodes, examples, sides = append(nodes, step.node), append(examples, float64(i)), append(sides, step.side)
		}
	}
	w := functions.EmbedID(l.numbers(array.Int32, nodes), &l.W.Variable, nil)
	x = functions.EmbedID(l.numbers(array.Int32, examples), x, nil)
	scores := functions.Mul(functions.Sum(functions.Mul(w, x), array.Axes{1}, false), l.numbers(x.Dtype(), sides))
	return functions.Sum(functions.Softplus(scores, 1), nil, false)
}

func (l *BinaryHierarchicalSoftmax) numbers(d array.Dtype, values []float64) *Variable {
	a := array.New(d, len(values))
	for i, v := range values {
		a.SetFloat(i, v)
	}
	return l.sess.Constant(a)
}
