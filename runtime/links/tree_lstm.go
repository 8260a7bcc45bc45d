package links

import (
	"strconv"

	"nnlua/runtime/array"
	"nnlua/runtime/functions"
)

func init() {
	const call = "(cshsx: float[...]?*) -> (Variable, Variable)"
	add("ChildSumTreeLSTM(in_size: integer?, out_size: integer) -> ChildSumTreeLSTM", NewChildSumTreeLSTM, call, (*ChildSumTreeLSTM).Forward)
	add("NaryTreeLSTM(in_size: integer?, out_size: integer, n_ary: integer = 2) -> NaryTreeLSTM", NewNaryTreeLSTM, call, (*NaryTreeLSTM).Forward)
}

// treeInput takes the arguments of a call apart: cells and outputs of the
// children, and x. Where x is nil it is zeros; inSize is nil where nobody knows it.
func treeInput(args []*Variable, inSize *int) (cs, hs []*Variable, x *Variable) {
	n := len(args) / 2
	if len(args)%2 == 0 {
		array.Fail("takes the cells of all children, as many outputs, and x, got %d arguments", len(args))
	}
	cs, hs, x = args[:n], args[n:2*n], args[2*n]
	if x != nil {
		rows(x)
		return cs, hs, x
	}
	for _, v := range args {
		if v != nil && inSize != nil {
			return cs, hs, zeroState(v, *inSize)
		}
	}
	if inSize == nil {
		array.Fail("x is nil, which needs a known in_size")
	}
	array.Fail("all arguments are nil")
	return
}

// orZeroStates replaces nil by zeros for the rows of x.
func orZeroStates(states []*Variable, x *Variable, units int) []*Variable {
	all := append([]*Variable(nil), states...)
	for i, v := range all {
		if v == nil {
			all[i] = zeroState(x, units)
		}
	}
	return all
}

// ChildSumTreeLSTM is an LSTM over trees whose nodes have any number of children.
type ChildSumTreeLSTM struct {
	Chain
	wx, wAIO, wF *Linear
	inSize       *int
	units        int
}

// NewChildSumTreeLSTM makes out_size LSTM units that join the children of a node
// in a tree, any number of them in any order (Tai and others,
// arXiv:1503.00075). A call gets the cells c1 ... cN and the outputs h1 ... hN of
// the children and the input x of the node, and returns c and h of the node:
//
//	a, i, o = W_x(x) + W_h_aio(h1 + ... + hN)
//	fk = W_x(x) + W_h_f(hk)
//	c = tanh(a) * sigmoid(i) + c1 * sigmoid(f1) + ... + cN * sigmoid(fN)
//	h = tanh(c) * sigmoid(o)
//
// Any of the arguments may be nil, which means 0, but not all. A leaf has x
// only. The weights are drawn by LeCunNormal; only W_x has a bias, 0.
//
//	> np.random.seed(0)
//	> model = L.ChildSumTreeLSTM(2, 1)
//	> c1, h1 = model(np.ones{1, 2})
//	> c2, h2 = model(np.zeros{1, 2})
//	> c, h = model(c1, c2, h1, h2, nil)
//	> h
//	variable([[0.2450246]])
func NewChildSumTreeLSTM(s *Session, inSize *int, outSize int) *ChildSumTreeLSTM {
	l := &ChildSumTreeLSTM{inSize: inSize, units: outSize}
	l.setUp(s, l)
	aio, aiof, nobias := 3*outSize, 4*outSize, LinearOptions{Nobias: true}
	l.wx = adopt(&l.Chain, "W_x", NewLinear(s, inSize, &aiof, LinearOptions{}))
	l.wAIO = adopt(&l.Chain, "W_h_aio", NewLinear(s, &outSize, &aio, nobias))
	l.wF = adopt(&l.Chain, "W_h_f", NewLinear(s, &outSize, &outSize, nobias))
	return l
}

// Forward returns the cells and outputs of the node.
//
//	> c, h = L.ChildSumTreeLSTM(2, 1):forward(np.zeros{1, 2})
//	> h
//	variable([[0.]])
func (l *ChildSumTreeLSTM) Forward(cshsx ...*Variable) (c, h *Variable) {
	cs, hs, x := treeInput(cshsx, l.inSize)
	parts := functions.SplitAt(l.wx.Apply(x), []int{3 * l.units}, 1)
	aio, f := parts[0], parts[1]
	if len(hs) == 0 {
		gates := functions.SplitAt(aio, []int{l.units, 2 * l.units}, 1)
		c = functions.Mul(functions.Sigmoid(gates[1]), functions.Tanh(gates[0]))
		return c, functions.Mul(functions.Sigmoid(gates[2]), functions.Tanh(c))
	}
	hs = orZeroStates(hs, x, l.units)
	aio = functions.Add(l.wAIO.Apply(functions.AddAll(hs...)), aio)
	in := []*Variable{aio}
	for _, h := range hs {
		in = append(in, functions.Add(l.wF.Apply(h), f))
	}
	return functions.TreeLSTM(append(orZeroStates(cs, x, l.units), functions.Concat(in, 1))...)
}

// NaryTreeLSTM is an LSTM over trees whose nodes have a fixed number of children.
type NaryTreeLSTM struct {
	Chain
	wx     *Linear
	wh     []*Linear
	inSize *int
	units  int
}

// NewNaryTreeLSTM makes out_size LSTM units that join the n_ary children of a
// node in a tree, each with weights of its own (Tai and others,
// arXiv:1503.00075). A call gets the cells c1 ... cN and the outputs h1 ... hN of
// the children and the input x of the node, and returns c and h of the node:
//
//	a, i, o, f1 ... fN = W_x(x) + W_h1(h1) + ... + W_hN(hN)
//	c = tanh(a) * sigmoid(i) + c1 * sigmoid(f1) + ... + cN * sigmoid(fN)
//	h = tanh(c) * sigmoid(o)
//
// Any of the arguments may be nil, which means 0, but not all. The weights are
// drawn by LeCunNormal; only W_x has a bias, 0. n_ary is at least 1.
//
//	> np.random.seed(0)
//	> model = L.NaryTreeLSTM(2, 1)
//	> c, h = model(nil, nil, nil, nil, np.ones{1, 2})
//	> h
//	variable([[0.4424315]])
func NewNaryTreeLSTM(s *Session, inSize *int, outSize, nAry int) *NaryTreeLSTM {
	if nAry < 1 {
		array.Fail("n_ary is %d, want at least 1", nAry)
	}
	l := &NaryTreeLSTM{inSize: inSize, units: outSize}
	l.setUp(s, l)
	gates := (3 + nAry) * outSize
	l.wx = adopt(&l.Chain, "W_x", NewLinear(s, inSize, &gates, LinearOptions{}))
	for i := range nAry {
		l.wh = append(l.wh, adopt(&l.Chain, "W_h"+strconv.Itoa(i+1), NewLinear(s, &outSize, &gates, LinearOptions{Nobias: true})))
	}
	return l
}

// Forward returns the cells and outputs of the node.
//
//	> c, h = L.NaryTreeLSTM(2, 1):forward(nil, nil, nil, nil, np.zeros{1, 2})
//	> h
//	variable([[0.]])
func (l *NaryTreeLSTM) Forward(cshsx ...*Variable) (c, h *Variable) {
	if len(cshsx) != 2*len(l.wh)+1 {
		array.Fail("takes %d arguments, cells and outputs of %d children and x, got %d", 2*len(l.wh)+1, len(l.wh), len(cshsx))
	}
	cs, hs, x := treeInput(cshsx, l.inSize)
	in := l.wx.Apply(x)
	for i, h := range hs {
		if h != nil {
			in = functions.Add(in, l.wh[i].Apply(h))
		}
	}
	return functions.TreeLSTM(append(orZeroStates(cs, x, l.units), in)...)
}
