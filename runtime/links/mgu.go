package links

import (
	"nnlua/runtime/array"
	"nnlua/runtime/functions"
)

func init() {
	add("StatelessMGU(n_inputs: integer, n_units: integer) -> StatelessMGU", NewStatelessMGU, "(h: float[...], x: float[...]) -> Variable", (*StatelessMGU).Forward)
	add("StatefulMGU(in_size: integer, out_size: integer) -> StatefulMGU", NewStatefulMGU, "(x: float[...]) -> Variable", (*StatefulMGU).Forward)
}

// mguWeights are the weights of a minimal gated unit: of its gate and of its candidate.
type mguWeights struct {
	Chain
	wf, wh *Linear
}

func (l *mguWeights) init(s *Session, self any, inputs, units int) {
	if inputs < 0 || units < 0 {
		array.Fail("the sizes are %d and %d, want none below 0", inputs, units)
	}
	l.setUp(s, self)
	both := inputs + units
	l.wf = adopt(&l.Chain, "W_f", NewLinear(s, &both, &units, LinearOptions{}))
	l.wh = adopt(&l.Chain, "W_h", NewLinear(s, &both, &units, LinearOptions{}))
}

func (l *mguWeights) next(h, x *Variable) *Variable {
	f := functions.Sigmoid(l.wf.Apply(functions.Concat([]*Variable{h, x}, 1)))
	candidate := functions.Tanh(l.wh.Apply(functions.Concat([]*Variable{functions.Mul(f, h), x}, 1)))
	return functions.LinearInterpolate(f, candidate, h)
}

// StatelessMGU is a layer of minimal gated units that is given its state and
// returns the next.
type StatelessMGU struct{ mguWeights }

// NewStatelessMGU makes a layer of n_units minimal gated units for n_inputs
// inputs that does not remember its state (Zhou and others, arXiv:1603.09420): a
// call gets the last state h and the input x and returns
//
//	f = sigmoid(W_f([h, x]))
//	h' = (1 - f) * h + f * tanh(W_h([f * h, x]))
//
// where [h, x] stands side by side. The weights are drawn by LeCunNormal, the
// biases are 0.
//
//	> np.random.seed(0)
//	> model = L.StatelessMGU(1, 1)
//	> model(np.array{{0.5}}, np.array{{2}})
//	variable([[0.8817417]])
func NewStatelessMGU(s *Session, nInputs, nUnits int) *StatelessMGU {
	l := &StatelessMGU{}
	l.init(s, l, nInputs, nUnits)
	return l
}

// Forward returns the next state.
//
//	> np.random.seed(0)
//	> L.StatelessMGU(1, 1):forward(np.array{{0.5}}, np.array{{2}})
//	variable([[0.8817417]])
func (l *StatelessMGU) Forward(h, x *Variable) *Variable { return l.next(h, x) }

// StatefulMGU is a layer of minimal gated units that remembers its state.
type StatefulMGU struct {
	mguWeights
	HiddenState
	units int
}

// NewStatefulMGU makes a layer of out_size minimal gated units for in_size
// inputs. It remembers its state h, which is also its output, from call to
// call; reset_state() forgets it. A call computes what StatelessMGU does, with
// h = 0 at first, in chainer.config.dtype.
//
//	> np.random.seed(0)
//	> model = L.StatefulMGU(1, 1)
//	> model(np.array{{2}})
//	variable([[0.6355677]])
func NewStatefulMGU(s *Session, inSize, outSize int) *StatefulMGU {
	l := &StatefulMGU{units: outSize}
	l.init(s, l, inSize, outSize)
	return l
}

// Forward returns the next state and remembers it.
//
//	> np.random.seed(0)
//	> L.StatefulMGU(1, 1):forward(np.array{{2}})
//	variable([[0.6355677]])
func (l *StatefulMGU) Forward(x *Variable) *Variable {
	h := l.H
	if h == nil {
		h = l.sess.Constant(array.New(l.sess.Dtype, rows(x), l.units))
	}
	l.H = l.next(h, x)
	return l.H
}

// Apply is a call, hooks and all.
func (l *StatefulMGU) Apply(x *Variable) *Variable {
	return l.between(x, func() *Variable { return l.Forward(x) })
}
