package optimizers

import (
	"math"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
	"nnlua/runtime/links"
)

func init() {
	catalog.Add("optimizers.AdaGrad(lr: number = 0.001, eps: number = 1e-8) -> AdaGrad", NewAdaGrad, catalog.Optimizers)
	catalog.Add("optimizers.AdaDelta(rho: number = 0.95, eps: number = 1e-6) -> AdaDelta", NewAdaDelta, catalog.Optimizers)
}

// AdaGrad scales the steps by all the gradients so far.
type AdaGrad struct {
	Optimizer
	LR, Eps float64
}

// NewAdaGrad returns AdaGrad (Duchi and others, 2011): each step is
// lr * gradient / (sqrt(h) + eps), where h is the sum of the squared gradients.
//
// 日本語: パラメータごとに学習率を小さくしていく方法です。
//
//	> optimizers.AdaGrad().lr
//	0.001
func NewAdaGrad(lr, eps float64) *AdaGrad {
	o := &AdaGrad{LR: lr, Eps: eps}
	o.begin(o)
	return o
}

func (o *AdaGrad) settings() []setting {
	return []setting{{"lr", &o.LR}, {"eps", &o.Eps}}
}

func (o *AdaGrad) stateNames() []string { return []string{"h"} }

func (o *AdaGrad) step(p *links.Parameter, r *UpdateRule) {
	update(p, r, adaGradRow[float32](o), adaGradRow[float64](o))
}

func adaGradRow[T array.Float](o *AdaGrad) rowOf[T] {
	lr, eps := T(o.LR), T(o.Eps)
	return func(p, g []T, state [][]T) {
		h := state[0]
		for i, d := range g {
			h[i] += T(d * d)
			p[i] -= T(lr*d) / (root(h[i]) + eps)
		}
	}
}

func root[T array.Float](x T) T { return T(math.Sqrt(float64(x))) }

// AdaDelta needs no learning rate.
type AdaDelta struct {
	Optimizer
	Rho, Eps float64
}

// NewAdaDelta returns AdaDelta (Zeiler, arXiv:1212.5701): steps are scaled by
// the ratio of running means, with decay rho, of squared steps and gradients.
//
// 日本語: 学習率を自動で決める方法です。
//
//	> optimizers.AdaDelta().rho
//	0.95
func NewAdaDelta(rho, eps float64) *AdaDelta {
	o := &AdaDelta{Rho: rho, Eps: eps}
	o.begin(o)
	return o
}

func (o *AdaDelta) settings() []setting {
	return []setting{{"rho", &o.Rho}, {"eps", &o.Eps}}
}

func (o *AdaDelta) stateNames() []string { return []string{"msg", "msdx"} }

func (o *AdaDelta) step(p *links.Parameter, r *UpdateRule) {
	update(p, r, adaDeltaRow[float32](o), adaDeltaRow[float64](o))
}

func adaDeltaRow[T array.Float](o *AdaDelta) rowOf[T] {
	rho, fade, eps := T(o.Rho), T(1-o.Rho), T(o.Eps)
	return func(p, g []T, state [][]T) {
		msg, msdx := state[0], state[1]
		for i, d := range g {
			msg[i] = T(msg[i]*rho) + T(T(fade*d)*d)
			dx := root((msdx[i]+eps)/(msg[i]+eps)) * d
			msdx[i] = T(msdx[i]*rho) + T(T(fade*dx)*dx)
			p[i] -= dx
		}
	}
}
