package optimizers

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
	"nnlua/runtime/links"
)

func init() {
	catalog.Add("optimizers.SGD(lr: number = 0.01) -> SGD", NewSGD, catalog.Optimizers)
	catalog.AddProperty("SGD.lr: number", (*SGD).learningRate, (*SGD).setLearningRate, catalog.Optimizers)
}

// SGD is stochastic gradient descent: W = W - lr * gradient.
type SGD struct {
	Optimizer
	LR float64
}

// NewSGD returns stochastic gradient descent with learning rate lr: every
// update subtracts lr times its gradient from each parameter.
//
//	> optimizers.SGD().lr
//	0.01
func NewSGD(lr float64) *SGD {
	o := &SGD{LR: lr}
	o.self, o.rule = o, o
	return o
}

// UpdateParam changes p by its gradient.
func (o *SGD) UpdateParam(p *links.Parameter) { array.AddScaled(p.Data(), -o.LR, p.Grad()) }

func (o *SGD) learningRate() float64      { return o.LR }
func (o *SGD) setLearningRate(lr float64) { o.LR = lr }
