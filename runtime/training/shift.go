package training

import (
	"math"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
)

func init() {
	const extensions = "chainer.training.extensions."
	const rest = "init: number? = nil, target: number? = nil, optimizer: value = nil) -> Shift"
	catalog.Add(extensions+"ExponentialShift(attr: string, rate: number, "+rest, NewExponentialShift, catalog.Training)
	catalog.Add(extensions+"InverseShift(attr: string, gamma: number, power: number, "+rest, NewInverseShift, catalog.Training)
	catalog.Add(extensions+"PolynomialShift(attr: string, rate: number, max_count: number, "+rest, NewPolynomialShift, catalog.Training)
	catalog.Add(extensions+"StepShift(attr: string, gamma: number, step: number, "+rest, NewStepShift, catalog.Training)
	catalog.Add(extensions+"LinearShift(attr: string, value_range: value, time_range: value, optimizer: value = nil) -> Shift", NewLinearShift, catalog.Training)
	catalog.Add(extensions+"MultistepShift(attr: string, gamma: number, step_value: value, init: number? = nil, optimizer: value = nil) -> Shift", NewMultistepShift, catalog.Training)
	catalog.Add(extensions+"WarmupShift(attr: string, warmup_start: number?, warmup_iter: number, init: number, optimizer: value = nil) -> Shift", NewWarmupShift, catalog.Training)
}

// Shift is a schedule: it changes a hyperparameter of an optimizer at every call.
type Shift struct {
	settings
	attr      string
	init      *float64
	optimizer any // nil for the trainer's main one
	t         int
	last      *float64 // the value now

	// value is the hyperparameter after t calls; init is what it was before. ok is
	// false where it stays as it is.
	value func(init float64, t int) (v float64, ok bool)

	// first is the value with which training begins; nil for init.
	first func(init float64) float64

	// limited reports whether v is beyond target, which then takes its place.
	target  *float64
	limited func(v, target float64) bool

	step *int // MultistepShift: how many steps were taken
}

// ShiftOptions are the last arguments of most schedules.
type ShiftOptions struct {
	Init, Target *float64
	Optimizer    any
}

func newShift(name, attr string, opt ShiftOptions, value func(init float64, t int) float64) *Shift {
	s := &Shift{attr: attr, init: opt.Init, target: opt.Target, optimizer: opt.Optimizer}
	s.settings = defaults(name, PriorityReader, 1, "iteration")
	s.value = func(init float64, t int) (float64, bool) { return value(init, t), true }
	return s
}

// NewExponentialShift multiplies the hyperparameter attr, such as "lr", by rate at
// every call. It begins with init, by default the optimizer's value, and stays
// at target once it is passed. optimizer is the trainer's main one by default. A
// trainer calls it every iteration if no trigger is given.
//
//	> optimizer = optimizers.SGD(1):setup(L.Linear(1, 1))
//	> updater = chainer.training.StandardUpdater(chainer.iterators.SerialIterator({np.array{1}}, 1), optimizer, {loss_func = function(x) return F.sum(optimizer.target(x)) end})
//	> trainer = chainer.training.Trainer(updater, {3, "iteration"})
//	> trainer:extend(chainer.training.extensions.ExponentialShift("lr", 0.5))
//	> trainer:run()
//	> optimizer.lr
//	0.125
func NewExponentialShift(attr string, rate float64, opt ShiftOptions) *Shift {
	if rate < 0 {
		array.Fail("ExponentialShift does not support negative rate")
	}
	s := newShift("ExponentialShift", attr, opt, func(init float64, t int) float64 { return init * math.Pow(rate, float64(t)) })
	s.limited = beyond(rate > 1)
	return s
}

// beyond returns whether a value that grows, or shrinks, is past its target.
func beyond(grows bool) func(v, target float64) bool {
	if grows {
		return func(v, target float64) bool { return v/target > 1 }
	}
	return func(v, target float64) bool { return v/target < 1 }
}

// NewInverseShift sets attr to init * (1 + gamma * t) ^ -power after t calls. init,
// target and optimizer are those of ExponentialShift.
//
//	> chainer.training.extensions.InverseShift("lr", 0.1, 0.5)
//	<Shift>
func NewInverseShift(attr string, gamma, power float64, opt ShiftOptions) *Shift {
	if gamma < 0 {
		array.Fail("InverseShift does not support negative gamma")
	}
	s := newShift("InverseShift", attr, opt, func(init float64, t int) float64 { return init * math.Pow(1+gamma*float64(t), -power) })
	s.limited = beyond(power < 0)
	return s
}

// NewPolynomialShift sets attr to init * (1 - t / max_count) ^ rate after t calls,
// and to 0 from max_count on. init, target and optimizer are those of
// ExponentialShift.
//
//	> chainer.training.extensions.PolynomialShift("lr", 0.5, 1000)
//	<Shift>
func NewPolynomialShift(attr string, rate, maxCount float64, opt ShiftOptions) *Shift {
	s := newShift("PolynomialShift", attr, opt, func(init float64, t int) float64 {
		return init * math.Pow(max(1-float64(t)/maxCount, 0), rate)
	})
	s.limited = func(v, target float64) bool {
		if rate > 0 {
			return target/v > 1
		}
		return target/v < 1
	}
	return s
}

// NewStepShift multiplies attr by gamma at every step-th call. init, target and
// optimizer are those of ExponentialShift.
//
//	> chainer.training.extensions.StepShift("lr", 0.1, 100)
//	<Shift>
func NewStepShift(attr string, gamma, step float64, opt ShiftOptions) *Shift {
	s := newShift("StepShift", attr, opt, func(init float64, t int) float64 {
		return init * math.Pow(gamma, math.Floor(float64(t)/step))
	})
	s.limited = beyond(gamma > 1)
	return s
}

// NewLinearShift moves attr evenly from the first value of value_range to the
// second, between the two calls that time_range names, such as {0, 1000}.
//
//	> chainer.training.extensions.LinearShift("lr", {0.1, 0.01}, {0, 1000})
//	<Shift>
func NewLinearShift(attr string, valueRange, timeRange, optimizer any) *Shift {
	v, t := pairOf("value_range", valueRange), pairOf("time_range", timeRange)
	s := newShift("LinearShift", attr, ShiftOptions{Optimizer: optimizer}, func(_ float64, n int) float64 {
		switch at := float64(n); {
		case at <= t[0]:
			return v[0]
		case at >= t[1]:
			return v[1]
		default:
			return v[0] + (at-t[0])/(t[1]-t[0])*(v[1]-v[0])
		}
	})
	s.first = func(float64) float64 { first, _ := s.value(0, s.t); return first }
	return s
}

func pairOf(name string, v any) []float64 {
	list := numbers(name, v)
	if len(list) != 2 {
		array.Fail("%s has %d numbers, want two", name, len(list))
	}
	return list
}

// NewMultistepShift multiplies attr by gamma at each of the calls that the table
// step_value names. It begins with init, by default the optimizer's value.
//
//	> chainer.training.extensions.MultistepShift("lr", 0.1, {50, 100}, 0.01)
//	<Shift>
func NewMultistepShift(attr string, gamma float64, stepValue any, opt ShiftOptions) *Shift {
	steps, taken := numbers("step_value", stepValue), 0
	s := newShift("MultistepShift", attr, opt, func(init float64, t int) float64 {
		if taken < len(steps) && float64(t) >= steps[taken] {
			taken++
		}
		return init * math.Pow(gamma, float64(taken))
	})
	s.step = &taken
	return s
}

// NewWarmupShift moves attr evenly from warmup_start, by default the optimizer's
// value, to init in the first warmup_iter calls.
//
//	> chainer.training.extensions.WarmupShift("lr", 0, 1000, 0.1)
//	<Shift>
func NewWarmupShift(attr string, warmupStart *float64, warmupIter, init float64, optimizer any) *Shift {
	s := newShift("WarmupShift", attr, ShiftOptions{Init: warmupStart, Optimizer: optimizer}, nil)
	s.value = func(start float64, t int) (float64, bool) {
		n := float64(t)
		return (n*init + (warmupIter-n)*start) / warmupIter, n <= warmupIter
	}
	return s
}

// Initialize sets the value with which training begins, or goes on.
func (s *Shift) Initialize(t *Trainer) {
	o := s.of(t)
	if s.init == nil && s.first == nil {
		now, ok := o.Attribute(s.attr).(float64)
		if !ok {
			array.Fail("the optimizer has no number '%s' to shift", s.attr)
		}
		s.init = &now
	}
	if s.last == nil {
		v := 0.0
		if s.first != nil {
			v = s.first(0)
		} else {
			v = *s.init
		}
		s.last = &v
	}
	s.set(o, *s.last)
}

// Run counts a call and sets the value.
func (s *Shift) Run(t *Trainer) {
	s.t++
	init := 0.0
	if s.init != nil {
		init = *s.init
	}
	v, ok := s.value(init, s.t)
	if !ok {
		return
	}
	if s.target != nil && s.limited(v, *s.target) {
		v = *s.target
	}
	s.set(s.of(t), v)
}

func (s *Shift) set(o settable, v float64) {
	if !o.SetAttribute(s.attr, v) {
		array.Fail("the optimizer has no '%s' to shift", s.attr)
	}
	s.last = &v
}

// settable is an optimizer as far as its hyperparameters go.
type settable interface {
	Attribute(name string) any
	SetAttribute(name string, value any) bool
}

func (s *Shift) of(t *Trainer) settable {
	o := s.optimizer
	if o == nil {
		o = t.updater.GetOptimizer("main")
	}
	one, ok := o.(optimizer)
	if !ok {
		array.Fail("optimizer is %s, want an optimizer", autograd.Describe(o))
	}
	return one.AsOptimizer()
}
