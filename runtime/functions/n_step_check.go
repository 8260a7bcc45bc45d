package functions

import "nnlua/runtime/array"

// The checks refuse arguments that do not fit together, by their names.

func (n *nStep) checkStates() {
	hx := n.states[0]
	d := hx.Dtype()
	if n.layers < 1 {
		array.FailIn(n.name, "n_layers is %d, want at least 1", n.layers)
	}
	if len(hx.Shape()) != 3 || hx.Shape()[0]/n.directions < n.layers || !d.IsFloat() {
		array.FailIn(n.name, "hx is %s, want [%d * n_layers, B, units] with n_layers = %d", hx.Data().Describe(), n.directions, n.layers)
	}
	for _, cx := range n.states[1:] {
		if !array.SameShape(cx.Shape(), hx.Shape()) || cx.Dtype() != d {
			array.FailIn(n.name, "cx is %s, want shape and dtype of hx, %s", cx.Data().Describe(), hx.Data().Describe())
		}
	}
}

func (n *nStep) checkSteps(xs []*Variable) {
	if len(xs) == 0 {
		array.FailIn(n.name, "xs is empty, want at least one step")
	}
	hx, first := n.states[0], xs[0].Shape()
	for t, x := range xs {
		shape := x.Shape()
		if len(shape) != 2 || shape[1] != first[1] || shape[0] > hx.Shape()[1] || x.Dtype() != hx.Dtype() {
			array.FailIn(n.name, "xs[%d] is %s, want %s[n, inputs] with n up to B = %d and the inputs of xs[1], %s",
				t+1, x.Data().Describe(), hx.Dtype(), hx.Shape()[1], xs[0].Data().Describe())
		}
	}
}

// checkParameters looks at weights and biases, beside the rows of all steps.
func (n *nStep) checkParameters(x *Variable) {
	count := n.layers * n.directions
	if len(n.ws) < count || len(n.bs) < count {
		array.FailIn(n.name, "ws has %d and bs has %d tables, want %d, one for every layer and direction", len(n.ws), len(n.bs), count)
	}
	if d := n.states[0].Dtype(); x.Dtype() != d {
		array.FailIn(n.name, "xs are %s, want %s, the dtype of hx", x.Dtype(), d)
	}
	inputs, units := x.Shape()[1], n.states[0].Shape()[2]
	for at := range count {
		if at == n.directions {
			inputs = n.directions * units
		}
		n.checkWeights(at, units, inputs)
	}
}

// checkWeights looks at the weights of one layer and direction.
func (n *nStep) checkWeights(at, units, inputs int) {
	g := n.cell.gates
	if len(n.ws[at]) < 2*g || len(n.bs[at]) < 2*g {
		array.FailIn(n.name, "ws[%d] has %d and bs[%d] has %d arrays, want %d", at+1, len(n.ws[at]), at+1, len(n.bs[at]), 2*g)
	}
	for k := range 2 * g {
		if k == g {
			inputs = units
		}
		W, b := n.ws[at][k], n.bs[at][k]
		if !array.SameShape(W.Shape(), []int{units, inputs}) || !W.Dtype().IsFloat() {
			array.FailIn(n.name, "ws[%d][%d] is %s, want a float array (%d, %d)", at+1, k+1, W.Data().Describe(), units, inputs)
		}
		if d := n.states[0].Dtype(); !array.SameShape(b.Shape(), []int{units}) || b.Dtype() != d {
			array.FailIn(n.name, "bs[%d][%d] is %s, want %s(%d,)", at+1, k+1, b.Data().Describe(), d, units)
		}
	}
}
