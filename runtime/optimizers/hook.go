package optimizers

import (
	"slices"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
	"nnlua/runtime/links"
)

func init() {
	catalog.Add("Optimizer:add_hook(hook: value, name: string = \"\", timing: \"auto\"|\"pre\"|\"post\" = \"auto\")", (*Optimizer).AddHook, catalog.Optimizers)
	catalog.Add("Optimizer:remove_hook(name: string)", (*Optimizer).RemoveHook, catalog.Optimizers)
	catalog.Add("Optimizer:call_hooks(timing: \"pre\"|\"post\" = \"pre\")", (*Optimizer).CallHooks, catalog.Optimizers)
	catalog.Add("OptimizerHook:__getattr(name: string) -> value", hookAttribute, catalog.Optimizers)
	catalog.Add("OptimizerHook:__setattr(name: string, value: value) -> boolean", setHookAttribute, catalog.Optimizers)
	catalog.Add("OptimizerHook:__dir() -> strings", hookAttributes, catalog.Optimizers)
}

// Hook changes the gradients before every update.
type Hook interface {
	// Name is the name under which the hook is added if no other is given.
	Name() string

	// Change changes the gradients of the parameters, which exist, in place.
	Change(params []*links.Parameter)

	// settings are the attributes that a script may read and set.
	settings() []setting
}

func hookAttribute(h Hook, name string) any {
	switch name {
	case "name":
		return h.Name()
	case "timing":
		return "pre"
	}
	for _, s := range h.settings() {
		if s.name == name {
			return s.get()
		}
	}
	return nil
}

func setHookAttribute(h Hook, name string, value any) bool {
	for _, s := range h.settings() {
		if s.name == name {
			s.set(value)
			return true
		}
	}
	return false
}

func hookAttributes(h Hook) []string {
	names := []string{"name"}
	for _, s := range h.settings() {
		names = append(names, s.name)
	}
	return names
}

// hooks are the hooks of an optimizer or of an update rule, in the order in
// which they were added.
type hooks struct{ pre, post []namedHook }

// namedHook is a Hook, or else a function of the script.
type namedHook struct {
	name   string
	hook   Hook
	script *scriptHook
}

// scriptHook is a hook written in the script: a function, or a table with a
// __call that may have the fields name, timing and call_for_each_param.
type scriptHook struct {
	f            catalog.Func
	name, timing string
	each         bool
}

// add adds a hook that runs before or after the update; "auto" asks the hook.
func (hs *hooks) add(hook any, name, timing string) {
	h := namedHook{name: name}
	auto, own := "pre", ""
	switch v := hook.(type) {
	case Hook:
		h.hook, own = v, v.Name()
	case catalog.Func:
		h.script = newScriptHook(v)
		auto, own = h.script.timing, h.script.name
	default:
		array.Fail("hook is a hook of chainer.optimizer_hooks or a function")
	}
	if h.name == "" {
		h.name = own
	}
	if find(hs.pre, h.name) >= 0 || find(hs.post, h.name) >= 0 {
		array.Fail("there is a hook '%s' already", h.name)
	}
	if timing == "auto" {
		timing = auto
	}
	if timing == "post" {
		hs.post = append(hs.post, h)
	} else {
		hs.pre = append(hs.pre, h)
	}
}

func newScriptHook(f catalog.Func) *scriptHook {
	h := &scriptHook{f: f, name: "function", timing: "pre"}
	if table, ok := f.(catalog.Table); ok {
		if name, ok := table.Get("name").(string); ok {
			h.name = name
		}
		if timing, ok := table.Get("timing").(string); ok {
			h.timing = timing
		}
		h.each, _ = table.Get("call_for_each_param").(bool)
	}
	return h
}

func find(list []namedHook, name string) int {
	return slices.IndexFunc(list, func(h namedHook) bool { return h.name == name })
}

func (hs *hooks) remove(name string) {
	for _, list := range []*[]namedHook{&hs.pre, &hs.post} {
		if at := find(*list, name); at >= 0 {
			*list = slices.Delete(slices.Clone(*list), at, at+1)
			return
		}
	}
	array.Fail("there is no hook '%s'", name)
}

func (hs *hooks) clone() hooks { return hooks{slices.Clone(hs.pre), slices.Clone(hs.post)} }

// runHooks calls the hooks of a list; script calls one that the script wrote.
func runHooks(list []namedHook, params []*links.Parameter, script func(h *scriptHook)) {
	for _, h := range list {
		if h.script != nil {
			script(h.script)
			continue
		}
		h.hook.Change(params)
	}
}

// AddHook adds a hook, which changes the gradients before every update, or with
// timing "post" does something after it: one of chainer.optimizer_hooks, or a
// function that gets the optimizer. Hooks run in the order in which they were
// added. A hook with data of its own is a table that can be called (__call); its
// fields name, timing and call_for_each_param count, with the last of which it
// gets the update rule and the parameter, one after the other. The optimizer has
// to be set up before.
//
// 日本語: 更新の前や後に呼ばれる処理（フック）を加えます。
//
//	> optimizer = optimizers.SGD():setup(L.Linear(1, 1))
//	> optimizer:add_hook(chainer.optimizer_hooks.WeightDecay(0.01))
func (o *Optimizer) AddHook(hook any, name, timing string) {
	o.needTarget()
	o.hooks.add(hook, name, timing)
}

// RemoveHook takes away the hook of that name.
//
//	> optimizer = optimizers.SGD():setup(L.Linear(1, 1))
//	> optimizer:add_hook(chainer.optimizer_hooks.Lasso(0.01), "lasso")
//	> optimizer:remove_hook("lasso")
func (o *Optimizer) RemoveHook(name string) {
	o.needTarget()
	o.hooks.remove(name)
}

// CallHooks calls the hooks that run before ("pre") or after ("post") an update,
// as update does.
//
//	> model = L.Linear(1, 1, {initialW = 3})
//	> optimizer = optimizers.SGD():setup(model)
//	> optimizer:add_hook(chainer.optimizer_hooks.WeightDecay(0.1))
//	> model:zerograds()
//	> optimizer:call_hooks()
//	> model.W.grad
//	[[0.3]]
func (o *Optimizer) CallHooks(timing string) {
	o.needTarget()
	list := o.hooks.pre
	if timing == "post" {
		list = o.hooks.post
	}
	for i := range list { // a hook may take gradients away
		o.target.Each(fillGrad)
		runHooks(list[i:i+1], o.target.Params(false), func(h *scriptHook) {
			if !h.each {
				h.f.Call(o.self)
				return
			}
			for _, p := range o.target.Params(true) {
				h.f.Call(p.Rule, p)
			}
		})
	}
	if len(list) > 0 {
		o.target.Each(fillGrad)
	}
}
