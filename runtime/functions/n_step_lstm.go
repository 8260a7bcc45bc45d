package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.n_step_lstm(n_layers: integer, dropout_ratio: number, hx: float[...], cx: float[...], ws: arrays, bs: arrays, xs: arrays) -> (float[...], float[...], arrays)", NStepLSTM, catalog.Recurrent)
	catalog.Add("F.n_step_bilstm(n_layers: integer, dropout_ratio: number, hx: float[...], cx: float[...], ws: arrays, bs: arrays, xs: arrays) -> (float[...], float[...], arrays)", NStepBiLSTM, catalog.Recurrent)
}

// NStepLSTM runs layers of long short-term memory over sequences and returns
// their last outputs hy, their last states cy and the table ys of the outputs of
// the top layer.
//
// xs is a table over time: xs[t] is [n, inputs], the numbers at time t of the
// first n sequences, so put the longest sequence first. ys[t] is [n, units]. hx
// and cx, where the layers start, hy and cy are [n_layers, B, units] with B
// sequences. ws[k] and bs[k] hold 8 weights and biases for layer k: [units,
// inputs] (for the layers behind the first [units, units]) for the input gate i,
// the forget gate f, the candidate a and the output gate o, then [units, units]
// for the same gates of the state; the biases are [units]. At every step
//
//	i = sigmoid(w1 x + b1 + w5 h + b5)    f = sigmoid(w2 x + b2 + w6 h + b6)
//	a = tanh(w3 x + b3 + w7 h + b7)       o = sigmoid(w4 x + b4 + w8 h + b8)
//	c = f * c + i * a                     h = o * tanh(c)
//
// While training, dropout_ratio of what goes from a layer to the next is dropped,
// 0 <= dropout_ratio < 1. All arrays have one dtype.
//
//	> w, b = np.array{{1}}, np.zeros(1)
//	> ws, bs = {{w, w, w, w, w, w, w, w}}, {{b, b, b, b, b, b, b, b}}
//	> h = np.zeros{1, 1, 1}
//	> hy, cy, ys = F.n_step_lstm(1, 0, h, h, ws, bs, {np.array{{1}}, np.array{{0}}})
//	> ys[1]
//	variable([[0.36960638]])
//	> #ys
//	2
func NStepLSTM(nLayers int, dropoutRatio float64, hx, cx *Variable, ws, bs [][]*Variable, xs []*Variable) (hy, cy *Variable, ys []*Variable) {
	states, ys := LSTMForm.steps(nLayers, dropoutRatio, []*Variable{hx, cx}, ws, bs, xs)
	return states[0], states[1], ys
}

// NStepBiLSTM is n_step_lstm in two directions: in every layer a second one reads
// the sequences from their ends, and both outputs, side by side, are what the
// next layer gets.
//
// hx, cx, hy and cy are [2 * n_layers, B, units]: for every layer forwards and
// then backwards. So are ws and bs, with [units, 2 * units] for the inputs of the
// layers behind the first. ys[t] is [n, 2 * units].
//
//	> w, b = np.array{{1}}, np.zeros(1)
//	> W, B = {w, w, w, w, w, w, w, w}, {b, b, b, b, b, b, b, b}
//	> h = np.zeros{2, 1, 1}
//	> hy, cy, ys = F.n_step_bilstm(1, 0, h, h, {W, W}, {B, B}, {np.array{{1}}})
//	> ys[1]
//	variable([[0.36960638 0.36960638]])
func NStepBiLSTM(nLayers int, dropoutRatio float64, hx, cx *Variable, ws, bs [][]*Variable, xs []*Variable) (hy, cy *Variable, ys []*Variable) {
	states, ys := BiLSTMForm.steps(nLayers, dropoutRatio, []*Variable{hx, cx}, ws, bs, xs)
	return states[0], states[1], ys
}

// LSTMForm and BiLSTMForm are n_step_lstm and n_step_bilstm.
var (
	LSTMForm   = &NStepForm{"n_step_lstm", lstmCell, 1}
	BiLSTMForm = &NStepForm{"n_step_bilstm", lstmCell, 2}
)

// lstmCell lays the gates out as lstm wants them: a, i, f and o side by side.
var lstmCell = &stepCell{
	gates:      4,
	ofInput:    []int{2, 0, 1, 3},
	ofState:    []int{2, 0, 1, 3},
	sideBySide: true,
	single:     lstmRows[float32](),
	double:     lstmRows[float64](),
	join:       func(ws []*Variable) *Variable { return sideBySide([]*Variable{ws[2], ws[0], ws[1], ws[3]}) },
	step: func(states []*Variable, x, W, b *Variable) []*Variable {
		c, h := LSTM(states[1], Add(x, linearRows(states[0], W, b)))
		return []*Variable{h, c}
	},
}

func lstmRows[T array.Float]() cellRows[T] {
	return cellRows[T]{
		forward: func(gates, y []T, states [][]T, units int) {
			kernel.LSTM(gates, gates, states[1], y, states[1])
		},
		backward: func(gates []T, grads, before [][]T, units int) {
			kernel.LSTMGrad(gates, gates, grads[1], before[1], grads[1], grads[0])
			clear(grads[0])
		},
	}
}
