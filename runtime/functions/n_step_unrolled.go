package functions

// unrolled is a layer of cells made of small differentiable functions: what
// stepLayer computes, and what its gradients of gradients are made of. x has the
// rows of all steps, one step behind the other; ws and bs have the weights for
// the input and then for the state.
func (c *stepCell) unrolled(x *Variable, states, ws, bs []*Variable, lengths []int, backwards bool) (y *Variable, last []*Variable) {
	g := c.gates
	xs := SplitAt(linearRows(x, c.join(ws[:g]), c.join(bs[:g])), ends(lengths), 0)
	Wh, bh := c.join(ws[g:]), c.join(bs[g:])
	s := runningStates{live: states}
	ys := make([]*Variable, len(xs))
	for k := range xs {
		t := k
		if backwards {
			t = len(xs) - 1 - k
		}
		s.use(lengths[t])
		s.live = c.step(s.live, xs[t], Wh, bh)
		ys[t] = s.live[0]
	}
	s.use(states[0].Shape()[0])
	return Concat(ys, 0), s.live
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
