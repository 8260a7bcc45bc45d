package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add(`F.n_step_rnn(n_layers: integer, dropout_ratio: number, hx: float[...], ws: arrays, bs: arrays, xs: arrays, activation: "tanh"|"relu" = "tanh") -> (float[...], arrays)`, NStepRNN, catalog.Recurrent)
	catalog.Add(`F.n_step_birnn(n_layers: integer, dropout_ratio: number, hx: float[...], ws: arrays, bs: arrays, xs: arrays, activation: "tanh"|"relu" = "tanh") -> (float[...], arrays)`, NStepBiRNN, catalog.Recurrent)
}

// NStepRNN runs layers of simple recurrent units over sequences and returns their
// last outputs hy and the table ys of the outputs of the top layer.
//
// xs is a table over time: xs[t] is [n, inputs], the numbers at time t of the
// first n sequences, so put the longest sequence first. ys[t] is [n, units]. hx,
// where the layers start, and hy are [n_layers, B, units] with B sequences. ws[k]
// and bs[k] hold 2 weights and biases for layer k: [units, inputs] (for the
// layers behind the first [units, units]) for the input and [units, units] for
// the state; the biases are [units]. At every step, with f the activation, "tanh"
// or "relu",
//
//	h = f(w1 x + b1 + w2 h + b2)
//
// While training, dropout_ratio of what goes from a layer to the next is dropped,
// 0 <= dropout_ratio < 1. All arrays have one dtype.
//
//	> ws, bs = {{np.array{{1}}, np.array{{0.5}}}}, {{np.zeros(1), np.zeros(1)}}
//	> hy, ys = F.n_step_rnn(1, 0, np.zeros{1, 1, 1}, ws, bs, {np.array{{4}}, np.array{{1}}}, "relu")
//	> ys[1]
//	variable([[4.]])
//	> ys[2]
//	variable([[3.]])
func NStepRNN(nLayers int, dropoutRatio float64, hx *Variable, ws, bs [][]*Variable, xs []*Variable, activation string) (hy *Variable, ys []*Variable) {
	states, ys := rnnForm("n_step_rnn", activation, RNNTanhForm, RNNReLUForm).steps(nLayers, dropoutRatio, []*Variable{hx}, ws, bs, xs)
	return states[0], ys
}

// NStepBiRNN is n_step_rnn in two directions: in every layer a second one reads
// the sequences from their ends, and both outputs, side by side, are what the
// next layer gets.
//
// hx and hy are [2 * n_layers, B, units]: for every layer forwards and then
// backwards. So are ws and bs, with [units, 2 * units] for the inputs of the
// layers behind the first. ys[t] is [n, 2 * units].
//
//	> W, B = {np.array{{1}}, np.array{{0.5}}}, {np.zeros(1), np.zeros(1)}
//	> xs = {np.array{{4}}, np.array{{1}}}
//	> hy, ys = F.n_step_birnn(1, 0, np.zeros{2, 1, 1}, {W, W}, {B, B}, xs, "relu")
//	> ys[1]
//	variable([[4.  4.5]])
func NStepBiRNN(nLayers int, dropoutRatio float64, hx *Variable, ws, bs [][]*Variable, xs []*Variable, activation string) (hy *Variable, ys []*Variable) {
	states, ys := rnnForm("n_step_birnn", activation, BiRNNTanhForm, BiRNNReLUForm).steps(nLayers, dropoutRatio, []*Variable{hx}, ws, bs, xs)
	return states[0], ys
}

// RNNTanhForm and the others are n_step_rnn and n_step_birnn with their activations.
var (
	RNNTanhForm   = &NStepForm{"n_step_rnn", tanhCell, 1}
	RNNReLUForm   = &NStepForm{"n_step_rnn", reluCell, 1}
	BiRNNTanhForm = &NStepForm{"n_step_birnn", tanhCell, 2}
	BiRNNReLUForm = &NStepForm{"n_step_birnn", reluCell, 2}
)

func rnnForm(function, activation string, tanh, relu *NStepForm) *NStepForm {
	if isWord(function, "activation", activation, "tanh", "relu") {
		return tanh
	}
	return relu
}

var (
	tanhCell = simpleCell(Tanh, rnnRows(kernel.Tanh[float32], kernel.TanhGrad[float32]), rnnRows(kernel.Tanh[float64], kernel.TanhGrad[float64]))
	reluCell = simpleCell(ReLU, rnnRows(kernel.ReLU[float32], kernel.Mask[float32]), rnnRows(kernel.ReLU[float64], kernel.Mask[float64]))
)

// simpleCell is the cell with one gate and an activation.
func simpleCell(activation func(*Variable) *Variable, single cellRows[float32], double cellRows[float64]) *stepCell {
	return &stepCell{
		gates:   1,
		ofInput: []int{0},
		ofState: []int{0},
		single:  single,
		double:  double,
		join:    inBlocks,
		step: func(states []*Variable, x, W, b *Variable) []*Variable {
			return []*Variable{activation(Add(x, linearRows(states[0], W, b)))}
		},
	}
}

// rnnRows are the loops for an activation y = f(x) and gx = back(gy, y).
func rnnRows[T array.Float](f func(y, x []T), back func(gx, gy, y []T)) cellRows[T] {
	return cellRows[T]{
		forward: func(gates, y []T, states [][]T, units int) {
			f(gates, gates)
			copy(y, gates)
		},
		backward: func(gates []T, grads, before [][]T, units int) {
			back(gates, grads[0], gates)
			clear(grads[0])
		},
	}
}
