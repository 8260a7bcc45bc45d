package optimizers

import (
	"math"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
	"nnlua/runtime/links"
)

func init() {
	catalog.Add("optimizers.MSVAG(lr: number = 0.1, beta: number = 0.9, eta: number = 1, weight_decay_rate: number = 0) -> MSVAG", NewMSVAG, catalog.Optimizers)
}

// MSVAG is momentum with steps adapted to the variance of the gradient.
type MSVAG struct {
	Optimizer
	LR, Beta, Eta, WeightDecayRate float64
}

// NewMSVAG returns M-SVAG (Balles and Hennig, arXiv:1705.07774): momentum with
// decay beta in which uncertain directions get shorter steps.
//
//	> optimizers.MSVAG().beta
//	0.9
func NewMSVAG(lr, beta, eta, weightDecayRate float64) *MSVAG {
	o := &MSVAG{LR: lr, Beta: beta, Eta: eta, WeightDecayRate: weightDecayRate}
	o.begin(o)
	return o
}

func (o *MSVAG) settings() []setting {
	return []setting{{"lr", &o.LR}, {"beta", &o.Beta}, {"eta", &o.Eta}, {"weight_decay_rate", &o.WeightDecayRate}}
}

func (o *MSVAG) stateNames() []string { return []string{"m", "v"} }

func (o *MSVAG) step(p *links.Parameter, r *UpdateRule) {
	update(p, r, msvagRow[float32](o, r.t), msvagRow[float64](o, r.t))
}

func msvagRow[T array.Float](o *MSVAG, t int) rowOf[T] {
	power := math.Pow(o.Beta, float64(t))
	rho := math.Min(0.9999, (1-o.Beta)*(1-o.Beta)*(1-power*power)/((1-power)*(1-power)*(1-o.Beta*o.Beta)))
	lr, fade, eta, decay := T(o.LR), T(1-o.Beta), T(o.Eta), T(o.WeightDecayRate)
	correction, rest, share := T(1-power), T(1-rho), T(rho)
	return func(p, g []T, state [][]T) {
		m, v := state[0], state[1]
		for i, d := range g {
			m[i] += T(fade * (d - m[i]))
			v[i] += T(fade * (T(d*d) - v[i]))
			mt := m[i] / correction
			mt2 := T(mt * mt)
			s := (v[i]/correction - mt2) / rest
			factor := mt2 / (mt2 + T(share*s))
			if factor != factor { // 0 / 0: no gradient yet
				factor = 0
			}
			factor = min(max(factor, 0), 1)
			p[i] -= T(eta * (T(T(lr*mt)*factor) + T(decay*p[i])))
		}
	}
}
