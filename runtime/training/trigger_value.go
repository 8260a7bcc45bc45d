package training

import (
	"fmt"
	"math"
	"strings"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
	"nnlua/runtime/reporter"
)

func init() {
	const triggers = "chainer.training.triggers."
	catalog.Add(triggers+"BestValueTrigger(key: string, compare: function, trigger: value = nil) -> BestValueTrigger", NewBestValueTrigger, catalog.Training)
	catalog.Add(triggers+"MaxValueTrigger(key: string, trigger: value = nil) -> BestValueTrigger", NewMaxValueTrigger, catalog.Training)
	catalog.Add(triggers+"MinValueTrigger(key: string, trigger: value = nil) -> BestValueTrigger", NewMinValueTrigger, catalog.Training)
	catalog.Add(triggers+"EarlyStoppingTrigger(check_trigger: value = nil, monitor: string = \"main/loss\", patience: integer? = nil, mode: \"auto\"|\"max\"|\"min\" = \"auto\", "+
		"verbose: boolean = false, max_trigger: value = nil, patients: integer? = nil) -> EarlyStoppingTrigger", NewEarlyStoppingTrigger, catalog.Training)
}

// BestValueTrigger fires when a value is better than ever before.
type BestValueTrigger struct {
	s       *Session
	key     string
	best    *float64
	better  func(best, now float64) bool
	check   Trigger
	summary *reporter.DictSummary
}

// NewBestValueTrigger fires when the mean of a reported value since the last check
// is better than all before: when compare(best, value) is true. trigger says when
// to check, {1, "epoch"} if it is not given.
//
//	> closer = function(best, new) return math.abs(new) < math.abs(best) end
//	> chainer.training.triggers.BestValueTrigger("main/bias", closer)
//	<BestValueTrigger>
func NewBestValueTrigger(s *Session, key string, compare catalog.Func, trigger any) *BestValueTrigger {
	return bestValue(s, key, func(best, now float64) bool { return isTrue(compare.Call(best, now)) }, trigger)
}

// NewMaxValueTrigger fires when a reported value is larger than ever before, such
// as the accuracy: a snapshot with it saves the best model.
//
//	> chainer.training.triggers.MaxValueTrigger("validation/main/accuracy")
//	<BestValueTrigger>
func NewMaxValueTrigger(s *Session, key string, trigger any) *BestValueTrigger {
	return bestValue(s, key, func(best, now float64) bool { return now > best }, trigger)
}

// NewMinValueTrigger fires when a reported value is smaller than ever before, such
// as the loss.
//
//	> chainer.training.triggers.MinValueTrigger("validation/main/loss")
//	<BestValueTrigger>
func NewMinValueTrigger(s *Session, key string, trigger any) *BestValueTrigger {
	return bestValue(s, key, func(best, now float64) bool { return now < best }, trigger)
}

func bestValue(s *Session, key string, better func(best, now float64) bool, trigger any) *BestValueTrigger {
	return &BestValueTrigger{s: s, key: key, better: better, check: triggerOr(trigger, 1), summary: reporter.NewDictSummary(s)}
}

// triggerOr returns the trigger, by default one of that many epochs.
func triggerOr(trigger any, epochs float64) Trigger {
	if trigger == nil {
		return NewIntervalTrigger(epochs, "epoch")
	}
	return triggerOf("trigger", trigger)
}

// Fire reports whether it is time to check and the value is the best so far.
func (t *BestValueTrigger) Fire(trainer *Trainer) bool {
	observed(t.summary, trainer, t.key)
	if !t.check.Fire(trainer) {
		return false
	}
	now, ok := t.summary.Mean(t.key)
	if !ok {
		array.Fail("nothing was reported as '%s', which a trigger waits for", t.key)
	}
	t.summary = reporter.NewDictSummary(t.s)
	if t.best != nil && !t.better(*t.best, now) {
		return false
	}
	t.best = &now
	return true
}

// EarlyStoppingTrigger fires when a value has stopped getting better.
type EarlyStoppingTrigger struct {
	s               *Session
	monitor         string
	patience, count int
	larger, verbose bool
	best            float64
	check, end      Trigger
	summary         *reporter.DictSummary
}

// EarlyStoppingOptions are the arguments of EarlyStoppingTrigger.
type EarlyStoppingOptions struct {
	CheckTrigger       any
	Monitor            string
	Patience, Patients *int
	Mode               string
	Verbose            bool
	MaxTrigger         any
}

// NewEarlyStoppingTrigger stops a training that has stopped getting better: it
// fires when the value monitor was not the best of all in patience checks, 3 if
// not given, in a row. check_trigger says when to check, {1, "epoch"} if it is
// not given, and at max_trigger, {100, "epoch"}, the training stops in any case.
// mode says whether the best is the largest or the smallest; "auto" means the
// largest for an accuracy. patients is another name of patience.
//
//	> stop = chainer.training.triggers.EarlyStoppingTrigger{monitor = "validation/main/loss", max_trigger = {20, "epoch"}}
//	> stop:get_training_length()
//	20
//	"epoch"
func NewEarlyStoppingTrigger(s *Session, opt EarlyStoppingOptions) *EarlyStoppingTrigger {
	t := &EarlyStoppingTrigger{
		s: s, monitor: opt.Monitor, patience: 3, verbose: opt.Verbose, summary: reporter.NewDictSummary(s),
		check: triggerOr(opt.CheckTrigger, 1), end: triggerOr(opt.MaxTrigger, 100),
	}
	switch {
	case opt.Patience != nil && opt.Patients != nil:
		array.Fail("patience and patients, two names of one argument, are both given")
	case opt.Patience != nil:
		t.patience = *opt.Patience
	case opt.Patients != nil:
		t.patience = *opt.Patients
	}
	t.larger = opt.Mode == "max" || opt.Mode == "auto" && strings.Contains(opt.Monitor, "accuracy")
	word := "less"
	t.best = math.Inf(1)
	if t.larger {
		word, t.best = "greater", math.Inf(-1)
	}
	t.say("early stopping: operator is %s", word)
	return t
}

func (t *EarlyStoppingTrigger) say(format string, args ...any) {
	if t.verbose {
		fmt.Fprintf(t.s.Stdout, format+"\n", args...)
	}
}

// Fire reports whether training should stop.
func (t *EarlyStoppingTrigger) Fire(trainer *Trainer) bool {
	seen := observed(t.summary, trainer, t.monitor)
	if t.end.Fire(trainer) {
		return true
	}
	if !t.check.Fire(trainer) || !seen {
		return false
	}
	now, _ := t.summary.Mean(t.monitor)
	t.summary = reporter.NewDictSummary(t.s)
	if t.larger && now > t.best || !t.larger && now < t.best {
		t.best, t.count = now, 0
	} else {
		t.count++
	}
	if t.count < t.patience {
		return false
	}
	t.say("Epoch %d: early stopping", trainer.updater.Epoch())
	return true
}

// TrainingLength returns the longest that the training may take.
func (t *EarlyStoppingTrigger) TrainingLength() (float64, string) {
	if end, ok := t.end.(Interval); ok {
		return end.TrainingLength()
	}
	return 0, "epoch"
}
