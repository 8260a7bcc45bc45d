package training

import (
	"fmt"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.AddClass("chainer.training.Extension", NewExtension, catalog.Training)
}

// ScriptExtension is an extension that the script wrote.
type ScriptExtension struct {
	own    settings
	object catalog.Object
}

// NewExtension returns the class of extensions that scripts write: extend it with
// a method call(self, trainer). initialize(trainer), finalize(), on_error(trainer,
// message) and serialize(serializer) may be there, and the fields trigger,
// priority, name and default_name.
//
//	> Best = chainer.training.Extension:extend("Best")
//	> Best.trigger = {2, "iteration"}
//	> function Best:initialize() self.calls = 0 end
//	> function Best:call(trainer) self.calls = self.calls + 1 end
//	> best = Best()
//	> model = L.Linear(1, 1)
//	> updater = chainer.training.StandardUpdater(chainer.iterators.SerialIterator({np.array{1}}, 1), optimizers.SGD():setup(model), {loss_func = function(x) return F.sum(model(x)) end})
//	> trainer = chainer.training.Trainer(updater, {4, "iteration"})
//	> trainer:extend(best)
//	> trainer:run()
//	> best.calls
//	2
func NewExtension() *ScriptExtension { return &ScriptExtension{} }

// SetObject joins the extension with the script's side of it.
func (e *ScriptExtension) SetObject(o catalog.Object) { e.object = o }

// Object returns the script's side.
func (e *ScriptExtension) Object() catalog.Object { return e.object }

// Init does nothing.
func (e *ScriptExtension) Init([]any) {}

// known reads the fields that the script set.
func (e *ScriptExtension) known() *settings {
	s := defaults(e.object.Class(), PriorityReader, 1, "iteration")
	for name, field := range map[string]*string{"name": &s.name, "default_name": &s.defaultName} {
		if text, ok := e.object.Get(name).(string); ok {
			*field = text
		}
	}
	if trigger := e.object.Get("trigger"); trigger != nil {
		s.trigger = trigger
	}
	if priority, ok := e.object.Get("priority").(float64); ok {
		s.priority = priority
	}
	e.own = s
	return &e.own
}

// Run calls the script's method call, or __call.
func (e *ScriptExtension) Run(t *Trainer) {
	if _, ok := e.object.Call("call", t); ok {
		return
	}
	if _, ok := e.object.Call("__call", t); !ok {
		array.Fail("%s has no method call: write function %[1]s:call(trainer) ... end", e.object.Class())
	}
}

// Initialize calls the script's method initialize.
func (e *ScriptExtension) Initialize(t *Trainer) { e.object.Call("initialize", t) }

// Finalize calls the script's method finalize.
func (e *ScriptExtension) Finalize() { e.object.Call("finalize") }

// OnError calls the script's method on_error.
func (e *ScriptExtension) OnError(t *Trainer, failure any) {
	e.object.Call("on_error", t, fmt.Sprint(failure))
}
