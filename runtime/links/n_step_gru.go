package links

import (
	"nnlua/runtime/catalog"
	"nnlua/runtime/functions"
)

func init() {
	catalog.Add("L.NStepGRU"+nStepArguments+" -> NStepGRU", NewNStepGRU, catalog.Links)
	catalog.Add("L.NStepBiGRU"+nStepArguments+" -> NStepBiGRU", NewNStepBiGRU, catalog.Links)
}

// NStepGRU is a stack of layers of gated recurrent units.
type NStepGRU struct{ NStepRNN }

// NewNStepGRU makes n_layers layers of out_size gated recurrent units, see
// F.n_step_gru, for sequences of in_size numbers. A call with a start state hx,
// [n_layers, sequences, out_size] or nil for 0, and a table of sequences xs,
// [steps, in_size] each, returns the last state and a table of the outputs of the
// last layer, [steps, out_size] each. While training, dropout is the part that is
// dropped between layers.
//
// 日本語: 長さの違う列をまとめて処理する多層 GRU を作ります。
//
// Layer k is model[k + 1], with weights w0 ... w5, drawn by initialW
// (LeCunNormal), and biases b0 ... b5, initial_bias (0).
//
//	> model = L.NStepGRU(1, 1, 1, 0, {initialW = 1})
//	> hy, ys = model(nil, {np.array{{1}, {0}}})
//	> ys[1]
//	variable([[0.20482421]
//	          [0.16332248]])
func NewNStepGRU(s *Session, nLayers, inSize, outSize int, opt NStepOptions) *NStepGRU {
	l := &NStepGRU{}
	l.init(s, l, functions.GRUForm, nLayers, inSize, outSize, opt)
	return l
}

// NStepBiGRU is a stack of layers of gated recurrent units in both directions.
type NStepBiGRU struct{ NStepRNN }

// NewNStepBiGRU makes n_layers layers as NStepGRU does, with out_size units that
// read the sequences forwards and out_size more that read them backwards, see
// F.n_step_bigru. States are [2 * n_layers, sequences, out_size], outputs
// [steps, 2 * out_size]. model[1] is the first layer forwards, model[2] the same
// backwards, and so on.
//
//	> model = L.NStepBiGRU(1, 1, 1, 0, {initialW = 1})
//	> hy, ys = model(nil, {np.array{{1}}})
//	> ys[1]
//	variable([[0.20482421 0.20482421]])
func NewNStepBiGRU(s *Session, nLayers, inSize, outSize int, opt NStepOptions) *NStepBiGRU {
	l := &NStepBiGRU{}
	l.init(s, l, functions.BiGRUForm, nLayers, inSize, outSize, opt)
	return l
}
