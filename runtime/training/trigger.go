package training

import (
	"fmt"
	"math"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
	"nnlua/runtime/reporter"
)

func init() {
	const triggers = "chainer.training.triggers."
	catalog.Add("chainer.training.get_trigger(trigger: value = nil) -> value", getTrigger, catalog.Training)
	for _, module := range []string{"chainer.training.", triggers} {
		catalog.Add(module+"IntervalTrigger(period: number, unit: \"epoch\"|\"iteration\") -> IntervalTrigger", NewIntervalTrigger, catalog.Training)
	}
	catalog.Add("Trigger:__call(trainer: Trainer) -> boolean", Trigger.Fire, catalog.Training)
	catalog.Add("IntervalTrigger:__tostring() -> string", (*IntervalTrigger).String, catalog.Training)
	catalog.Add("Interval:get_training_length() -> (number, string)", TrainingLength, catalog.Training)
}

// Trigger says at every iteration whether something is due. It is asked once an
// iteration, since it may remember the last time.
type Trigger interface{ Fire(t *Trainer) bool }

// Interval is a trigger that knows how long a training is.
type Interval interface {
	TrainingLength() (length float64, unit string)
}

// TrainingLength returns the length of the training that the trigger stops and
// its unit.
//
//	> chainer.training.triggers.IntervalTrigger(20, "epoch"):get_training_length()
//	20
//	"epoch"
func TrainingLength(t Interval) (float64, string) { return t.TrainingLength() }

// triggerOf returns the trigger of what a script gave: {2, "epoch"}, a trigger, a
// function of the trainer, or nil for never.
func triggerOf(name string, v any) Trigger {
	switch v := v.(type) {
	case nil:
		return never{}
	case Trigger:
		return v
	case catalog.Func:
		return functionTrigger{v}
	case catalog.Table:
		if v.Len() == 2 {
			period, isNumber := v.At(0).(float64)
			unit, isString := v.At(1).(string)
			if isNumber && isString && (unit == "epoch" || unit == "iteration") {
				return NewIntervalTrigger(period, unit)
			}
		}
	}
	array.Fail(`%s is %s, want a trigger: {1, "epoch"}, {100, "iteration"}, one of chainer.training.triggers or a function`, name, autograd.Describe(v))
	return nil
}

// getTrigger returns a trigger as it is and makes one of {2, "epoch"} or {100,
// "iteration"}; nil gives one that never fires.
//
//	> chainer.training.get_trigger{1, "epoch"}
//	IntervalTrigger(1, 'epoch')
func getTrigger(trigger any) any { return triggerOf("trigger", trigger) }

type never struct{}

func (never) Fire(*Trainer) bool { return false }

type functionTrigger struct{ f catalog.Func }

func (t functionTrigger) Fire(trainer *Trainer) bool { return isTrue(t.f.Call(trainer)) }

// isTrue reports whether a script's function returned true, as Lua understands it.
func isTrue(results []any) bool { return len(results) > 0 && results[0] != nil && results[0] != false }

// IntervalTrigger fires at fixed intervals.
type IntervalTrigger struct {
	period            float64
	unit              string
	previousIteration int
	previousEpoch     float64
}

// NewIntervalTrigger fires every period epochs or iterations. A period of epochs
// may be a fraction; it then fires at the first iteration behind it. {2, "epoch"}
// is the same wherever a trigger is wanted.
//
//	> chainer.training.triggers.IntervalTrigger(0.5, "epoch")
//	IntervalTrigger(0.5, 'epoch')
func NewIntervalTrigger(period float64, unit string) *IntervalTrigger {
	return &IntervalTrigger{period: period, unit: unit}
}

// Fire reports whether a period ended since it was last asked.
func (t *IntervalTrigger) Fire(trainer *Trainer) bool {
	u := trainer.updater
	if t.period == 0 {
		array.Fail("the period of a trigger is 0")
	}
	iteration, epoch := u.Iteration(), u.EpochDetail()
	now, last := float64(iteration), float64(t.previousIteration)
	if t.unit == "epoch" {
		now, last = epoch, t.previousEpoch
	}
	t.previousIteration, t.previousEpoch = iteration, epoch
	return floorDiv(last, t.period) != floorDiv(now, t.period)
}

// floorDiv is Python's a // b: the quotient rounded down, free of the error that
// rounding a / b would bring.
func floorDiv(a, b float64) float64 {
	rest := math.Mod(a, b)
	q := (a - rest) / b
	if rest != 0 && (b < 0) != (rest < 0) {
		q--
	}
	floor := math.Floor(q)
	if q-floor > 0.5 {
		floor++
	}
	return floor
}

// TrainingLength returns the period and its unit.
func (t *IntervalTrigger) TrainingLength() (float64, string) { return t.period, t.unit }

// String returns "IntervalTrigger(2, 'epoch')".
func (t *IntervalTrigger) String() string {
	return fmt.Sprintf("IntervalTrigger(%v, '%s')", t.period, t.unit)
}

// observed adds the value of a key to a summary, if it was reported.
func observed(summary *reporter.DictSummary, trainer *Trainer, key string) bool {
	v := trainer.observation.Get(key)
	if v == nil {
		return false
	}
	summary.Add(key, v)
	return true
}
