package optimizers

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
	"nnlua/runtime/links"
)

func init() {
	catalog.Add("Optimizer:add_hook(hook: value, name: string = \"\")", (*Optimizer).AddHook, catalog.Optimizers)
	catalog.Add("Optimizer:remove_hook(name: string)", (*Optimizer).RemoveHook, catalog.Optimizers)
}

// Hook changes the gradients before every update.
type Hook interface {
	// Name is the name under which the hook is added if no other is given.
	Name() string

	// Change changes the gradients of all parameters, which exist, in place.
	Change(params []*links.Parameter)
}

type namedHook struct {
	name string
	hook Hook
}

// AddHook adds a hook, which changes the gradients before every update: one of
// chainer.optimizer_hooks, or a function that gets the optimizer. Hooks run in
// the order in which they were added.
//
//	> optimizer = optimizers.SGD():setup(L.Linear(1, 1))
//	> optimizer:add_hook(chainer.optimizer_hooks.WeightDecay(0.01))
func (o *Optimizer) AddHook(hook any, name string) {
	var h Hook
	switch v := hook.(type) {
	case Hook:
		h = v
	case catalog.Func:
		h = &functionHook{f: v, optimizer: o}
	default:
		array.FailIn("add_hook", "hook is a hook of chainer.optimizer_hooks or a function")
	}
	if name == "" {
		name = h.Name()
	}
	for _, old := range o.hooks {
		if old.name == name {
			array.FailIn("add_hook", "there is a hook '%s' already", name)
		}
	}
	o.hooks = append(o.hooks, namedHook{name, h})
}

// RemoveHook takes away the hook of that name.
//
//	> optimizer = optimizers.SGD():setup(L.Linear(1, 1))
//	> optimizer:add_hook(chainer.optimizer_hooks.Lasso(0.01), "lasso")
//	> optimizer:remove_hook("lasso")
func (o *Optimizer) RemoveHook(name string) {
	for i, h := range o.hooks {
		if h.name == name {
			o.hooks = append(o.hooks[:i:i], o.hooks[i+1:]...)
			return
		}
	}
	array.FailIn("remove_hook", "there is no hook '%s'", name)
}

func (o *Optimizer) callHooks(params []*links.Parameter) {
	for _, h := range o.hooks {
		h.hook.Change(params)
	}
}

// functionHook is a hook written in the script: it gets the optimizer.
type functionHook struct {
	f         catalog.Func
	optimizer *Optimizer
}

func (h *functionHook) Name() string { return "function" }

func (h *functionHook) Change([]*links.Parameter) { h.f.Call(h.optimizer.method) }
