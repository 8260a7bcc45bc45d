package training

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	const extensions = "chainer.training.extensions."
	catalog.Add(extensions+"observe_value(observation_key: string, target_func: function) -> Observe", ObserveValue, catalog.Training)
	catalog.Add(extensions+"observe_lr(optimizer_name: string = \"main\", observation_key: string = \"lr\") -> Observe", ObserveLR, catalog.Training)
	catalog.Add(extensions+"FailOnNonNumber() -> FailOnNonNumber", NewFailOnNonNumber, catalog.Training)
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
