package links

import "nnlua/runtime/functions"

func init() {
	add("EmbedID(in_size: integer, out_size: integer, initialW: value = nil, ignore_label: integer? = nil) -> EmbedID", NewEmbedID,
		"(x: int[...]) -> Variable", (*EmbedID).Forward)
	field("EmbedID.ignore_label: integer?", func(l *EmbedID) **int { return &l.IgnoreLabel })
}

// EmbedID gives every number of a vocabulary its vector, a row of W.
type EmbedID struct {
	Link
	W           *Parameter
	IgnoreLabel *int
}

// NewEmbedID makes a layer that replaces every number from 0 to in_size - 1 by its
// own vector of out_size numbers, a row of W: word numbers by word vectors, say.
// The number ignore_label gives zeros. See F.embed_id.
//
// 日本語: 番号（0から）をベクトルに変える層を作ります。
//
// W is (in_size, out_size) and drawn from the normal distribution with standard
// deviation 1; initialW changes that.
//
//	> model = L.EmbedID(3, 2, np.array{{1, 2}, {3, 4}, {5, 6}})
//	> model(np.array({2, 0}, "int32"))
//	variable([[5. 6.]
//	          [1. 2.]])
func NewEmbedID(s *Session, inSize, outSize int, initialW any, ignoreLabel *int) *EmbedID {
	l := &EmbedID{IgnoreLabel: ignoreLabel}
	l.setUp(s, l)
	l.W = l.AddParam("W", initializerOf(initialW, NewNormal(1, nil, nil)), []int{inSize, outSize})
	return l
}

// Forward returns the rows of W that x counts. See [functions.EmbedID].
//
//	> model = L.EmbedID(2, 2, np.array{{1, 2}, {3, 4}})
//	> model:forward(np.array({1}, "int32"))
//	variable([[3. 4.]])
func (l *EmbedID) Forward(x *Variable) *Variable {
	return functions.EmbedID(x, &l.W.Variable, l.IgnoreLabel)
}

// Apply is a call, hooks and all.
func (l *EmbedID) Apply(x *Variable) *Variable {
	return l.between(x, func() *Variable { return l.Forward(x) })
}
