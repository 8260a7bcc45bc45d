package optimizers

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
	"nnlua/runtime/links"
)

func init() { catalog.Add("optimizers.SGD(lr: number = 0.01) -> SGD", NewSGD, catalog.Optimizers) }

// SGD is stochastic gradient descent.
type SGD struct {
	Optimizer
	LR float64
}

// NewSGD returns stochastic gradient descent with learning rate lr: every
// update subtracts lr times its gradient from each parameter.
//
// 日本語: 確率的勾配降下法。W を W - lr * 勾配 に更新します。
//
//	> optimizers.SGD().lr
//	0.01
func NewSGD(lr float64) *SGD {
	o := &SGD{LR: lr}
	o.begin(o)
	return o
}

func (o *SGD) settings() []setting {
	return []setting{{"lr", &o.LR}}
}

func (o *SGD) stateNames() []string { return nil }

func (o *SGD) step(p *links.Parameter, _ *UpdateRule) { array.AddScaled(p.Data(), -o.LR, p.PeekGrad()) }
