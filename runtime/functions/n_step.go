package functions

import "nnlua/runtime/array"

// NStepForm is one of the n_step functions: a kind of cell in one or two directions.
type NStepForm struct {
	name       string
	cell       *stepCell
	directions int // 2: every layer also reads the sequences from their ends
}

// Gates returns the number of weights that a layer has for its input in one
// direction; for the state there are as many.
func (form *NStepForm) Gates() int { return form.cell.gates }

// Directions returns 1 or 2.
func (form *NStepForm) Directions() int { return form.directions }

// nStep is a recurrent network over sequences: layers of one form.
type nStep struct {
	*NStepForm
	layers int
	ratio  float64 // of dropout between the layers
	states []*Variable
	ws, bs [][]*Variable // of every layer, and in it of every direction
}

// Run runs layers over x, the rows of all steps as StepRows lays them out, with
// so many rows for every step. It returns the states after the last step and the
// rows of the outputs of the last layer.
func (form *NStepForm) Run(layers int, ratio float64, states []*Variable, ws, bs [][]*Variable, x *Variable, lengths []int) (last []*Variable, y *Variable) {
	n := &nStep{form, layers, ratio, states, ws, bs}
	n.checkStates()
	return n.run(x, lengths)
}

// steps is Run for a list of steps.
func (form *NStepForm) steps(layers int, ratio float64, states []*Variable, ws, bs [][]*Variable, xs []*Variable) (last, ys []*Variable) {
	n := &nStep{form, layers, ratio, states, ws, bs}
	n.checkStates()
	n.checkSteps(xs)
	lengths := make([]int, len(xs))
	for t, x := range xs {
		lengths[t] = x.Shape()[0]
	}
	last, y := n.run(Concat(xs, 0), lengths)
	return last, SplitAt(y, ends(lengths), 0)
}

func (n *nStep) run(x *Variable, lengths []int) (states []*Variable, y *Variable) {
	n.checkParameters(x)
	last := make([][]*Variable, n.layers*n.directions)
	for layer := range n.layers {
		at := layer * n.directions
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
	return states, y
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

// dropBetween is the dropout between the layers, in training only. A ratio of 0
// drops nothing, but numbers are drawn.
func dropBetween(function string, x *Variable, ratio float64) *Variable {
	s := x.Session()
	if s.Train && !(0 <= ratio && ratio < 1) {
		array.FailIn(function, "dropout_ratio is %g, want a number from 0 up to, but without, 1", ratio)
	}
	if s.Train && ratio == 0 {
		s.Random.Skip(x.Data().Size())
		return x
	}
	return Dropout(x, ratio)
}
