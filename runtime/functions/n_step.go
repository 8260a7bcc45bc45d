package functions

import "nnlua/runtime/array"

// nStep is a recurrent network over sequences: layers of one kind of cell, in
// one or two directions. The n_step functions are its forms.
type nStep struct {
	name       string
	cell       *stepCell
	layers     int
	directions int     // 2: every layer also reads the sequences from their ends
	ratio      float64 // of dropout between the layers
	states     []*Variable
	ws, bs     [][]*Variable // of every layer, and in it of every direction
	xs         []*Variable
}

// run returns the states after the last step and the outputs of every step.
func (n *nStep) run() (states, ys []*Variable) {
	n.check()
	lengths := make([]int, len(n.xs))
	for t, x := range n.xs {
		lengths[t] = x.Shape()[0]
	}
	last := make([][]*Variable, n.layers*n.directions)
	x := Concat(n.xs, 0) // the rows of all steps, one step behind the other
	for layer := range n.layers {
		at := layer * n.directions
		var y *Variable
		last[at], y = n.direction(at, x, lengths, false)
		if n.directions == 2 {
			var back *Variable
			last[at+1], back = n.direction(at+1, x, lengths, true)
			y = Concat([]*Variable{y, back}, 1)
		}
		x = y
	}
	for i := range n.states {
		all := make([]*Variable, len(last))
		for at, s := range last {
			all[at] = Reshape(s[i], append([]int{1}, s[i].Shape()...))
		}
		states = append(states, Concat(all, 0))
	}
	return states, SplitAt(x, ends(lengths), 0)
}

// direction runs one layer in one direction over the rows x.
func (n *nStep) direction(at int, x *Variable, lengths []int, backwards bool) (last []*Variable, y *Variable) {
	if at >= n.directions {
		x = dropBetween(n.name, x, n.ratio)
	}
	inputs := []*Variable{x}
	for _, v := range n.states {
		inputs = append(inputs, Reshape(SplitAt(v, []int{at, at + 1}, 0)[1], v.Shape()[1:]))
	}
	g := n.cell.gates
	inputs = append(append(inputs, n.ws[at][:2*g]...), n.bs[at][:2*g]...)
	out := apply(n.name, &stepLayer{cell: n.cell, lengths: lengths, backwards: backwards}, inputs...)
	return out[1:], out[0]
}

// dropBetween is the dropout between the layers, in training only.
func dropBetween(function string, x *Variable, ratio float64) *Variable {
	if x.Session().Train && !(0 <= ratio && ratio < 1) {
		array.FailIn(function, "dropout_ratio is %g, want a number from 0 up to, but without, 1", ratio)
	}
	return Dropout(x, ratio)
}
