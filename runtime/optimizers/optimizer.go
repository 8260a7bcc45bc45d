package optimizers

import (
	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
	"nnlua/runtime/links"
)

func init() {
	catalog.Add("Optimizer:setup(link: Link) -> value", (*Optimizer).Setup, catalog.Optimizers)
	catalog.Add("Optimizer:update(lossfun: function? = nil, args: value*)", (*Optimizer).Update, catalog.Optimizers)
	catalog.Add("Optimizer:new_epoch(auto: boolean = false)", (*Optimizer).NewEpoch, catalog.Optimizers)
	catalog.AddProperty("Optimizer.t: integer", (*Optimizer).T, func(o *Optimizer, t int) { o.t = t }, catalog.Optimizers)
	catalog.AddProperty("Optimizer.epoch: integer", (*Optimizer).Epoch, func(o *Optimizer, n int) { o.epoch = n }, catalog.Optimizers)
}

// Optimizer is what every optimizer embeds, as chainer.GradientMethod: the link
// whose parameters it updates, its hyperparameters by name, its hooks and the
// count of updates.
type Optimizer struct {
	self       any    // the optimizer that embeds this one
	method     method // nil if it is written in the script
	hyperparam *Hyperparameter
	target     *links.Link
	t, epoch   int
	autoEpoch  bool
	hooks      hooks
	scaling    lossScaling
}

// method is the formula of one optimizer.
type method interface {
	// settings are the hyperparameters.
	settings() []setting

	// stateNames are Chainer's names of the arrays kept for each parameter.
	stateNames() []string

	// step changes p by its gradient. r holds the arrays and the count of updates.
	step(p *links.Parameter, r *UpdateRule)
}

// begin is called by the constructor of an optimizer written in Go.
func (o *Optimizer) begin(m method) {
	o.self, o.method, o.hyperparam = m, m, &Hyperparameter{fields: m.settings()}
}

// Setup tells the optimizer which link to train, forgets its hooks and returns
// the optimizer. Every parameter gets an update rule, see Parameter.update_rule.
//
// 日本語: 更新するモデルを決めます。
//
//	> optimizer = optimizers.SGD(0.1):setup(L.Linear(1, 1))
//	> optimizer.t
//	0
func (o *Optimizer) Setup(link *links.Link) any {
	if m, ok := o.method.(interface{ remember() }); ok {
		m.remember()
	}
	params := link.Params(true)
	rules := make([]links.UpdateRule, len(params))
	for i := range params {
		rules[i] = o.newRule()
	}
	for i, p := range params {
		p.Rule = rules[i]
	}
	o.target, o.t, o.epoch, o.hooks = link, 0, 0, hooks{}
	return o.self
}

func (o *Optimizer) newRule() links.UpdateRule {
	if o.method == nil {
		return o.self.(*GradientMethod).createRule()
	}
	return &UpdateRule{optimizer: o, hyperparam: Hyperparameter{parent: o.hyperparam}}
}

// AsOptimizer returns o. What embeds an Optimizer is used as one through it.
func (o *Optimizer) AsOptimizer() *Optimizer { return o }

// CountEpochs says whether an updater counts the epochs.
func (o *Optimizer) CountEpochs(on bool) { o.autoEpoch = on }

// T returns the number of updates so far.
//
// 日本語: これまでに更新した回数です。
//
//	> model = L.Linear(1, 1)
//	> optimizer = optimizers.SGD():setup(model)
//	> optimizer:update(function(x) return F.sum(model(x)) end, np.ones{1, 1})
//	> optimizer.t
//	1
func (o *Optimizer) T() int { return o.t }

// Epoch returns how often new_epoch was called.
//
// 日本語: 今のエポックの番号です。
//
//	> optimizers.SGD().epoch
//	0
func (o *Optimizer) Epoch() int { return o.epoch }

// Target returns the link that the optimizer trains.
func (o *Optimizer) Target() any {
	o.needTarget()
	return o.target.Self()
}

func (o *Optimizer) needTarget() {
	if o.target == nil {
		array.Fail("the optimizer has no link yet: call optimizer:setup(model) first")
	}
}

// NewEpoch counts one pass over the training data. An updater that does so by
// itself sets use_auto_new_epoch and calls it with auto = true.
//
// 日本語: エポックの番号を1つ進めます。
//
//	> optimizer = optimizers.SGD()
//	> optimizer:new_epoch()
//	> optimizer.epoch
//	1
func (o *Optimizer) NewEpoch(auto bool) {
	if auto && !o.autoEpoch {
		array.FailIn("new_epoch", "with auto = true, set optimizer.use_auto_new_epoch = true first")
	}
	if !auto && o.autoEpoch {
		array.FailIn("new_epoch", "the updater counts epochs already: do not call it, or make the updater with auto_new_epoch = false")
	}
	o.epoch++
}

// Update changes every parameter by its gradient, once. A parameter whose gradient
// is nil gets one of zeros first; one that nobody has set since the model was made
// is an error. With a loss function, update calls
// lossfun(args...), clears the gradients, and runs backward on its result before.
//
// 日本語: 勾配を使ってパラメータを1回更新します。
//
//	> model = L.Linear(1, 1, {initialW = 2})
//	> optimizer = optimizers.SGD(0.5):setup(model)
//	> optimizer:update(function(x) return F.sum(model(x)) end, np.array{{1}})
//	> model.W.data
//	[[1.5]]
func (o *Optimizer) Update(lossfun catalog.Func, args ...any) {
	o.needTarget()
	if lossfun != nil {
		o.computeGradients(lossfun, args)
	}
	o.target.Each(checkGradient)
	o.target.Each(fillGrad)
	finite := o.scaling.check(o.target)
	o.CallHooks("pre")
	o.t++
	if finite {
		o.target.Each((*links.Parameter).Update)
	}
	o.CallHooks("post")
	o.scaling.adapt(finite)
}

// fillGrad gives a parameter that has data but no gradient one of zeros.
func fillGrad(p *links.Parameter) {
	if p.IsInitialized() && p.PeekGrad() == nil {
		p.ZeroGrad()
	}
}

func (o *Optimizer) computeGradients(lossfun catalog.Func, args []any) {
	results := lossfun.Call(args...)
	if len(results) > 0 {
		if loss, ok := results[0].(*autograd.Variable); ok {
			o.target.ClearGrads()
			loss.Backward(autograd.BackwardOptions{LossScale: o.scaling.scale})
			return
		}
	}
	array.FailIn("update", "the loss function returned no Variable")
}
