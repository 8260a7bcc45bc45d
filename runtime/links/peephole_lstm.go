package links

import "nnlua/runtime/functions"

func init() {
	add("StatefulPeepholeLSTM(in_size: integer?, out_size: integer) -> StatefulPeepholeLSTM", NewStatefulPeepholeLSTM,
		"(x: float[...]) -> Variable", (*StatefulPeepholeLSTM).Forward)
}

// StatefulPeepholeLSTM is an LSTM whose gates see the cells.
type StatefulPeepholeLSTM struct {
	Chain
	CellState
	Upward, Lateral, PeepI, PeepF, PeepO *Linear
	units                                int
}

// NewStatefulPeepholeLSTM makes a layer of out_size LSTM units for in_size
// inputs, whose gates see the cells as well (Gers and Schmidhuber, 2000). It
// remembers its cells c and outputs h from call to call; reset_state() forgets
// them. With a, i, f, o = upward(x) + lateral(h), side by side for each unit,
//
//	c' = tanh(a) * sigmoid(i + peep_i(c)) + c * sigmoid(f + peep_f(c))
//	h' = tanh(c') * sigmoid(o + peep_o(c'))
//
// and a call returns h'. All weights are drawn by LeCunNormal; only upward has a
// bias, 0. With in_size = nil the first call tells the number of inputs.
//
//	> np.random.seed(0)
//	> model = L.StatefulPeepholeLSTM(1, 1)
//	> model(np.array{{1}})
//	variable([[0.4656963]])
func NewStatefulPeepholeLSTM(s *Session, inSize *int, outSize int) *StatefulPeepholeLSTM {
	l := &StatefulPeepholeLSTM{units: outSize}
	l.setUp(s, l)
	gates, nobias := 4*outSize, LinearOptions{Nobias: true}
	l.Upward = adopt(&l.Chain, "upward", NewLinear(s, inSize, &gates, LinearOptions{}))
	l.Lateral = adopt(&l.Chain, "lateral", NewLinear(s, &outSize, &gates, nobias))
	l.PeepI = adopt(&l.Chain, "peep_i", NewLinear(s, &outSize, &outSize, nobias))
	l.PeepF = adopt(&l.Chain, "peep_f", NewLinear(s, &outSize, &outSize, nobias))
	l.PeepO = adopt(&l.Chain, "peep_o", NewLinear(s, &outSize, &outSize, nobias))
	return l
}

// Forward returns the outputs and remembers the state.
//
//	> np.random.seed(0)
//	> L.StatefulPeepholeLSTM(1, 1):forward(np.array{{1}})
//	variable([[0.4656963]])
func (l *StatefulPeepholeLSTM) Forward(x *Variable) *Variable {
	rows(x)
	in := l.Upward.Apply(x)
	if l.H != nil {
		in = functions.Add(in, l.Lateral.Apply(l.H))
	}
	c := l.C
	if c == nil {
		c = zeroState(x, l.units)
	}
	a, i, f, o := splitGates(in, l.units)
	i = functions.Sigmoid(functions.Add(i, l.PeepI.Apply(c)))
	f = functions.Sigmoid(functions.Add(f, l.PeepF.Apply(c)))
	c = functions.Add(functions.Mul(functions.Tanh(a), i), functions.Mul(f, c))
	o = functions.Sigmoid(functions.Add(o, l.PeepO.Apply(c)))
	l.C, l.H = c, functions.Mul(o, functions.Tanh(c))
	return l.H
}

// Apply is a call, hooks and all.
func (l *StatefulPeepholeLSTM) Apply(x *Variable) *Variable {
	return l.between(x, func() *Variable { return l.Forward(x) })
}
