package optimizers

import (
	"math"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
	"nnlua/runtime/links"
)

func init() {
	catalog.Add("Optimizer:loss_scaling(interval: integer = 1000, scale: number? = nil)", (*Optimizer).LossScaling, catalog.Optimizers)
	catalog.Add("Optimizer:set_loss_scale(loss_scale: number)", (*Optimizer).SetLossScale, catalog.Optimizers)
}

// lossScaling multiplies the loss before backward, and divides the gradients by
// the same number before they are used.
type lossScaling struct {
	scale   *float64 // nil for none
	dynamic bool
	growth  float64 // by which a scale grows that was once too large
	tooHigh bool    // a gradient was not finite before
}

// LossScaling makes update(lossfun) multiply the loss by a number before
// backward and divide the gradients by it afterwards, so that small gradients
// do not vanish. Without scale, the number starts at 1 and is found: it doubles
// with every update until a gradient is not finite; then this update is left
// out and the number halved, and from there on it doubles in interval updates.
//
//	> optimizer = optimizers.SGD():setup(L.Linear(1, 1))
//	> optimizer:loss_scaling{scale = 128}
func (o *Optimizer) LossScaling(interval int, scale *float64) {
	switch {
	case scale != nil && !(*scale > 0):
		array.FailIn("loss_scaling", "scale is %g, want more than 0", *scale)
	case scale != nil:
		o.scaling.scale = scale
	case interval < 1:
		array.FailIn("loss_scaling", "interval is %d, want 1 or more", interval)
	default:
		one := 1.0
		o.scaling = lossScaling{scale: &one, dynamic: true, growth: math.Pow(2, 1/float64(interval))}
	}
}

// SetLossScale is loss_scaling with a scale.
//
//	> optimizer = optimizers.SGD():setup(L.Linear(1, 1))
//	> optimizer:set_loss_scale(128)
func (o *Optimizer) SetLossScale(scale float64) { o.LossScaling(1, &scale) }

// check reports whether all gradients are finite; it looks only where the scale
// is to be found.
func (s *lossScaling) check(target *links.Link) bool {
	if !s.dynamic {
		return true
	}
	for _, p := range target.Params(false) {
		if array.All(array.IsFinite(p.PeekGrad()), nil, false).Float(0) == 0 {
			s.tooHigh = true
			return false
		}
	}
	return true
}

// adapt changes the scale after an update.
func (s *lossScaling) adapt(finite bool) {
	if !s.dynamic {
		return
	}
	factor := 2.0
	switch {
	case !finite:
		factor = 0.5
	case s.tooHigh:
		factor = s.growth
	}
	next := max(1, min(65504, *s.scale*factor))
	s.scale = &next
}
