package optimizers

import (
	"reflect"

	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
	"nnlua/runtime/catalog"
	"nnlua/runtime/links"
)

func init() {
	catalog.AddProperty("UpdateRule.enabled: boolean", (*UpdateRule).Enabled, (*UpdateRule).Enable, catalog.Optimizers)
	catalog.AddProperty("UpdateRule.t: integer", (*UpdateRule).T, func(r *UpdateRule, t int) { r.t = t }, catalog.Optimizers)
	catalog.AddProperty("UpdateRule.hyperparam: Hyperparameter", (*UpdateRule).Hyperparam, nil, catalog.Optimizers)
	catalog.AddProperty("UpdateRule.state: State?", (*UpdateRule).State, nil, catalog.Optimizers)
	catalog.Add("UpdateRule:add_hook(hook: value, name: string = \"\", timing: \"auto\"|\"pre\"|\"post\" = \"auto\")", (*UpdateRule).AddHook, catalog.Optimizers)
	catalog.Add("UpdateRule:remove_hook(name: string)", (*UpdateRule).RemoveHook, catalog.Optimizers)
	catalog.Add("UpdateRule:update(param: Parameter)", updateParam, catalog.Optimizers)
}

// UpdateRule is the optimizer's side of one parameter, as chainer.UpdateRule:
// how often it was updated, the arrays that the method keeps for it, and
// hyperparameters and hooks of its own.
type UpdateRule struct {
	optimizer  *Optimizer // nil for a rule written in the script
	t          int
	state      *State // nil before the first update
	hyperparam Hyperparameter
	disabled   bool
	hooks      hooks
	private    method // the formula with the rule's own hyperparameters
}

// Enable lets the rule update its parameter, or not.
func (r *UpdateRule) Enable(on bool) { r.disabled = !on }

// Enabled reports whether the rule updates its parameter. It can be assigned.
//
//	> model = L.Linear(1, 1)
//	> optimizer = optimizers.MomentumSGD():setup(model)
//	> model.W.update_rule.enabled = false
//	> model.W.update_rule.enabled
//	false
func (r *UpdateRule) Enabled() bool { return !r.disabled }

// T returns how often the parameter was updated.
//
//	> model = L.Linear(1, 1)
//	> optimizer = optimizers.MomentumSGD():setup(model)
//	> model.W.update_rule.t
//	0
func (r *UpdateRule) T() int { return r.t }

// Hyperparam returns the hyperparameters of this one parameter: those of the
// optimizer, unless others are assigned.
//
//	> model = L.Linear(1, 1)
//	> optimizer = optimizers.SGD(0.5):setup(model)
//	> model.W.update_rule.hyperparam.lr = 0.1
//	> model.W.update_rule.hyperparam.lr
//	0.1
//	> model.b.update_rule.hyperparam.lr
//	0.5
func (r *UpdateRule) Hyperparam() *Hyperparameter { return &r.hyperparam }

// State returns what the rule keeps for its parameter from one update to the
// next, arrays by their names, nil before the first update.
//
//	> model = L.Linear(1, 1)
//	> optimizer = optimizers.MomentumSGD():setup(model)
//	> model:zerograds()
//	> optimizer:update()
//	> model.W.update_rule.state.v
//	[[0.]]
func (r *UpdateRule) State() *State { return r.state }

// Clone returns a rule with the same state.
func (r *UpdateRule) Clone() links.UpdateRule {
	c := *r
	c.state, c.private = r.state.clone(), nil
	c.hyperparam = r.hyperparam.clone()
	c.hooks = r.hooks.clone()
	return &c
}

func (h Hyperparameter) clone() Hyperparameter {
	own := h.own
	h.own = nil
	for name, v := range own {
		if h.own == nil {
			h.own = map[string]any{}
		}
		h.own[name] = v
	}
	return h
}

// updateParam changes a parameter by its gradient, as parameter:update() does
// with the parameter's own rule.
//
// 日本語: 1つのパラメータを更新します。
//
//	> model = L.Linear(1, 1, {initialW = 2})
//	> optimizer = optimizers.SGD(1):setup(model)
//	> model.W.grad = np.array{{1}}
//	> model.W.update_rule:update(model.W)
//	> model.W.data
//	[[1.]]
func updateParam(rule links.UpdateRule, p *links.Parameter) { rule.UpdateParam(p) }

// UpdateParam changes p by its gradient.
func (r *UpdateRule) UpdateParam(p *links.Parameter) {
	r.run(p, r, func() {
		m := r.method()
		r.state = NewState(p, m.stateNames()...)
		if first, ok := m.(interface{ initState(state *State) }); ok {
			first.initState(r.state)
		}
	}, func() {
		if p.PeekGrad() != nil {
			r.method().step(p, r)
		}
	})
}

// run does what every update does around the formula.
func (r *UpdateRule) run(p *links.Parameter, self any, begin, update func()) {
	if r.disabled {
		return
	}
	checkGradient(p)
	r.t++
	if !p.IsInitialized() {
		return
	}
	if r.state == nil {
		begin()
	}
	if scale := p.LossScale(); scale != 0 && p.PeekGrad() != nil {
		p.SetGrad(array.Div(p.PeekGrad(), array.Scalar(p.Dtype(), scale)))
	}
	r.callHooks(r.hooks.pre, p, self)
	update()
	r.callHooks(r.hooks.post, p, self)
}

func (r *UpdateRule) callHooks(list []namedHook, p *links.Parameter, self any) {
	if len(list) > 0 {
		runHooks(list, []*links.Parameter{p}, func(h *scriptHook) { h.f.Call(self, p) })
	}
}

// checkGradient raises an error for a gradient that no kernel may see. A parameter
// without data has none.
func checkGradient(p *links.Parameter) {
	if !p.IsInitialized() {
		return
	}
	if !p.Dtype().IsFloat() {
		array.FailIn("update", "the parameter %s is %s, want floats", p.Name(), p.Data().Describe())
	}
	if p.Rule != nil && p.Rule.Enabled() && p.HasNoGradient() {
		array.FailIn("update", "the parameter %s has no gradient yet: call model:cleargrads() and loss:backward() before optimizer:update()", p.Name())
	}
	if g := p.PeekGrad(); g != nil && !isLike(p, g) {
		array.FailIn("update", "the gradient of the parameter %s is %s, want that of the data, %s", p.Name(), g.Describe(), p.Data().Describe())
	}
}

// isLike reports whether an array has the dtype and shape of the parameter.
func isLike(p *links.Parameter, a *array.Array) bool {
	return a.Dtype() == p.Dtype() && array.SameShape(a.Shape(), p.Shape())
}

// method returns the optimizer's formula, with the rule's own hyperparameters
// where it has some.
func (r *UpdateRule) method() method {
	m := r.optimizer.method
	if len(r.hyperparam.own) == 0 {
		return m
	}
	if r.private == nil {
		copied := reflect.New(reflect.TypeOf(m).Elem())
		copied.Elem().Set(reflect.ValueOf(m).Elem())
		r.private = copied.Interface().(method)
	}
	for _, s := range r.private.settings() {
		s.set(r.hyperparam.Get(s.name))
	}
	return r.private
}

// AddHook adds a hook that changes the gradient of this parameter only: one of
// chainer.optimizer_hooks, or a function that gets the rule and the parameter.
//
// 日本語: パラメータを更新する前後に呼ばれるフックを付けます。
//
//	> model = L.Linear(1, 1)
//	> optimizer = optimizers.SGD():setup(model)
//	> model.W.update_rule:add_hook(chainer.optimizer_hooks.WeightDecay(0.01))
func (r *UpdateRule) AddHook(hook any, name, timing string) {
	if _, ok := hook.(*GradientClipping); ok {
		array.Fail("GradientClipping looks at all parameters together: optimizer:add_hook(hook)")
	}
	r.hooks.add(hook, name, timing)
}

// RemoveHook takes away the hook of that name.
//
//	> model = L.Linear(1, 1)
//	> optimizer = optimizers.SGD():setup(model)
//	> model.W.update_rule:add_hook(chainer.optimizer_hooks.WeightDecay(0.01))
//	> model.W.update_rule:remove_hook("WeightDecay")
func (r *UpdateRule) RemoveHook(name string) { r.hooks.remove(name) }

// rowOf is the update of elements of one parameter in one pass: data and gradient,
// then the arrays of the state. Threads share a large parameter.
type rowOf[T array.Float] func(p, g []T, state [][]T)

// update runs the row of the parameter's dtype.
func update(p *links.Parameter, r *UpdateRule, f32 rowOf[float32], f64 rowOf[float64]) {
	if p.Dtype() == array.Float32 {
		f32.run(array.Data[float32](p.Data()), array.Data[float32](p.PeekGrad()), rows[float32](r.state, p))
	} else {
		f64.run(array.Data[float64](p.Data()), array.Data[float64](p.PeekGrad()), rows[float64](r.state, p))
	}
}

func (row rowOf[T]) run(p, g []T, state [][]T) {
	if !kernel.Long(len(p)) {
		row(p, g, state)
		return
	}
	kernel.Split(len(p), kernel.CacheLine, 0.3*float64(len(p)), func(from, to int) {
		part := make([][]T, len(state))
		for i, s := range state {
			part[i] = s[from:to]
		}
		row(p[from:to], g[from:to], part)
	})
}
