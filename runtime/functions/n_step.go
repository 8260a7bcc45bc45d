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

// stepCell is a kind of cell. A layer makes the products of its inputs with their
// weights for all steps at once; step does what is left for one of them.
type stepCell struct {
	gates int // so many weights for the input, and then for the state
	join  func(ws []*Variable) *Variable
	step  func(states []*Variable, x, W, b *Variable) []*Variable // states[0] is the output
}

// run returns the states after the last step and the outputs of every step.
func (n *nStep) run() (states, ys []*Variable) {
	n.check()
	last := make([][]*Variable, n.layers*n.directions)
	ys = n.xs
	for layer := range n.layers {
		x, at := Concat(ys, 0), layer*n.directions
		last[at], ys = n.direction(at, x, false)
		if n.directions == 2 {
			var back []*Variable
			last[at+1], back = n.direction(at+1, x, true)
			for t, y := range back {
				ys[t] = Concat([]*Variable{ys[t], y}, 1)
			}
		}
	}
	for i := range n.states {
		all := make([]*Variable, len(last))
		for at, s := range last {
			all[at] = Reshape(s[i], append([]int{1}, s[i].Shape()...))
		}
		states = append(states, Concat(all, 0))
	}
	return states, ys
}

// direction runs one layer in one direction; x has the rows of all steps, one
// step behind the other.
func (n *nStep) direction(at int, x *Variable, backwards bool) (last, ys []*Variable) {
	if at >= n.directions {
		x = dropBetween(n.name, x, n.ratio)
	}
	lengths := make([]int, len(n.xs))
	for t, x := range n.xs {
		lengths[t] = x.Shape()[0]
	}
	W, b, g, join := n.ws[at], n.bs[at], n.cell.gates, n.cell.join
	xs := SplitAt(linearRows(x, join(W[:g]), join(b[:g])), ends(lengths), 0)
	Wh, bh := join(W[g:2*g]), join(b[g:2*g])
	s := runningStates{live: eachState(n.states, func(_ int, v *Variable) *Variable {
		return Reshape(SplitAt(v, []int{at, at + 1}, 0)[1], v.Shape()[1:])
	})}
	ys = make([]*Variable, len(xs))
	for k := range xs {
		t := k
		if backwards {
			t = len(xs) - 1 - k
		}
		s.use(lengths[t])
		s.live = n.cell.step(s.live, xs[t], Wh, bh)
		ys[t] = s.live[0]
	}
	s.use(n.states[0].Shape()[1])
	return s.live, ys
}

// runningStates are the states of all sequences. A step uses the first so many.
type runningStates struct {
	live []*Variable
	idle [][]*Variable // what lies behind the live ones, the nearest last
}

// use makes the first n rows the live ones.
func (s *runningStates) use(n int) {
	for s.live[0].Shape()[0] < n {
		last := len(s.idle) - 1
		s.live = eachState(s.live, func(i int, v *Variable) *Variable { return Concat([]*Variable{v, s.idle[last][i]}, 0) })
		s.idle = s.idle[:last]
	}
	if s.live[0].Shape()[0] > n {
		idle := make([]*Variable, len(s.live))
		s.live = eachState(s.live, func(i int, v *Variable) *Variable {
			parts := SplitAt(v, []int{n}, 0)
			idle[i] = parts[1]
			return parts[0]
		})
		s.idle = append(s.idle, idle)
	}
}

func eachState(states []*Variable, f func(i int, v *Variable) *Variable) []*Variable {
	out := make([]*Variable, len(states))
	for i, v := range states {
		out[i] = f(i, v)
	}
	return out
}

// inBlocks joins the weights of several gates: the units of the first, then those
// of the second.
func inBlocks(ws []*Variable) *Variable { return Concat(ws, 0) }

// sideBySide joins them so that all gates of a unit lie side by side.
func sideBySide(ws []*Variable) *Variable {
	shape := ws[0].Shape()
	columns := 1
	if len(shape) == 2 {
		columns = shape[1]
	}
	units := make([]*Variable, len(ws))
	for i, w := range ws {
		units[i] = Reshape(w, []int{shape[0], columns})
	}
	return Reshape(Concat(units, 1), append([]int{len(ws) * shape[0]}, shape[1:]...))
}

// dropBetween is the dropout between the layers, in training only.
func dropBetween(function string, x *Variable, ratio float64) *Variable {
	if x.Session().Train && !(0 <= ratio && ratio < 1) {
		array.FailIn(function, "dropout_ratio is %g, want a number from 0 up to, but without, 1", ratio)
	}
	return Dropout(x, ratio)
}
