package kernel

import "math"

// The updates of optimizers, one pass over parameter p, gradient g and state.
// Every product and sum is rounded to the type, in Chainer's order.

// Momentum sets v to mu v - lr g and adds it to p.
func Momentum[T Float](p, v, g []T, mu, lr T) {
	if run(momentumLoop, []T{mu, lr}, p, v, g) {
		return
	}
	for i, d := range g {
		v[i] = T(v[i]*mu) - T(lr*d)
		p[i] += v[i]
	}
}

// RMSprop sets ms to alpha ms + fade g^2 and subtracts lr g / (sqrt(ms) + eps) from p.
func RMSprop[T Float](p, ms, g []T, alpha, fade, lr, eps T) {
	if run(rmspropLoop, []T{alpha, fade, lr, eps}, p, ms, g) {
		return
	}
	for i, d := range g {
		ms[i] = T(ms[i]*alpha) + T(T(fade*d)*d)
		p[i] -= T(lr*d) / (T(math.Sqrt(float64(ms[i]))) + eps)
	}
}

// Adam moves m and v towards g and g^2 by fade1 and fade2 of the way and sets p
// to keep p + eta rate m / (sqrt(v) + eps).
func Adam[T Float](p, m, v, g []T, fade1, fade2, rate, eps, eta, keep T) {
	if run(adamLoop, []T{fade1, fade2, rate, eps, eta, keep}, p, m, v, g) {
		return
	}
	for i, d := range g {
		m[i] += T(fade1 * (d - m[i]))
		v[i] += T(fade2 * (T(d*d) - v[i]))
		step := rate / (T(math.Sqrt(float64(v[i]))) + eps)
		p[i] = T(keep*p[i]) + T(eta*T(step*m[i]))
	}
}
