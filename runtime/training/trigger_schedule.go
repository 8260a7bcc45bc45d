package training

import (
	"slices"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
)

func init() {
	const triggers = "chainer.training.triggers."
	catalog.Add(triggers+"ManualScheduleTrigger(points: value, unit: \"epoch\"|\"iteration\") -> ManualScheduleTrigger", NewManualScheduleTrigger, catalog.Training)
	catalog.Add(triggers+"OnceTrigger(call_on_resume: boolean = false) -> OnceTrigger", NewOnceTrigger, catalog.Training)
	catalog.Add(triggers+"TimeTrigger(period: number) -> TimeTrigger", NewTimeTrigger, catalog.Training)
	catalog.AddProperty("OnceTrigger.finished: boolean", (*OnceTrigger).Finished, nil, catalog.Training)
	catalog.AddProperty("ManualScheduleTrigger.finished: boolean", (*ManualScheduleTrigger).Finished, nil, catalog.Training)
}

// ManualScheduleTrigger fires at given points.
type ManualScheduleTrigger struct {
	points            []float64
	unit              string
	finished          bool
	previousIteration int
	previousEpoch     float64
}

// NewManualScheduleTrigger fires at the points, a number or a table of numbers of
// epochs or iterations.
//
//	> chainer.training.triggers.ManualScheduleTrigger({2, 5}, "epoch").finished
//	false
func NewManualScheduleTrigger(points any, unit string) *ManualScheduleTrigger {
	t := &ManualScheduleTrigger{points: numbers("points", points), unit: unit}
	if len(t.points) == 0 {
		array.Fail("points is an empty table, want one or more numbers")
	}
	return t
}

// numbers reads a number or a table of numbers.
func numbers(name string, v any) []float64 {
	if n, ok := v.(float64); ok {
		return []float64{n}
	}
	table, ok := v.(catalog.Table)
	if !ok {
		array.Fail("%s is %s, want a number or a table of numbers", name, autograd.Describe(v))
	}
	list := make([]float64, table.Len())
	for i := range list {
		if list[i], ok = table.At(i).(float64); !ok {
			array.Fail("number %d of %s is %s", i+1, name, autograd.Describe(table.At(i)))
		}
	}
	return list
}

// Fire reports whether a point was passed since it was last asked.
func (t *ManualScheduleTrigger) Fire(trainer *Trainer) bool {
	iteration, epoch := trainer.updater.Iteration(), trainer.updater.EpochDetail()
	now, last := float64(iteration), float64(t.previousIteration)
	if t.unit == "epoch" {
		now, last = epoch, t.previousEpoch
	}
	t.previousIteration, t.previousEpoch = iteration, epoch
	fire := slices.ContainsFunc(t.points, func(p float64) bool { return last < p && p <= now })
	if fire && now >= slices.Max(t.points) {
		t.finished = true
	}
	return fire
}

// Finished reports whether the trigger will not fire again.
//
//	> chainer.training.triggers.ManualScheduleTrigger(2, "epoch").finished
//	false
func (t *ManualScheduleTrigger) Finished() bool { return t.finished }

// OnceTrigger fires once.
type OnceTrigger struct{ first, resumed bool }

// NewOnceTrigger fires at the first iteration only; with call_on_resume also at
// the first one after the training was resumed from a snapshot.
//
//	> chainer.training.triggers.OnceTrigger().finished
//	false
func NewOnceTrigger(callOnResume bool) *OnceTrigger { return &OnceTrigger{true, callOnResume} }

// Fire reports whether it is the first time.
func (t *OnceTrigger) Fire(*Trainer) bool {
	fire := !t.Finished()
	t.first, t.resumed = false, false
	return fire
}

// Finished reports whether the trigger will not fire again.
//
//	> chainer.training.triggers.OnceTrigger().finished
//	false
func (t *OnceTrigger) Finished() bool { return !t.first && !t.resumed }

// TimeTrigger fires at fixed intervals of time.
type TimeTrigger struct{ period, next float64 }

// NewTimeTrigger fires every period seconds.
//
//	> chainer.training.triggers.TimeTrigger(60)
//	<TimeTrigger>
func NewTimeTrigger(period float64) *TimeTrigger { return &TimeTrigger{period, period} }

// Fire reports whether the next time has come.
func (t *TimeTrigger) Fire(trainer *Trainer) bool {
	if t.next >= trainer.ElapsedTime() {
		return false
	}
	t.next += t.period
	return true
}
