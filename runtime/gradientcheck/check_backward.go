package gradientcheck

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("chainer.gradient_check.check_backward(func: function, x_data: value, y_grad: value = nil, params: value = nil, eps: number = 0.001, "+
		"atol: number = 1e-5, rtol: number = 0.0001, no_grads: value = nil, dtype: dtype? = nil, detect_nondifferentiable: boolean = false)",
		CheckBackward, catalog.Utility)
}

// CheckOptions are the arguments of check_backward and check_double_backward
// after the gradients.
type CheckOptions struct {
	Params, ParamsGradGrad  any
	Eps, Atol, Rtol         float64
	NoGrads                 any
	Dtype                   *array.Dtype
	DetectNondifferentiable bool
}

// CheckBackward raises an error if backward of func is wrong: if the gradient
// that it computes differs from that by differences, numerical_grad, by more
// than atol + rtol times its size.
//
// 日本語: 逆伝播の勾配が、差分で求めた勾配と合うかを確かめます。
//
// func takes as many Variables as x_data has arrays, a list of arrays or one,
// and returns one Variable or several. y_grad holds the gradients of these, an
// array or a list; it is nil if func returns one number, a loss. params are
// parameters, one or a list, whose gradients are checked too. no_grads is a list
// of true for arrays that get no gradient; without it, those of integers.
//
// All gradients are checked at once, along one direction drawn from np.random,
// with steps of eps. dtype casts x_data and params for the differences: write
// float64 for more digits. detect_nondifferentiable is that of numerical_grad.
//
//	> x = np.array({1, 2, 3}, "float64")
//	> gy = np.ones(3, "float64")
//	> chainer.gradient_check.check_backward(F.sigmoid, x, gy)
//	> wrong = function(x) return x * x.data end
//	> ok = pcall(chainer.gradient_check.check_backward, wrong, x, gy)
//	> ok
//	false
func CheckBackward(s *Session, f catalog.Func, xData, yGrad any, opt CheckOptions) {
	c := newCheck(s, f, arraysOf("x_data", xData), opt)
	if yGrad != nil {
		c.gys = arraysOf("y_grad", yGrad)
	}
	if report := c.run(); report != "" {
		array.FailIn(c.failed("check_backward"), "%s", report)
	}
}
