package links

import "nnlua/runtime/functions"

func init() {
	add("StatefulZoneoutLSTM(in_size: integer?, out_size: integer, c_ratio: number = 0.5, h_ratio: number = 0.5) -> StatefulZoneoutLSTM", NewStatefulZoneoutLSTM,
		"(x: float[...]) -> Variable", (*StatefulZoneoutLSTM).Forward)
}

// StatefulZoneoutLSTM is an LSTM some of whose states stay as they were.
type StatefulZoneoutLSTM struct {
	Chain
	CellState
	Upward, Lateral *Linear
	units           int
	cRatio, hRatio  float64
}

// NewStatefulZoneoutLSTM makes a layer of out_size LSTM units for in_size
// inputs that, in training, leaves cells and outputs at random as they were:
// each cell with probability c_ratio, each output with h_ratio (Krueger and
// others, arXiv:1606.01305). It remembers its cells c and outputs h from call to
// call; reset_state() forgets them. With chainer.config.train = false nothing is
// left, as in F.zoneout.
//
// The weights upward.W and lateral.W are drawn by LeCunNormal; only upward has a
// bias, 0. With in_size = nil the first call tells the number of inputs.
//
//	> np.random.seed(0)
//	> model = L.StatefulZoneoutLSTM(1, 1, 0, 0)
//	> model(np.array{{1}})
//	variable([[0.4621995]])
func NewStatefulZoneoutLSTM(s *Session, inSize *int, outSize int, cRatio, hRatio float64) *StatefulZoneoutLSTM {
	l := &StatefulZoneoutLSTM{units: outSize, cRatio: cRatio, hRatio: hRatio}
	l.setUp(s, l)
	gates := 4 * outSize
	l.Upward = adopt(&l.Chain, "upward", NewLinear(s, inSize, &gates, LinearOptions{}))
	l.Lateral = adopt(&l.Chain, "lateral", NewLinear(s, &outSize, &gates, LinearOptions{Nobias: true}))
	return l
}

// Forward returns the outputs and remembers the state.
//
//	> np.random.seed(0)
//	> L.StatefulZoneoutLSTM(1, 1, 0, 0):forward(np.array{{1}})
//	variable([[0.4621995]])
func (l *StatefulZoneoutLSTM) Forward(x *Variable) *Variable {
	rows(x)
	in, c, h := l.Upward.Apply(x), l.C, l.H
	if h != nil {
		in = functions.Add(in, l.Lateral.Apply(h))
	} else {
		h = zeroState(x, l.units)
	}
	if c == nil {
		c = zeroState(x, l.units)
	}
	a, i, f, o := splitGates(in, l.units)
	next := functions.Add(functions.Mul(functions.Tanh(a), functions.Sigmoid(i)), functions.Mul(functions.Sigmoid(f), c))
	c = functions.Zoneout(c, next, l.cRatio)
	h = functions.Zoneout(h, functions.Mul(functions.Sigmoid(o), functions.Tanh(next)), l.hRatio)
	l.C, l.H = c, h
	return h
}

// Apply is a call, hooks and all.
func (l *StatefulZoneoutLSTM) Apply(x *Variable) *Variable {
	return l.between(x, func() *Variable { return l.Forward(x) })
}
