package functions

// Where a window moves by steps, what one of its points stands on lies apart. Products
// want it side by side: images are then sorted by the remainders of the positions, their
// phases. That is what another window sees of them, which has a point for every phase
// and leaves no gap.
func (w window) phases() window {
	p := make(window, len(w))
	for i, a := range w {
		p[i] = convAxis{in: a.in, out: (a.in + a.stride - 1) / a.stride, ksize: min(a.stride, max(a.in, 1)), stride: a.stride, dilate: 1}
	}
	return p
}

// steps reports whether the window moves by steps of more than 1.
func (w window) steps() bool {
	for _, a := range w {
		if a.stride > 1 {
			return true
		}
	}
	return false
}

// elements says where the elements of an axis lie: those of a phase index apart, phases
// phase apart.
type elements struct{ phases, phase, index int }

func (p elements) at(position int) int { return position%p.phases*p.phase + position/p.phases*p.index }

// places returns the places of the axes of an image sorted into so many phases.
func (w window) places() []elements {
	list := make([]elements, len(w))
	phase, index := w.outs(), 1
	for i := len(w) - 1; i >= 0; i-- {
		list[i] = elements{w[i].ksize, phase, index}
		phase, index = phase*w[i].ksize, index*w[i].out
	}
	return list
}

// unsorted is the window of an image that is left as it is, of one phase.
func (w window) unsorted() window {
	p := make(window, len(w))
	for i, a := range w {
		p[i] = convAxis{in: a.in, out: a.in, ksize: 1, stride: 1, dilate: 1}
	}
	return p
}
