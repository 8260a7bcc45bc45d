package links

import (
	"nnlua/runtime/array"
	"nnlua/runtime/functions"
)

func init() {
	const arguments = "(in_size: integer?, out_size: integer? = nil, lateral_init: value = nil, upward_init: value = nil, bias_init: value = nil, forget_bias_init: value = nil)"
	add("StatelessLSTM"+arguments+" -> StatelessLSTM", NewStatelessLSTM,
		"(c: float[...]?, h: float[...]?, x: float[...]) -> (Variable, Variable)", (*StatelessLSTM).Forward)
	add("LSTM"+arguments+" -> LSTM", NewLSTM, "(x: float[...]) -> Variable", (*LSTM).Forward)
}

// lstmWeights are the weights of an LSTM: upward for the input and lateral for
// the last output. Rows 4k to 4k+3 belong to unit k: its a, i, f and o.
type lstmWeights struct {
	Chain
	Upward, Lateral *Linear
	units           int
	opt             LSTMOptions
}

// LSTMOptions are the arguments of L.LSTM after the sizes: start values as initialW has them.
type LSTMOptions struct{ LateralInit, UpwardInit, BiasInit, ForgetBiasInit any }

func (l *lstmWeights) init(s *Session, self any, inSize, outSize *int, opt LSTMOptions) {
	if outSize == nil {
		inSize, outSize = nil, inSize
	}
	if outSize == nil || *outSize < 0 {
		array.Fail("want the number of units: in_size, out_size")
	}
	l.setUp(s, self)
	l.units, l.opt = *outSize, opt
	gates := 4 * l.units
	l.Upward = adopt(&l.Chain, "upward", NewLinear(s, inSize, &gates, LinearOptions{InitialW: 0.0}))
	l.Lateral = adopt(&l.Chain, "lateral", NewLinear(s, outSize, &gates, LinearOptions{InitialW: 0.0, Nobias: true}))
	if inSize != nil {
		l.draw()
	} else if opt.BiasInit == nil && opt.ForgetBiasInit == nil {
		l.fillBias()
	}
}

// draw fills the weights as Chainer does: in four blocks of units rows, lateral
// and upward in turn.
func (l *lstmWeights) draw() {
	lateral, upward := l.Lateral.W.Data(), l.Upward.W.Data()
	lateral = lateral.Reshape(4, l.units, l.units)
	upward = upward.Reshape(4, l.units, upward.Shape()[1])
	for block := range 4 {
		initializerOf(l.opt.LateralInit, NewLeCunNormal(1, nil, nil)).Fill(l.sess, lateral.Row(block))
		initializerOf(l.opt.UpwardInit, NewLeCunNormal(1, nil, nil)).Fill(l.sess, upward.Row(block))
	}
	l.fillBias()
}

func (l *lstmWeights) fillBias() {
	bias := l.Upward.B.Data()
	for gate := range 4 {
		start := initializerOf(l.opt.BiasInit, constant(0))
		if gate == 2 {
			start = initializerOf(l.opt.ForgetBiasInit, constant(1))
		}
		part := array.New(bias.Dtype(), 1, l.units, 1)
		start.Fill(l.sess, part)
		for unit := range l.units {
			bias.SetFloat(4*unit+gate, part.Float(unit))
		}
	}
}

// enter returns what x gives to the gates, and tells the weights the number of
// inputs at the first call.
func (l *lstmWeights) enter(x *Variable) *Variable {
	rows(x)
	if !l.Upward.W.IsInitialized() {
		l.Upward.InitializeParams(rowSize(x))
		l.draw()
	}
	return l.Upward.Apply(x)
}

// StatelessLSTM is an LSTM that is given its state and returns the next.
type StatelessLSTM struct{ lstmWeights }

// NewStatelessLSTM makes a layer of out_size LSTM units for in_size inputs that
// does not remember its state: a call gets the cells c, the last outputs h and
// the input x, and returns the next c and h. c and h may be nil, which means 0.
// It computes F.lstm(c, upward(x) + lateral(h)).
//
// 日本語: 状態を引数で受け渡しする LSTM の層を作ります。
//
// The weights upward.W and lateral.W are drawn by upward_init and lateral_init
// (LeCunNormal), the bias upward.b is bias_init (0) and, at the forget gates,
// forget_bias_init (1). With in_size = nil, or one size only, the first call
// tells the number of inputs.
//
//	> model = L.StatelessLSTM(1, 1, {upward_init = 1})
//	> c, h = model(nil, nil, np.array{{2}})
//	> print(c, h)
//	variable([[0.8491127]])	variable([[0.60828346]])
func NewStatelessLSTM(s *Session, inSize, outSize *int, opt LSTMOptions) *StatelessLSTM {
	l := &StatelessLSTM{}
	l.init(s, l, inSize, outSize, opt)
	return l
}

// Forward returns the next cells and outputs.
//
//	> model = L.StatelessLSTM(1, 1, {upward_init = 1})
//	> c, h = model:forward(nil, nil, np.array{{2}})
//	> h
//	variable([[0.60828346]])
func (l *StatelessLSTM) Forward(c, h, x *Variable) (*Variable, *Variable) {
	in := l.enter(x)
	if h != nil {
		in = functions.Add(in, l.Lateral.Apply(h))
	}
	if c == nil {
		c = zeroState(x, l.units)
	}
	return functions.LSTM(c, in)
}

// LSTM is a layer of long short-term memory units that remembers its state.
type LSTM struct {
	lstmWeights
	CellState
}

// NewLSTM makes a layer of out_size LSTM units for in_size inputs. It remembers
// its cells c and outputs h from call to call; reset_state() forgets them. A
// call with x, one row for each sequence, returns the outputs
// c, h = F.lstm(c, upward(x) + lateral(h)). Gradients flow back through all
// calls since reset_state().
//
// 日本語: LSTM の層を作ります。呼ぶたびに内部の状態が進みます。
//
// x may have fewer rows than in the call before: those sequences, which stand
// last, are over, and their states are kept.
//
// The weights upward.W and lateral.W are drawn by upward_init and lateral_init
// (LeCunNormal), the bias upward.b is bias_init (0) and, at the forget gates,
// forget_bias_init (1). With in_size = nil, or one size only, the first call
// tells the number of inputs.
//
//	> model = L.LSTM(1, 1, {upward_init = 1, lateral_init = 1})
//	> model(np.array{{2}})
//	variable([[0.60828346]])
//	> model(np.array{{2}})
//	variable([[0.87658334]])
func NewLSTM(s *Session, inSize, outSize *int, opt LSTMOptions) *LSTM {
	l := &LSTM{}
	l.init(s, l, inSize, outSize, opt)
	return l
}

// Forward returns the outputs and remembers the state.
//
//	> model = L.LSTM(1, 1, {upward_init = 1})
//	> model:forward(np.array{{2}})
//	variable([[0.60828346]])
func (l *LSTM) Forward(x *Variable) *Variable {
	in := l.enter(x)
	n := rows(x)
	var rest *Variable // outputs of the sequences that are over
	if l.H != nil {
		before := rows(l.H)
		if before < n {
			array.Fail("x has %d rows, more than the %d of the state: call reset_state() before new sequences", n, before)
		}
		h := l.H
		if n < before {
			parts := functions.SplitAt(h, []int{n}, 0)
			h, rest = parts[0], parts[1]
		}
		if n > 0 {
			in = functions.Add(in, l.Lateral.Apply(h))
		}
	}
	if l.C == nil {
		l.C = zeroState(x, l.units)
	}
	c, y := functions.LSTM(l.C, in)
	l.C, l.H = c, y
	if rest != nil {
		l.H = functions.Concat([]*Variable{y, rest}, 0)
	}
	return y
}

// Apply is a call, hooks and all.
func (l *LSTM) Apply(x *Variable) *Variable {
	return l.between(x, func() *Variable { return l.Forward(x) })
}
