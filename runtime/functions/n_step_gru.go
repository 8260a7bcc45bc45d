package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.n_step_gru(n_layers: integer, dropout_ratio: number, hx: float[...], ws: arrays, bs: arrays, xs: arrays) -> (float[...], arrays)", NStepGRU, catalog.Recurrent)
	catalog.Add("F.n_step_bigru(n_layers: integer, dropout_ratio: number, hx: float[...], ws: arrays, bs: arrays, xs: arrays) -> (float[...], arrays)", NStepBiGRU, catalog.Recurrent)
}

// NStepGRU runs layers of gated recurrent units over sequences and returns their
// last outputs hy and the table ys of the outputs of the top layer.
//
// xs is a table over time: xs[t] is [n, inputs], the numbers at time t of the
// first n sequences, so put the longest sequence first. ys[t] is [n, units]. hx,
// where the layers start, and hy are [n_layers, B, units] with B sequences. ws[k]
// and bs[k] hold 6 weights and biases for layer k: [units, inputs] (for the
// layers behind the first [units, units]) for the reset gate r, the update gate z
// and the candidate a, then [units, units] for the same of the state; the biases
// are [units]. At every step
//
//	r = sigmoid(w1 x + b1 + w4 h + b4)
//	z = sigmoid(w2 x + b2 + w5 h + b5)
//	a = tanh(w3 x + b3 + r * (w6 h + b6))
//	h = (1 - z) * a + z * h
//
// While training, dropout_ratio of what goes from a layer to the next is dropped,
// 0 <= dropout_ratio < 1. All arrays have one dtype.
//
//	> w, b = np.array{{1}}, np.zeros(1)
//	> ws, bs = {{w, w, w, w, w, w}}, {{b, b, b, b, b, b}}
//	> hy, ys = F.n_step_gru(1, 0, np.ones{1, 1, 1}, ws, bs, {np.array{{0}}, np.array{{0}}})
//	> #ys
//	2
//	> ys[1]
//	variable([[0.89880073]])
func NStepGRU(nLayers int, dropoutRatio float64, hx *Variable, ws, bs [][]*Variable, xs []*Variable) (hy *Variable, ys []*Variable) {
	states, ys := GRUForm.steps(nLayers, dropoutRatio, []*Variable{hx}, ws, bs, xs)
	return states[0], ys
}

// NStepBiGRU is n_step_gru in two directions: in every layer a second one reads
// the sequences from their ends, and both outputs, side by side, are what the
// next layer gets.
//
// hx and hy are [2 * n_layers, B, units]: for every layer forwards and then
// backwards. So are ws and bs, with [units, 2 * units] for the inputs of the
// layers behind the first. ys[t] is [n, 2 * units].
//
//	> w, b = np.array{{1}}, np.zeros(1)
//	> W, B = {w, w, w, w, w, w}, {b, b, b, b, b, b}
//	> hy, ys = F.n_step_bigru(1, 0, np.ones{2, 1, 1}, {W, W}, {B, B}, {np.array{{0}}})
//	> ys[1]
//	variable([[0.89880073 0.89880073]])
func NStepBiGRU(nLayers int, dropoutRatio float64, hx *Variable, ws, bs [][]*Variable, xs []*Variable) (hy *Variable, ys []*Variable) {
	states, ys := BiGRUForm.steps(nLayers, dropoutRatio, []*Variable{hx}, ws, bs, xs)
	return states[0], ys
}

// GRUForm and BiGRUForm are n_step_gru and n_step_bigru.
var (
	GRUForm   = &NStepForm{"n_step_gru", gruCell, 1}
	BiGRUForm = &NStepForm{"n_step_bigru", gruCell, 2}
)

// gruCell has four columns of gates: what a gets of the input, the sums for r and
// z, and what a gets of the state.
var gruCell = &stepCell{
	gates:   3,
	shift:   1,
	ofInput: []int{2, 0, 1},
	ofState: []int{0, 1, 2},
	single:  cellRows[float32]{gruForward[float32], gruBackward[float32]},
	double:  cellRows[float64]{gruForward[float64], gruBackward[float64]},
	join:    inBlocks,
	step: func(states []*Variable, x, W, b *Variable) []*Variable {
		h := states[0]
		units := h.Shape()[1]
		ofX, ofH := SplitAt(x, []int{2 * units}, 1), SplitAt(linearRows(h, W, b), []int{2 * units}, 1)
		gates := SplitAt(Sigmoid(Add(ofX[0], ofH[0])), []int{units}, 1)
		r, z := gates[0], gates[1]
		a := Tanh(Add(ofX[1], Mul(r, ofH[1])))
		return []*Variable{Add(Mul(AddScalar(Neg(z), 1), a), Mul(z, h))}
	},
}

func gruForward[T array.Float](gates, y []T, states [][]T, units int) {
	for h, last := y, states[0]; len(h) > 0; h, last, gates = h[units:], last[units:], gates[4*units:] {
		a, r, z, ofState := gates[:units], gates[units:2*units], gates[2*units:3*units], gates[3*units:4*units]
		kernel.Sigmoid(gates[units:3*units], gates[units:3*units])
		for k, v := range ofState {
			a[k] += T(r[k] * v)
		}
		kernel.Tanh(a, a)
		for k, v := range z {
			h[k] = T((1-v)*a[k]) + T(v*last[k])
		}
	}
}

func gruBackward[T array.Float](gates []T, grads, before [][]T, units int) {
	for g, last := grads[0], before[0]; len(g) > 0; g, last, gates = g[units:], last[units:], gates[4*units:] {
		a, r, z, ofState := gates[:units], gates[units:2*units], gates[2*units:3*units], gates[3*units:4*units]
		for k, v := range g[:units] {
			av, rv, zv := a[k], r[k], z[k]
			into := v * (1 - zv) * (1 - T(av*av))
			a[k] = into
			r[k] = into * ofState[k] * rv * (1 - rv)
			z[k] = v * (last[k] - av) * zv * (1 - zv)
			ofState[k] = into * rv
			g[k] = v * zv
		}
	}
}
