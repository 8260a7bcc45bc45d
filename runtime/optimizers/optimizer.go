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
	catalog.Add("Optimizer:new_epoch()", (*Optimizer).NewEpoch, catalog.Optimizers)
	catalog.AddProperty("Optimizer.t: integer", (*Optimizer).T, nil, catalog.Optimizers)
	catalog.AddProperty("Optimizer.epoch: integer", (*Optimizer).Epoch, nil, catalog.Optimizers)
}

// Optimizer is what every optimizer embeds, as chainer.GradientMethod: the link
// whose parameters it updates, its hyperparameters by name, its hooks and the
// count of updates.
type Optimizer struct {
	method   method
	settings []setting
	target   *links.Link
	t, epoch int
	hooks    []namedHook
}

// method is the formula of one optimizer.
type method interface {
	// stateNames are Chainer's names of the arrays kept for each parameter.
	stateNames() []string

	// step changes p by its gradient. r holds the arrays and the count of updates.
	step(p *links.Parameter, r *Rule)
}

// Setup tells the optimizer which link to train and returns the optimizer.
//
//	> optimizer = optimizers.SGD(0.1):setup(L.Linear(1, 1))
//	> optimizer.t
//	0
func (o *Optimizer) Setup(link *links.Link) any {
	for _, p := range link.Params(true) {
		p.Rule = &Rule{optimizer: o}
	}
	o.target, o.t, o.epoch = link, 0, 0
	return o.method
}

// T returns the number of updates so far.
//
//	> model = L.Linear(1, 1)
//	> optimizer = optimizers.SGD():setup(model)
//	> optimizer:update(function(x) return F.sum(model(x)) end, np.ones{1, 1})
//	> optimizer.t
//	1
func (o *Optimizer) T() int { return o.t }

// Epoch returns how often new_epoch was called.
//
//	> optimizers.SGD().epoch
//	0
func (o *Optimizer) Epoch() int { return o.epoch }

// NewEpoch counts one pass over the training data.
//
//	> optimizer = optimizers.SGD()
//	> optimizer:new_epoch()
//	> optimizer.epoch
//	1
func (o *Optimizer) NewEpoch() { o.epoch++ }

// Update changes every parameter by its gradient, once. A parameter without a
// gradient gets one of zeros first. With a loss function, update clears the
// gradients, calls lossfun(args...), and runs backward on its result before.
//
//	> model = L.Linear(1, 1, {initialW = 2})
//	> optimizer = optimizers.SGD(0.5):setup(model)
//	> optimizer:update(function(x) return F.sum(model(x)) end, np.array{{1}})
//	> model.W.data
//	[[1.5]]
func (o *Optimizer) Update(lossfun catalog.Func, args ...any) {
	if o.target == nil {
		array.FailIn("update", "the optimizer has no link yet: call optimizer:setup(model) first")
	}
	if lossfun != nil {
		o.computeGradients(lossfun, args)
	}
	params := o.target.Params(false)
	for _, p := range params {
		if p.Grad() == nil {
			p.ZeroGrad()
		}
	}
	o.callHooks(params)
	o.t++
	for _, p := range params {
		if p.Rule != nil {
			p.Rule.UpdateParam(p)
		}
	}
}

func (o *Optimizer) computeGradients(lossfun catalog.Func, args []any) {
	o.target.ClearGrads()
	results := lossfun.Call(args...)
	if len(results) > 0 {
		if loss, ok := results[0].(*autograd.Variable); ok {
			loss.Backward(autograd.BackwardOptions{})
			return
		}
	}
	array.FailIn("update", "the loss function returned no Variable")
}
