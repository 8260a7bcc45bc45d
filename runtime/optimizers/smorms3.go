package optimizers

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
	"nnlua/runtime/links"
)

func init() {
	catalog.Add("optimizers.SMORMS3(lr: number = 0.001, eps: number = 1e-16) -> SMORMS3", NewSMORMS3, catalog.Optimizers)
}

// SMORMS3 finds its own memory for each weight.
type SMORMS3 struct {
	Optimizer
	LR, Eps float64
}

// NewSMORMS3 returns SMORMS3 (Simon Funk, 2015): RMSprop whose memory grows and
// shrinks by itself, with steps of at most lr.
//
//	> optimizers.SMORMS3().lr
//	0.001
func NewSMORMS3(lr, eps float64) *SMORMS3 {
	o := &SMORMS3{LR: lr, Eps: eps}
	o.begin(o)
	return o
}

func (o *SMORMS3) settings() []setting {
	return []setting{{"lr", &o.LR}, {"eps", &o.Eps}}
}

func (o *SMORMS3) stateNames() []string { return []string{"mem", "g", "g2"} }

// initState: the memory starts with one gradient.
func (o *SMORMS3) initState(state *State) { state.Get("mem").(*array.Array).Fill(1) }

func (o *SMORMS3) step(p *links.Parameter, r *UpdateRule) {
	update(p, r, smorms3Row[float32](o), smorms3Row[float64](o))
}

func smorms3Row[T array.Float](o *SMORMS3) rowOf[T] {
	lr, eps := T(o.LR), T(o.Eps)
	return func(p, g []T, state [][]T) {
		mem, mean, square := state[0], state[1], state[2]
		for i, d := range g {
			r := 1 / (mem[i] + 1)
			mean[i] = T((1-r)*mean[i]) + T(r*d)
			square[i] = T((1-r)*square[i]) + T(T(r*d)*d)
			x := T(mean[i]*mean[i]) / (square[i] + eps)
			p[i] -= T(d*min(x, lr)) / (root(square[i]) + eps)
			mem[i] = 1 + T(mem[i]*(1-x))
		}
	}
}
