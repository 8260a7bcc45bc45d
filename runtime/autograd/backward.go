package autograd

import (
	"nnlua/runtime/array"
)

// BackwardOptions are the arguments of Variable.backward.
type BackwardOptions struct {
	RetainGrad           bool     // keep the gradients of intermediate Variables too
	EnableDoubleBackprop bool     // record the backward pass, so that gradients can be differentiated
	LossScale            *float64 // the first gradient is multiplied by it; nil means 1
}

// Backward runs backpropagation from v: it adds d(v)/d(x) to the gradient of
// every leaf x that v was computed from. If v has one element and no gradient,
// it starts with 1; a larger v needs its gradient set first.
//
// 日本語: 誤差逆伝播を行い、計算に使ったすべての変数の勾配を求めます。
//
// retain_grad keeps the gradients of the Variables between, which are nil
// otherwise, that of v included. enable_double_backprop records the way back,
// so that x.grad_var can be differentiated again. loss_scale multiplies the
// first gradient and so all others; optimizers divide by it again.
//
//	> x = chainer.Variable(np.array(3))
//	> y = x ^ 2
//	> y:backward()
//	> x.grad
//	6.0
//	> x:cleargrad()
//	> y:backward{enable_double_backprop = true}
//	> gx = x.grad_var
//	> x:cleargrad()
//	> gx:backward()
//	> x.grad
//	2.0
func (v *Variable) Backward(opt BackwardOptions) {
	if v.node.creator == nil {
		array.FailIn("backward", "this Variable was not computed by a function of Variables, so there is no graph to go back through")
	}
	first, own := v.GradVar(), false
	if first == nil && v.data.Size() != 1 {
		array.FailIn("backward", "y is %s: with more than one element set y.grad first, or make it one number (F.sum, a loss)", v.data.Describe())
	}
	v.SetGradVar(nil)
	p := v.sess.sparePass
	v.sess.sparePass = nil // a pass may run inside another
	if p == nil {
		p = &pass{sess: v.sess}
	}
	p.retain, p.double, p.lossScale = opt.RetainGrad, opt.EnableDoubleBackprop, 0
	if opt.LossScale != nil {
		p.lossScale = *opt.LossScale
	}
	if first == nil {
		first, own = p.ones(v.node, opt.LossScale), true
	}
	p.run([]*VariableNode{v.node}, []*Variable{first}, own)
	p.recycle()
}

// ones returns the gradient of x with which backpropagation starts.
func (p *pass) ones(x *VariableNode, lossScale *float64) *Variable {
	scale := 1.0
	if lossScale != nil {
		scale = *lossScale
	}
	one := p.newGrad(x)
	one.Fill(scale)
	return p.gradient(one)
}
