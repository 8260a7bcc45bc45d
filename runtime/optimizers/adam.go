package optimizers

import (
	"math"

	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
	"nnlua/runtime/catalog"
	"nnlua/runtime/links"
)

func init() {
	const rest = "eta: number = 1, weight_decay_rate: number = 0"
	const start = "alpha: number = 0.001, beta1: number = 0.9, beta2: number = 0.999, "
	const bound = "final_lr: number = 0.1, gamma: number = 0.001, eps: number = 1e-8, eta: number = 1"
	catalog.Add("optimizers.Adam("+start+"eps: number = 1e-8, "+rest+", amsgrad: boolean = false, adabound: boolean = false, final_lr: number = 0.1, gamma: number = 0.001) -> Adam", NewAdam, catalog.Optimizers)
	catalog.Add("optimizers.AdamW("+start+"eps: number = 1e-8, "+rest+") -> Adam", NewAdamW, catalog.Optimizers)
	catalog.Add("optimizers.AMSGrad("+start+"eps: number = 1e-8, eta: number = 1) -> Adam", NewAMSGrad, catalog.Optimizers)
	catalog.Add("optimizers.AdaBound("+start+bound+") -> Adam", NewAdaBound, catalog.Optimizers)
	catalog.Add("optimizers.AMSBound("+start+bound+") -> Adam", NewAMSBound, catalog.Optimizers)
}

// Adam is the optimizer of Kingma and Ba (arXiv:1412.6980) with its variants.
type Adam struct {
	Optimizer
	AdamOptions
	startAlpha float64
}

// AdamOptions are the hyperparameters of Adam and its variants.
type AdamOptions struct {
	Alpha, Beta1, Beta2, Eps float64
	Eta, WeightDecayRate     float64
	Amsgrad, Adabound        bool
	FinalLr, Gamma           float64
}

// NewAdam returns Adam: steps of size alpha, scaled by running means of the
// gradient (decay beta1) and of its square (beta2). weight_decay_rate shrinks
// the weights as in AdamW; amsgrad and adabound choose the variants of those names.
//
// 日本語: 慣性と、勾配の大きさの補正を組み合わせた方法です。
//
//	> optimizers.Adam().alpha
//	0.001
func NewAdam(opt AdamOptions) *Adam {
	o := &Adam{AdamOptions: opt}
	if o.FinalLr == 0 { // a variant without bounds: Chainer shows the defaults
		o.FinalLr, o.Gamma = 0.1, 0.001
	}
	o.begin(o)
	return o
}

func (o *Adam) settings() []setting {
	return []setting{
		{"alpha", &o.Alpha}, {"beta1", &o.Beta1}, {"beta2", &o.Beta2}, {"eps", &o.Eps}, {"eta", &o.Eta},
		{"weight_decay_rate", &o.WeightDecayRate}, {"amsgrad", &o.Amsgrad}, {"adabound", &o.Adabound},
		{"final_lr", &o.FinalLr}, {"gamma", &o.Gamma},
	}
}

// NewAdamW returns Adam with decoupled weight decay (arXiv:1711.05101).
//
// 日本語: 重みの減衰を分けて行う Adam です。
//
//	> optimizers.AdamW({weight_decay_rate = 0.01}).weight_decay_rate
//	0.01
func NewAdamW(opt AdamOptions) *Adam { return NewAdam(opt) }

// NewAMSGrad returns Adam with the largest mean square so far in place of the
// present one (Reddi and others, On the Convergence of Adam and Beyond).
//
//	> optimizers.AMSGrad().amsgrad
//	true
func NewAMSGrad(opt AdamOptions) *Adam {
	opt.Amsgrad = true
	return NewAdam(opt)
}

// NewAdaBound returns Adam whose steps are bounded more and more tightly around
// final_lr (Luo and others, Adaptive Gradient Methods with Dynamic Bound of
// Learning Rate); gamma is the speed of that.
//
//	> optimizers.AdaBound().final_lr
//	0.1
func NewAdaBound(opt AdamOptions) *Adam {
	opt.Adabound = true
	return NewAdam(opt)
}

// NewAMSBound returns AdaBound with the mean squares of AMSGrad.
//
//	> optimizers.AMSBound().gamma
//	0.001
func NewAMSBound(opt AdamOptions) *Adam {
	opt.Amsgrad, opt.Adabound = true, true
	return NewAdam(opt)
}

// remember notes alpha, to which AdaBound compares what a schedule makes of it.
func (o *Adam) remember() { o.startAlpha = o.Alpha }

func (o *Adam) stateNames() []string {
	if o.Amsgrad {
		return []string{"m", "v", "vhat"}
	}
	return []string{"m", "v"}
}

// rateAt is the step size after t updates, corrected for the zeros from which
// the running means start.
func (o *Adam) rateAt(t int) float64 {
	fix1, fix2 := 1-math.Pow(o.Beta1, float64(t)), 1-math.Pow(o.Beta2, float64(t))
	return o.Alpha * math.Sqrt(fix2) / fix1
}

func (o *Adam) learningRate() float64 {
	if o.T() == 0 {
		array.FailIn("lr", "Adam has no learning rate before the first update; its step size is alpha")
	}
	return o.rateAt(o.T())
}

func (o *Adam) step(p *links.Parameter, r *UpdateRule) {
	if o.Eps != 0 && float32(o.Eps) == 0 && p.Dtype() == array.Float32 {
		array.FailIn("update", "eps is %g, which is 0 in float32", o.Eps)
	}
	update(p, r, adamRow[float32](o, r.t), adamRow[float64](o, r.t))
}

func adamRow[T array.Float](o *Adam, t int) rowOf[T] {
	rate, eps, eta := T(o.rateAt(t)), T(o.Eps), T(-o.Eta)
	fade1, fade2, keep := T(1-o.Beta1), T(1-o.Beta2), T(1-o.Eta*o.WeightDecayRate)
	low, high := T(0), T(math.Inf(1))
	if o.Adabound {
		final := o.FinalLr * o.Alpha / o.startAlpha // a schedule changes alpha
		low, high = T(final*(1-1/(o.Gamma*float64(t)+1))), T(final*(1+1/(o.Gamma*float64(t))))
	}
	return func(p, g []T, state [][]T) {
		m, v, square := state[0], state[1], state[1]
		if o.Amsgrad {
			square = state[2]
		}
		if !o.Amsgrad && !o.Adabound {
			kernel.Adam(p, m, v, g, fade1, fade2, rate, eps, eta, keep)
			return
		}
		for i, d := range g {
			m[i] += T(fade1 * (d - m[i]))
			v[i] += T(fade2 * (T(d*d) - v[i]))
			if o.Amsgrad {
				square[i] = max(square[i], v[i])
			}
			step := rate / (T(math.Sqrt(float64(square[i]))) + eps)
			if o.Adabound {
				step = min(max(step, low), high)
			}
			p[i] = T(keep*p[i]) + T(eta*T(step*m[i]))
		}
	}
}
