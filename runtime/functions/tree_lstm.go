package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.slstm(c_prev1: float[...], c_prev2: float[...], x1: float[...], x2: float[...]) -> (float[...], float[...])", SLSTM, catalog.Activation)
	catalog.Add("F.tree_lstm(inputs: float*) -> (float[...], float[...])", TreeLSTM, catalog.Activation)
}

// SLSTM joins two memory cells, the children in a binary tree, in one, and
// returns its state c and output h. (Zhu et al., Long Short-Term Memory Over Tree
// Structures, 2015.)
//
// c_prev1 and c_prev2 are [B, units, ...], x1 and x2 are [B, 4 * units, ...] with
// four numbers a, i, f, o for each unit, side by side, as in lstm. Then
//
//	c = tanh(a1) * sigmoid(i1) + tanh(a2) * sigmoid(i2) + c_prev1 * sigmoid(f1) + c_prev2 * sigmoid(f2)
//	h = tanh(c) * sigmoid(o1 + o2)
//
// All have one dtype.
//
//	> c, h = F.slstm(np.array{{1}}, np.array{{2}}, np.array{{0.5, 2, 1, -1}}, np.array{{0, 0, 0, 0}})
//	> c
//	variable([[2.1380901]])
func SLSTM(cPrev1, cPrev2, x1, x2 *Variable) (c, h *Variable) {
	checkLSTM("slstm", "c_prev1", "x1", cPrev1, x1, cPrev1.Dtype())
	checkLSTM("slstm", "c_prev2", "x2", cPrev2, x2, cPrev1.Dtype())
	shape := cPrev1.Shape()
	if !array.SameShape(cPrev2.Shape(), shape) {
		array.FailIn("slstm", "c_prev2 is %s, want the shape of c_prev1, %s", cPrev2.Data().Describe(), cPrev1.Data().Describe())
	}
	if x1.Shape()[0] != shape[0] || x2.Shape()[0] != shape[0] {
		array.FailIn("slstm", "x1 is %s and x2 is %s, want the %d rows of c_prev1", x1.Data().Describe(), x2.Data().Describe(), shape[0])
	}
	g1, g2 := lstmGates(x1, shape), lstmGates(x2, shape)
	enters := Add(Mul(Tanh(g1[0]), Sigmoid(g1[1])), Mul(Tanh(g2[0]), Sigmoid(g2[1])))
	return memoryCell(enters, Add(g1[3], g2[3]), []*Variable{g1[2], g2[2]}, []*Variable{cPrev1, cPrev2})
}

// TreeLSTM joins any number of memory cells, the children in a tree, in one, and
// returns its state c and output h. (Tai et al., Improved Semantic
// Representations From Tree-Structured Long Short-Term Memory Networks, 2015.)
//
// The arguments are the states of the N children, [B, units] each, and then x,
// [B, (3 + N) * units]: blocks of units columns a, i, o and f1 ... fN. Then
//
//	c = tanh(a) * sigmoid(i) + c1 * sigmoid(f1) + ... + cN * sigmoid(fN)
//	h = tanh(c) * sigmoid(o)
//
// All have one dtype.
//
//	> c, h = F.tree_lstm(np.array{{1}}, np.array{{2}}, np.array{{0.5, 2, -1, 1, 0}})
//	> c
//	variable([[2.1380901]])
func TreeLSTM(inputs ...*Variable) (c, h *Variable) {
	n := len(inputs) - 1
	if n < 1 {
		array.FailIn("tree_lstm", "takes the states of one or more children and x, got %d arrays", len(inputs))
	}
	states, x := inputs[:n], inputs[n]
	shape := states[0].Shape()
	for i, s := range states {
		if len(s.Shape()) != 2 || !array.SameShape(s.Shape(), shape) || s.Dtype() != x.Dtype() {
			array.FailIn("tree_lstm", "state %d is %s, want %s[B, units], like the first, %s", i+1, s.Data().Describe(), x.Dtype(), states[0].Data().Describe())
		}
	}
	units := shape[1]
	if !array.SameShape(x.Shape(), []int{shape[0], (3 + n) * units}) {
		array.FailIn("tree_lstm", "x is %s, want %d rows and %d * %d columns", x.Data().Describe(), shape[0], 3+n, units)
	}
	cuts := make([]int, n+2)
	for i := range cuts {
		cuts[i] = (i + 1) * units
	}
	gates := SplitAt(x, cuts, 1)
	return memoryCell(Mul(Tanh(gates[0]), Sigmoid(gates[1])), gates[2], gates[3:], states)
}

// memoryCell is a memory cell over the states of its children, which the forget gates
// scale; enters is what is new.
func memoryCell(enters, o *Variable, forget, states []*Variable) (c, h *Variable) {
	c = enters
	for k, s := range states {
		c = Add(c, Mul(Sigmoid(forget[k]), s))
	}
	return c, Mul(Sigmoid(o), Tanh(c))
}
