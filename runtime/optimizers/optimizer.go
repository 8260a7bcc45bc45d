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
	catalog.AddProperty("Optimizer.t: integer", (*Optimizer).T, nil, catalog.Optimizers)
}

// Optimizer is what every optimizer embeds: the link whose parameters it
// updates and the count of updates, as chainer.GradientMethod.
type Optimizer struct {
	self   any // the optimizer that embeds this one
	rule   links.UpdateRule
	target *links.Link
	t      int
}

// Setup tells the optimizer which link to train and returns the optimizer.
//
//	> optimizer = optimizers.SGD(0.1):setup(L.Linear(1, 1))
//	> optimizer.t
//	0
func (o *Optimizer) Setup(link *links.Link) any {
	for _, p := range link.Params(true) {
		p.Rule = o.rule
	}
	o.target, o.t = link, 0
	return o.self
}

// T returns the number of updates so far.
func (o *Optimizer) T() int { return o.t }

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
