package optimizers

import (
	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
	"nnlua/runtime/catalog"
	"nnlua/runtime/links"
)

func init() {
	catalog.Add("optimizers.RMSprop(lr: number = 0.01, alpha: number = 0.99, eps: number = 1e-8, eps_inside_sqrt: boolean = false) -> RMSprop", NewRMSprop, catalog.Optimizers)
	catalog.Add("optimizers.RMSpropGraves(lr: number = 0.0001, alpha: number = 0.95, momentum: number = 0.9, eps: number = 0.0001) -> RMSpropGraves", NewRMSpropGraves, catalog.Optimizers)
}

// RMSprop scales the steps by the root mean square of recent gradients.
type RMSprop struct {
	Optimizer
	LR, Alpha, Eps float64
	EpsInsideSqrt  bool
}

// NewRMSprop returns RMSprop (Tieleman and Hinton, 2012): each step is
// lr * gradient / (sqrt(ms) + eps), where ms is the running mean, with decay
// alpha, of the squared gradient. With eps_inside_sqrt, eps is added to ms.
//
// 日本語: 最近の勾配の大きさで割って進む方法です。
//
//	> optimizers.RMSprop().alpha
//	0.99
func NewRMSprop(lr, alpha, eps float64, epsInsideSqrt bool) *RMSprop {
	o := &RMSprop{LR: lr, Alpha: alpha, Eps: eps, EpsInsideSqrt: epsInsideSqrt}
	o.begin(o)
	return o
}

func (o *RMSprop) settings() []setting {
	return []setting{{"lr", &o.LR}, {"alpha", &o.Alpha}, {"eps", &o.Eps}, {"eps_inside_sqrt", &o.EpsInsideSqrt}}
}

func (o *RMSprop) stateNames() []string { return []string{"ms"} }

func (o *RMSprop) step(p *links.Parameter, r *UpdateRule) {
	update(p, r, rmspropRow[float32](o), rmspropRow[float64](o))
}

func rmspropRow[T array.Float](o *RMSprop) rowOf[T] {
	lr, alpha, fade, eps := T(o.LR), T(o.Alpha), T(1-o.Alpha), T(o.Eps)
	return func(p, g []T, state [][]T) {
		ms := state[0]
		if !o.EpsInsideSqrt {
			kernel.RMSprop(p, ms, g, alpha, fade, lr, eps)
			return
		}
		for i, d := range g {
			ms[i] = T(ms[i]*alpha) + T(T(fade*d)*d)
			p[i] -= T(lr*d) / root(ms[i]+eps)
		}
	}
}

// RMSpropGraves is RMSprop with momentum and the variance of the gradient.
type RMSpropGraves struct {
	Optimizer
	LR, Alpha, Momentum, Eps float64
}

// NewRMSpropGraves returns the RMSprop of Graves (arXiv:1308.0850): the
// gradient is divided by its running standard deviation, and steps have momentum.
//
//	> optimizers.RMSpropGraves().lr
//	0.0001
func NewRMSpropGraves(lr, alpha, momentum, eps float64) *RMSpropGraves {
	o := &RMSpropGraves{LR: lr, Alpha: alpha, Momentum: momentum, Eps: eps}
	o.begin(o)
	return o
}

func (o *RMSpropGraves) settings() []setting {
	return []setting{{"lr", &o.LR}, {"alpha", &o.Alpha}, {"momentum", &o.Momentum}, {"eps", &o.Eps}}
}

func (o *RMSpropGraves) stateNames() []string { return []string{"n", "g", "delta"} }

func (o *RMSpropGraves) step(p *links.Parameter, r *UpdateRule) {
	update(p, r, gravesRow[float32](o), gravesRow[float64](o))
}

func gravesRow[T array.Float](o *RMSpropGraves) rowOf[T] {
	lr, alpha, fade, mu, eps := T(o.LR), T(o.Alpha), T(1-o.Alpha), T(o.Momentum), T(o.Eps)
	return func(p, g []T, state [][]T) {
		n, mean, delta := state[0], state[1], state[2]
		for i, d := range g {
			n[i] = T(n[i]*alpha) + T(T(fade*d)*d)
			mean[i] = T(mean[i]*alpha) + T(fade*d)
			delta[i] = T(delta[i]*mu) - T(lr*d)/root(n[i]-T(mean[i]*mean[i])+eps)
			p[i] += delta[i]
		}
	}
}
