package links

import (
	"nnlua/runtime/catalog"
	"nnlua/runtime/functions"
)

func init() {
	const call = "(hx: float[...]?, cx: float[...]?, xs: arrays) -> (Variable, Variable, arrays)"
	add("NStepLSTM"+nStepArguments+" -> NStepLSTM", NewNStepLSTM, call, (*NStepLSTM).Forward)
	catalog.Add("L.NStepBiLSTM"+nStepArguments+" -> NStepBiLSTM", NewNStepBiLSTM, catalog.Links)
}

// NStepLSTM is a stack of layers of long short-term memory units.
type NStepLSTM struct{ nStep }

// NewNStepLSTM makes n_layers layers of out_size LSTM units, see F.n_step_lstm,
// for sequences of in_size numbers. A call with the start states hx and cx,
// [n_layers, sequences, out_size] or nil for 0, and a table of sequences xs,
// [steps, in_size] each, returns the last states and a table of the outputs of the
// last layer, [steps, out_size] each. While training, dropout is the part that is
// dropped between layers.
//
// 日本語: 長さの違う列をまとめて処理する多層 LSTM を作ります。
//
// Layer k is model[k + 1], with weights w0 ... w7, drawn by initialW
// (LeCunNormal), and biases b0 ... b7, initial_bias (0).
//
//	> model = L.NStepLSTM(1, 1, 1, 0, {initialW = 1})
//	> hy, cy, ys = model(nil, nil, {np.array{{1}}, np.array{{0}, {0}}})
//	> ys[1]
//	variable([[0.36960638]])
//	> cy
//	variable([[[0.55676997]
//	           [0.        ]]])
func NewNStepLSTM(s *Session, nLayers, inSize, outSize int, opt NStepOptions) *NStepLSTM {
	l := &NStepLSTM{}
	l.init(s, l, functions.LSTMForm, nLayers, inSize, outSize, opt)
	return l
}

// Forward runs the layers over the sequences xs, each with one row for each
// step, in any order of lengths, from the states hx and cx, nil for 0. It returns
// the last states and the outputs of the last layer, one array for each sequence.
//
//	> model = L.NStepLSTM(1, 1, 1, 0, {initialW = 1})
//	> hy, cy, ys = model:forward(nil, nil, {np.array{{1}}})
//	> ys[1]
//	variable([[0.36960638]])
func (l *NStepLSTM) Forward(hx, cx *Variable, xs []*Variable) (hy, cy *Variable, ys []*Variable) {
	last, ys := l.run([]*Variable{hx, cx}, xs)
	return last[0], last[1], ys
}

// NStepBiLSTM is a stack of layers of long short-term memory units in both directions.
type NStepBiLSTM struct{ NStepLSTM }

// NewNStepBiLSTM makes n_layers layers as NStepLSTM does, with out_size units
// that read the sequences forwards and out_size more that read them backwards,
// see F.n_step_bilstm. States are [2 * n_layers, sequences, out_size], outputs
// [steps, 2 * out_size]. model[1] is the first layer forwards, model[2] the same
// backwards, and so on.
//
//	> model = L.NStepBiLSTM(1, 1, 1, 0, {initialW = 1})
//	> hy, cy, ys = model(nil, nil, {np.array{{1}}})
//	> ys[1]
//	variable([[0.36960638 0.36960638]])
func NewNStepBiLSTM(s *Session, nLayers, inSize, outSize int, opt NStepOptions) *NStepBiLSTM {
	l := &NStepBiLSTM{}
	l.init(s, l, functions.BiLSTMForm, nLayers, inSize, outSize, opt)
	return l
}
