package optimizers

import (
	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
	"nnlua/runtime/catalog"
	"nnlua/runtime/links"
)

func init() {
	catalog.Add("optimizers.MomentumSGD(lr: number = 0.01, momentum: number = 0.9) -> MomentumSGD", NewMomentumSGD, catalog.Optimizers)
	catalog.Add("optimizers.CorrectedMomentumSGD(lr: number = 0.01, momentum: number = 0.9) -> CorrectedMomentumSGD", NewCorrectedMomentumSGD, catalog.Optimizers)
	catalog.Add("optimizers.NesterovAG(lr: number = 0.01, momentum: number = 0.9) -> NesterovAG", NewNesterovAG, catalog.Optimizers)
}

// momentum is what the three methods with a velocity v share.
type momentum struct {
	Optimizer
	LR, Momentum float64
}

func (o *momentum) setUp(m method, lr, momentum float64) {
	o.LR, o.Momentum = lr, momentum
	o.begin(m)
}

func (o *momentum) settings() []setting {
	return []setting{{"lr", &o.LR}, {"momentum", &o.Momentum}}
}

func (o *momentum) stateNames() []string { return []string{"v"} }

// MomentumSGD is gradient descent with momentum.
type MomentumSGD struct{ momentum }

// NewMomentumSGD returns gradient descent with momentum: the velocity
// v = momentum * v - lr * gradient is added to each parameter.
//
// 日本語: 前回の動きを残しながら進む（慣性のある）勾配降下法です。
//
//	> optimizers.MomentumSGD().momentum
//	0.9
func NewMomentumSGD(lr, momentum float64) *MomentumSGD {
	o := &MomentumSGD{}
	o.setUp(o, lr, momentum)
	return o
}

func (o *MomentumSGD) step(p *links.Parameter, r *UpdateRule) {
	update(p, r, momentumRow[float32](o.momentum), momentumRow[float64](o.momentum))
}

func momentumRow[T array.Float](o momentum) rowOf[T] {
	lr, mu := T(o.LR), T(o.Momentum)
	return func(p, g []T, state [][]T) {
		kernel.Momentum(p, state[0], g, mu, lr)
	}
}

// CorrectedMomentumSGD is gradient descent with momentum whose velocity does
// not depend on the learning rate.
type CorrectedMomentumSGD struct{ momentum }

// NewCorrectedMomentumSGD returns gradient descent with momentum in which lr may
// change during training: v = momentum * v - gradient, and lr * v is added to
// each parameter.
//
//	> optimizers.CorrectedMomentumSGD(0.1).lr
//	0.1
func NewCorrectedMomentumSGD(lr, momentum float64) *CorrectedMomentumSGD {
	o := &CorrectedMomentumSGD{}
	o.setUp(o, lr, momentum)
	return o
}

func (o *CorrectedMomentumSGD) step(p *links.Parameter, r *UpdateRule) {
	update(p, r, correctedRow[float32](o.momentum), correctedRow[float64](o.momentum))
}

func correctedRow[T array.Float](o momentum) rowOf[T] {
	lr, mu := T(o.LR), T(o.Momentum)
	return func(p, g []T, state [][]T) {
		v := state[0]
		for i, d := range g {
			v[i] = T(v[i]*mu) - d
			p[i] += T(lr * v[i])
		}
	}
}

// NesterovAG is Nesterov's accelerated gradient.
type NesterovAG struct{ momentum }

// NewNesterovAG returns Nesterov's accelerated gradient (arXiv:1212.0901): the
// momentum is applied before the gradient.
//
// 日本語: Nesterov の加速勾配法です。
//
//	> optimizers.NesterovAG().lr
//	0.01
func NewNesterovAG(lr, momentum float64) *NesterovAG {
	o := &NesterovAG{}
	o.setUp(o, lr, momentum)
	return o
}

func (o *NesterovAG) step(p *links.Parameter, r *UpdateRule) {
	update(p, r, nesterovRow[float32](o.momentum), nesterovRow[float64](o.momentum))
}

func nesterovRow[T array.Float](o momentum) rowOf[T] {
	lr, mu, mu2, ahead := T(o.LR), T(o.Momentum), T(o.Momentum*o.Momentum), T((1+o.Momentum)*o.LR)
	return func(p, g []T, state [][]T) {
		v := state[0]
		for i, d := range g {
			v[i] = T(v[i]*mu) - T(lr*d)
			p[i] = p[i] + T(mu2*v[i]) - T(ahead*d)
		}
	}
}
