package optimizers

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
	"nnlua/runtime/links"
)

func init() {
	catalog.AddClass("chainer.GradientMethod", NewGradientMethod, catalog.Optimizers)
	catalog.AddClass("chainer.UpdateRule", NewUpdateRule, catalog.Optimizers)
	catalog.Add("ScriptRule:init(parent_hyperparam: Hyperparameter? = nil)", (*ScriptRule).setParent, catalog.Optimizers)
}

// GradientMethod is an optimizer written in the script.
type GradientMethod struct {
	Optimizer
	object catalog.Object
}

// NewGradientMethod returns an optimizer without a formula. Scripts extend the
// class: init sets hyperparameters, and create_update_rule returns a rule of a
// class that extends chainer.UpdateRule, one for each parameter.
//
//	> Rule = chainer.UpdateRule:extend("Rule")
//	> function Rule:update_core(param)
//	>   param.data[{}] = param.data - self.hyperparam.lr * param.grad
//	> end
//	> Descent = chainer.GradientMethod:extend("Descent")
//	> function Descent:init(lr) self.hyperparam.lr = lr end
//	> function Descent:create_update_rule() return Rule(self.hyperparam) end
//	> model = L.Linear(1, 1, {initialW = 2})
//	> optimizer = Descent(0.5):setup(model)
//	> optimizer:update(function(x) return F.sum(model(x)) end, np.array{{1}})
//	> model.W.data
//	[[1.5]]
func NewGradientMethod() *GradientMethod {
	o := &GradientMethod{}
	o.self, o.hyperparam = o, &Hyperparameter{}
	return o
}

// SetObject joins the optimizer with the script's side of it.
func (o *GradientMethod) SetObject(object catalog.Object) { o.object = object }

// Object returns the script's side.
func (o *GradientMethod) Object() catalog.Object { return o.object }

// Init does nothing.
func (o *GradientMethod) Init([]any) {}

// createRule asks the script for the update rule of one parameter.
func (o *GradientMethod) createRule() links.UpdateRule {
	results, ok := o.object.Call("create_update_rule")
	if !ok {
		array.FailIn("setup", "%s has no method create_update_rule", o.object.Class())
	}
	if len(results) > 0 {
		if rule, ok := results[0].(links.UpdateRule); ok {
			if r, ok := rule.(*ScriptRule); ok && r.hyperparam.parent == nil {
				r.hyperparam.parent = o.hyperparam
			}
			return rule
		}
	}
	array.FailIn("setup", "create_update_rule of %s returned no update rule", o.object.Class())
	return nil
}

// ScriptRule is an update rule written in the script.
type ScriptRule struct {
	UpdateRule
	object catalog.Object
}

// NewUpdateRule returns an update rule without a formula. Scripts extend the
// class: update_core(param), or update_core_cpu, changes param.data by
// param.grad; init_state(param) may set fields of self.state before the first
// update, which are saved with the optimizer. self.hyperparam has the
// optimizer's hyperparameters, self.t counts the updates.
//
// 日本語: パラメータの更新のしかたを自分で書くためのクラスです。
//
//	> chainer.UpdateRule().t
//	0
func NewUpdateRule() *ScriptRule { return &ScriptRule{} }

// SetObject joins the rule with the script's side of it.
func (r *ScriptRule) SetObject(object catalog.Object) { r.object = object }

// Object returns the script's side.
func (r *ScriptRule) Object() catalog.Object { return r.object }

// Init takes the hyperparameters of the optimizer.
func (r *ScriptRule) Init(args []any) {
	if len(args) > 0 {
		h, ok := args[0].(*Hyperparameter)
		if !ok {
			array.FailIn("UpdateRule", "takes the hyperparameters of an optimizer: optimizer.hyperparam")
		}
		r.setParent(h)
	}
}

// setParent is for classes of scripts with an init of their own: it takes the
// hyperparameters of the optimizer, as chainer.UpdateRule(hyperparam) does.
//
// 日本語: 自分で書く更新規則を初期化します。
//
//	> Rule = chainer.UpdateRule:extend("Rule")
//	> function Rule:init(hyperparam)
//	>   chainer.UpdateRule.init(self, hyperparam)
//	>   self.calls = 0
//	> end
//	> Rule(optimizers.SGD(0.5).hyperparam).hyperparam.lr
//	0.5
func (r *ScriptRule) setParent(h *Hyperparameter) { r.hyperparam.parent = h }

// Clone returns a rule with the same state.
func (r *ScriptRule) Clone() links.UpdateRule {
	c := &ScriptRule{UpdateRule: *r.UpdateRule.Clone().(*UpdateRule)}
	c.object = r.object.Clone(c, nil)
	return c
}

// UpdateParam changes p by its gradient.
func (r *ScriptRule) UpdateParam(p *links.Parameter) {
	r.run(p, r, func() { r.begin(p) }, func() {
		if _, ok := r.object.Call("update_core", p); ok {
			return
		}
		if _, ok := r.object.Call("update_core_cpu", p); !ok {
			array.FailIn("update", "%s has no method update_core", r.object.Class())
		}
	})
}

// begin makes the state; if that fails, there is none.
func (r *ScriptRule) begin(p *links.Parameter) {
	done := false
	defer func() {
		if !done {
			r.state = nil
		}
	}()
	r.state = &State{}
	r.object.Call("init_state", p)
	done = true
}
