package links

import (
	"nnlua/runtime/catalog"
	"nnlua/runtime/functions"
)

func init() {
	catalog.Add("L.NStepRNNTanh"+nStepArguments+" -> NStepRNNTanh", NewNStepRNNTanh, catalog.Links)
	catalog.Add("L.NStepRNNReLU"+nStepArguments+" -> NStepRNNReLU", NewNStepRNNReLU, catalog.Links)
	catalog.Add("L.NStepBiRNNTanh"+nStepArguments+" -> NStepBiRNNTanh", NewNStepBiRNNTanh, catalog.Links)
	catalog.Add("L.NStepBiRNNReLU"+nStepArguments+" -> NStepBiRNNReLU", NewNStepBiRNNReLU, catalog.Links)
	catalog.Add("NStepRNN:__call"+nStepCall, (*NStepRNN).Forward, catalog.Links)
	catalog.Add("NStepRNN:forward"+nStepCall, (*NStepRNN).Forward, catalog.Links)
}

// NStepRNN is every link that runs recurrent layers with one state, h, over
// whole sequences.
type NStepRNN struct{ nStep }

// Forward runs the layers over the sequences xs, each with one row for each
// step, in any order of lengths, from the state hx, nil for 0. It returns the
// last state hy and the outputs of the last layer, one array for each sequence.
//
//	> model = L.NStepRNNReLU(1, 1, 1, 0, {initialW = 1})
//	> hy, ys = model(nil, {np.array{{1}, {2}}, np.array{{5}}})
//	> ys[1]
//	variable([[1.]
//	          [3.]])
//	> hy
//	variable([[[3.]
//	           [5.]]])
func (l *NStepRNN) Forward(hx *Variable, xs []*Variable) (*Variable, []*Variable) {
	last, ys := l.run([]*Variable{hx}, xs)
	return last[0], ys
}

// NStepRNNTanh is a stack of simple recurrent layers with tanh.
type NStepRNNTanh struct{ NStepRNN }

// NewNStepRNNTanh makes n_layers recurrent layers of out_size units with
// h = tanh(w0 x + b0 + w1 h + b1), see F.n_step_rnn, for sequences of in_size
// numbers. A call with a start state hx, [n_layers, sequences, out_size] or nil for
// 0, and a table of sequences xs, [steps, in_size] each, returns the last state
// and a table of the outputs of the last layer, [steps, out_size] each. While
// training, dropout is the part that is dropped between layers.
//
// Layer k is model[k + 1], with weights w0, w1, drawn by initialW (LeCunNormal),
// and biases b0, b1, initial_bias (0).
//
//	> model = L.NStepRNNTanh(1, 1, 1, 0, {initialW = 1})
//	> hy, ys = model(nil, {np.array{{1}, {0}}})
//	> ys[1]
//	variable([[0.7615942]
//	          [0.642015 ]])
func NewNStepRNNTanh(s *Session, nLayers, inSize, outSize int, opt NStepOptions) *NStepRNNTanh {
	l := &NStepRNNTanh{}
	l.init(s, l, functions.RNNTanhForm, nLayers, inSize, outSize, opt)
	return l
}

// NStepRNNReLU is a stack of simple recurrent layers with ReLU.
type NStepRNNReLU struct{ NStepRNN }

// NewNStepRNNReLU makes n_layers recurrent layers of out_size units with
// h = relu(w0 x + b0 + w1 h + b1). Otherwise it is NStepRNNTanh.
//
//	> model = L.NStepRNNReLU(1, 1, 1, 0, {initialW = 1})
//	> hy, ys = model(nil, {np.array{{1}, {2}}})
//	> ys[1]
//	variable([[1.]
//	          [3.]])
func NewNStepRNNReLU(s *Session, nLayers, inSize, outSize int, opt NStepOptions) *NStepRNNReLU {
	l := &NStepRNNReLU{}
	l.init(s, l, functions.RNNReLUForm, nLayers, inSize, outSize, opt)
	return l
}

// NStepBiRNNTanh is a stack of simple recurrent layers with tanh in both directions.
type NStepBiRNNTanh struct{ NStepRNN }

// NewNStepBiRNNTanh makes n_layers recurrent layers as NStepRNNTanh does, with
// out_size units that read the sequences forwards and out_size more that read
// them backwards, see F.n_step_birnn. States are [2 * n_layers, sequences,
// out_size], outputs [steps, 2 * out_size]. model[1] is the first layer forwards,
// model[2] the same backwards, and so on.
//
//	> model = L.NStepBiRNNTanh(1, 1, 1, 0, {initialW = 1})
//	> hy, ys = model(nil, {np.array{{1}, {0}}})
//	> ys[1]
//	variable([[0.7615942 0.7615942]
//	          [0.642015  0.       ]])
func NewNStepBiRNNTanh(s *Session, nLayers, inSize, outSize int, opt NStepOptions) *NStepBiRNNTanh {
	l := &NStepBiRNNTanh{}
	l.init(s, l, functions.BiRNNTanhForm, nLayers, inSize, outSize, opt)
	return l
}

// NStepBiRNNReLU is a stack of simple recurrent layers with ReLU in both directions.
type NStepBiRNNReLU struct{ NStepRNN }

// NewNStepBiRNNReLU makes the layers of NStepBiRNNTanh with relu instead of tanh.
//
//	> model = L.NStepBiRNNReLU(1, 1, 1, 0, {initialW = 1})
//	> hy, ys = model(nil, {np.array{{1}, {2}}})
//	> ys[1]
//	variable([[1. 3.]
//	          [3. 2.]])
func NewNStepBiRNNReLU(s *Session, nLayers, inSize, outSize int, opt NStepOptions) *NStepBiRNNReLU {
	l := &NStepBiRNNReLU{}
	l.init(s, l, functions.BiRNNReLUForm, nLayers, inSize, outSize, opt)
	return l
}
