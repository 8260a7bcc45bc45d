package gradientcheck

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
	"nnlua/runtime/functions"
)

func init() {
	catalog.Add("chainer.gradient_check.check_double_backward(func: function, x_data: value, y_grad: value, x_grad_grad: value, params: value = nil, params_grad_grad: value = nil, "+
		"eps: number = 0.001, atol: number = 0.0001, rtol: number = 0.001, no_grads: value = nil, dtype: dtype? = nil, detect_nondifferentiable: boolean = false)",
		CheckDoubleBackward, catalog.Utility)
}

// CheckDoubleBackward raises an error if the gradients of the gradients of func
// are wrong: if those that backward computes differ from those by differences
// of the gradients. The gradients themselves are taken to be right; check them
// with check_backward first.
//
// x_grad_grad and params_grad_grad hold one array for the gradient of every
// array of x_data and of every parameter: what multiplies it. The other
// arguments are those of check_backward; no_grads counts the arrays of x_data
// and then those of y_grad.
//
//	> x = np.array({1, 2, 3}, "float64")
//	> gy, ggx = np.ones(3, "float64"), np.array({1, -1, 2}, "float64")
//	> chainer.gradient_check.check_double_backward(F.tanh, x, gy, ggx)
func CheckDoubleBackward(s *Session, f catalog.Func, xData, yGrad, xGradGrad any, opt CheckOptions) {
	xs, gys := arraysOf("x_data", xData), arraysOf("y_grad", yGrad)
	if gys == nil {
		array.Fail("y_grad is nil, want an array for every output of func")
	}
	c := newCheck(s, f, append(xs[:len(xs):len(xs)], gys...), opt)
	c.gys = append(arraysOf("x_grad_grad", xGradGrad), arraysOf("params_grad_grad", opt.ParamsGradGrad)...)
	c.f = c.firstGradients(c.f, len(xs))
	if report := c.run(); report != "" {
		array.FailIn(c.failed("check_double_backward"), "%s", report)
	}
}

// firstGradients returns the function from the n inputs of f and the gradients
// of its outputs to the gradients of the inputs and of the parameters.
func (c *checking) firstGradients(f func([]*Variable) []*Variable, n int) func([]*Variable) []*Variable {
	return func(all []*Variable) []*Variable {
		xs, gys := all[:n], append([]*Variable{}, all[n:]...)
		ys := f(xs)
		data := make([]*Array, len(gys))
		for i, g := range gys {
			if g != nil && i < len(ys) && ys[i] != nil {
				gys[i] = functions.Cast(g, ys[i].Dtype())
				data[i] = gys[i].Data()
			}
		}
		checkGradients(ys, data)
		backwardFrom(ys, gys, true)
		var gxs []*Variable
		for i, x := range xs {
			switch {
			case x == nil:
			case c.xs[i].Dtype().IsFloat():
				gxs = append(gxs, x.GradVar())
			case x.Grad() != nil:
				array.Fail("input %d is of integers and got a gradient", i)
			}
		}
		for _, p := range c.params {
			gxs = append(gxs, p.GradVar())
		}
		return gxs
	}
}
