package training

import (
	"math"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
	"nnlua/runtime/reporter"
)

func init() {
	const extensions = "chainer.training.extensions."
	catalog.Add(extensions+"observe_value(observation_key: string, target_func: function) -> Observe", ObserveValue, catalog.Training)
	catalog.Add(extensions+"observe_lr(optimizer_name: string = \"main\", observation_key: string = \"lr\") -> Observe", ObserveLR, catalog.Training)
	catalog.Add(extensions+"unchain_variables() -> UnchainVariables", NewUnchainVariables, catalog.Training)
	catalog.Add(extensions+"FailOnNonNumber() -> FailOnNonNumber", NewFailOnNonNumber, catalog.Training)
	catalog.Add(extensions+"MicroAverage(numerator_key: string, denominator_key: string, result_key: string, trigger: value = nil) -> MicroAverage", NewMicroAverage, catalog.Training)
}

// Observe writes a value into the observation.
type Observe struct {
	settings
	key   string
	value func(t *Trainer) any
}

// ObserveValue returns an extension that reports target_func(trainer) under the
// name observation_key, every epoch.
//
//	> chainer.training.extensions.observe_value("epochs", function(trainer) return trainer.updater.epoch end)
//	<Observe>
func ObserveValue(observationKey string, targetFunc catalog.Func) *Observe {
	return observe(observationKey, func(t *Trainer) any { return append(targetFunc.Call(t), nil)[0] })
}

// ObserveLR returns an extension that reports the learning rate of an optimizer
// every epoch.
//
//	> chainer.training.extensions.observe_lr()
//	<Observe>
func ObserveLR(optimizerName, observationKey string) *Observe {
	return observe(observationKey, func(t *Trainer) any {
		return t.updater.GetOptimizer(optimizerName).(optimizer).AsOptimizer().Attribute("lr")
	})
}

func observe(key string, value func(t *Trainer) any) *Observe {
	return &Observe{defaults("_observe_value", PriorityWriter, 1, "epoch"), key, value}
}

// Run writes the value.
func (o *Observe) Run(t *Trainer) { t.observation.Set(o.key, o.value(t)) }

// UnchainVariables cuts reported Variables off from their graphs.
type UnchainVariables struct{ settings }

// NewUnchainVariables returns an extension that frees the graphs of reported
// Variables after every iteration. Here that happens as soon as they are reported,
// unless chainer.config.keep_graph_on_report is true.
//
//	> chainer.training.extensions.unchain_variables()
//	<UnchainVariables>
func NewUnchainVariables() *UnchainVariables {
	return &UnchainVariables{defaults("unchain_variables", 0, 1, "iteration")}
}

// Run cuts the graphs.
func (u *UnchainVariables) Run(t *Trainer) {
	for _, name := range t.observation.Keys() {
		if v, ok := t.observation.Get(name).(interface{ UnchainBackward() }); ok {
			v.UnchainBackward()
		}
	}
}

// FailOnNonNumber stops the training when a parameter is no number any more.
type FailOnNonNumber struct{ settings }

// NewFailOnNonNumber returns an extension that raises an error as soon as a
// parameter holds NaN or an infinity: training has diverged.
//
//	> chainer.training.extensions.FailOnNonNumber()
//	<FailOnNonNumber>
func NewFailOnNonNumber() *FailOnNonNumber {
	return &FailOnNonNumber{defaults("FailOnNonNumber", PriorityReader, 1, "iteration")}
}

// Run looks at all parameters.
func (f *FailOnNonNumber) Run(t *Trainer) {
	for _, name := range t.updater.OptimizerNames() {
		target := t.updater.GetOptimizer(name).(optimizer).AsOptimizer().Target().(linker).AsLink()
		for _, p := range target.Params(false) {
			if !finite(p.Data()) {
				array.Fail("Kill the process since parameters in optimizer '%s' diverge. R.I.P.", name)
			}
		}
	}
}

func finite(a *array.Array) bool {
	if a.Dtype() == array.Float32 {
		return allFinite(array.Data[float32](a))
	}
	return allFinite(array.Data[float64](a))
}

func allFinite[T array.Float](x []T) bool {
	for _, v := range x {
		if d := v - v; d != 0 { // of NaN and the infinities it is NaN
			return false
		}
	}
	return true
}

// MicroAverage divides one sum of reported values by another.
type MicroAverage struct {
	settings
	s                      *Session
	over, under, result    string
	due                    Trigger
	numerator, denominator float64
}

// NewMicroAverage returns an extension that adds up two reported values, such as
// the number of right words and of all words in a batch, and reports their
// quotient as result_key: every epoch, or when trigger says so.
//
//	> chainer.training.extensions.MicroAverage("main/right", "main/all", "main/accuracy")
//	<MicroAverage>
func NewMicroAverage(s *Session, numeratorKey, denominatorKey, resultKey string, trigger any) *MicroAverage {
	return &MicroAverage{settings: defaults("MicroAverage", PriorityEditor, 1, "iteration"), s: s,
		over: numeratorKey, under: denominatorKey, result: resultKey, due: triggerOr(trigger, 1)}
}

// Run adds the values and, when it is time, reports their quotient.
func (m *MicroAverage) Run(t *Trainer) {
	seen := reporter.NewDictSummary(m.s)
	if !observed(seen, t, m.over) || !observed(seen, t, m.under) {
		return
	}
	over, _ := seen.Mean(m.over)
	under, _ := seen.Mean(m.under)
	m.numerator += over
	m.denominator += under
	if m.due.Fire(t) {
		result := m.numerator / m.denominator
		if math.IsNaN(result) {
			array.Fail("MicroAverage: the sum of '%s' is 0", m.under)
		}
		m.numerator, m.denominator = 0, 0
		reporter.Report(m.s, m.result, result, nil)
	}
}
