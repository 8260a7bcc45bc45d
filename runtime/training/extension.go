package training

import (
	"fmt"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
)

// Extensions of a higher priority are called first: those that report values
// before those that change them and those that read them.
const (
	PriorityWriter = 300.
	PriorityEditor = 200.
	PriorityReader = 100.
)

func init() {
	for _, module := range []string{"chainer.training.", "chainer.training.extension."} {
		catalog.AddConstant(module+"PRIORITY_WRITER", PriorityWriter, catalog.Training)
		catalog.AddConstant(module+"PRIORITY_EDITOR", PriorityEditor, catalog.Training)
		catalog.AddConstant(module+"PRIORITY_READER", PriorityReader, catalog.Training)
	}
	catalog.Add("chainer.training.make_extension(trigger: value = nil, default_name: string? = nil, priority: number? = nil, "+
		"finalizer: function? = nil, initializer: function? = nil, on_error: function? = nil) -> Decorator", MakeExtension, catalog.Training)
	catalog.Add("Decorator:__call(ext: function) -> FunctionExtension", (*Decorator).apply, catalog.Training)
	catalog.Add("Extension:__call(trainer: Trainer)", Extension.Run, catalog.Training)
}

// Extension is what a trainer calls when its trigger says so. It may also have
// the methods Initialize(*Trainer), Finalize() and OnError(*Trainer, failure).
type Extension interface {
	Run(t *Trainer)
	known() *settings
}

// settings are what a trainer knows of an extension. Extensions embed them.
type settings struct {
	name, defaultName string
	trigger           any
	priority          float64
}

func (s *settings) known() *settings { return s }

// defaults returns those of an extension that is called at every trigger {n, unit}.
func defaults(name string, priority, n float64, unit string) settings {
	return settings{defaultName: name, priority: priority, trigger: NewIntervalTrigger(n, unit)}
}

// extensionOf returns the extension of what a script gave.
func extensionOf(v any) Extension {
	switch v := v.(type) {
	case Extension:
		return v
	case catalog.Func:
		return &FunctionExtension{settings: defaults("function", PriorityReader, 1, "iteration"), f: v}
	}
	array.Fail("extension is %s, want an extension or a function", autograd.Describe(v))
	return nil
}

// FunctionExtension is a function of the trainer.
type FunctionExtension struct {
	settings
	f                      catalog.Func
	initializer, finalizer catalog.Func
	onError                catalog.Func
}

// Run calls the function.
func (e *FunctionExtension) Run(t *Trainer) { e.f.Call(t) }

// Initialize calls the initializer.
func (e *FunctionExtension) Initialize(t *Trainer) { callIf(e.initializer, t) }

// Finalize calls the finalizer.
func (e *FunctionExtension) Finalize() { callIf(e.finalizer) }

// OnError calls on_error.
func (e *FunctionExtension) OnError(t *Trainer, failure any) {
	callIf(e.onError, t, fmt.Sprint(failure))
}

func callIf(f catalog.Func, args ...any) {
	if f != nil {
		f.Call(args...)
	}
}

// Decorator makes extensions of functions.
type Decorator struct{ e FunctionExtension }

// MakeExtension makes an extension of a function of the trainer. It is called
// twice: make_extension{trigger = {1, "epoch"}}(function(trainer) ... end).
// initializer(trainer) is called before the training, finalizer() after it, and
// on_error(trainer, message) after an error.
//
//	> hello = chainer.training.make_extension{trigger = {2, "iteration"}, default_name = "hello"}(function(trainer)
//	>   print("hello", trainer.updater.iteration)
//	> end)
//	> model = L.Linear(1, 1)
//	> updater = chainer.training.StandardUpdater(chainer.iterators.SerialIterator({np.array{1}}, 1), optimizers.SGD():setup(model), {loss_func = function(x) return F.sum(model(x)) end})
//	> trainer = chainer.training.Trainer(updater, {4, "iteration"})
//	> trainer:extend(hello)
//	> trainer:run()
//	hello	2
//	hello	4
func MakeExtension(trigger any, opt DecoratorOptions) *Decorator {
	e := FunctionExtension{settings: defaults("function", PriorityReader, 1, "iteration")}
	if trigger != nil {
		e.trigger = trigger
	}
	if opt.DefaultName != nil {
		e.defaultName = *opt.DefaultName
	}
	if opt.Priority != nil {
		e.priority = *opt.Priority
	}
	e.initializer, e.finalizer, e.onError = opt.Initializer, opt.Finalizer, opt.OnError
	return &Decorator{e}
}

// DecoratorOptions are the arguments of make_extension after the trigger.
type DecoratorOptions struct {
	DefaultName                     *string
	Priority                        *float64
	Finalizer, Initializer, OnError catalog.Func
}

func (d *Decorator) apply(ext catalog.Func) *FunctionExtension {
	e := d.e
	e.f = ext
	return &e
}
