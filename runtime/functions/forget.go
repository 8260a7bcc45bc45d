package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.forget(func: function, xs: value*) -> value*", Forget, catalog.Utility)
}

// Forget returns func(xs...) without keeping what is computed on the way: only
// the arguments are kept, and backward calls func a second time. This saves
// memory and costs time.
//
// 日本語: 途中の値を覚えず、逆伝播のときに計算し直します。メモリを節約します。
//
// func takes Variables and returns one or several; it must compute the same
// both times (no dropout). xs are Variables or arrays. chainer.config.in_recomputing
// is true in the second call. There are no gradients of gradients.
//
//	> x = chainer.Variable(np.array{1, 2, 3})
//	> y = F.forget(function(x) return F.exp(x) * x end, x)
//	> F.sum(y):backward()
//	> x.grad
//	[ 5.4365635 22.167168  80.34215  ]
func Forget(s *Session, f catalog.Func, xs ...any) []any {
	if len(xs) == 0 {
		array.Fail("xs is empty, want one argument or more")
	}
	inputs := make([]*Variable, len(xs))
	for i, x := range xs {
		if a, ok := x.(*Array); ok {
			inputs[i] = s.Variable(a)
		} else if inputs[i] = variableOf(x); inputs[i] == nil {
			array.Fail("argument %d after func is no array or Variable", i+1)
		}
	}
	var results []any
	for _, y := range apply("forget", &forget{sess: s, f: f}, inputs...) {
		results = append(results, y)
	}
	return results
}

type forget struct {
	Node
	sess *Session
	f    catalog.Func
}

// call returns the results of the function for leaves with the data of xs.
func (f *forget) call(xs []*Array, setting string, on bool) (inputs, outputs []*Variable) {
	args := make([]any, len(xs))
	for i, x := range xs {
		inputs = append(inputs, f.sess.Variable(x))
		args[i] = inputs[i]
	}
	f.sess.Using(setting, on, func() {
		for i, y := range f.f.Call(args...) {
			v := variableOf(y)
			if v == nil {
				array.Fail("result %d of func is no Variable", i+1)
			}
			outputs = append(outputs, v)
		}
	})
	if outputs == nil {
		array.Fail("func returned nothing, want a Variable")
	}
	return inputs, outputs
}

func (f *forget) Forward(x []*Array) []*Array {
	for i := range x {
		f.RetainInputs(i)
	}
	var ys []*Variable
	f.sess.Using("_will_recompute", true, func() { _, ys = f.call(x, "enable_backprop", false) })
	data := make([]*Array, len(ys))
	for i, y := range ys {
		data[i] = y.Data()
	}
	return data
}

func (f *forget) Backward(gy []*Variable) []*Variable {
	if f.sess.EnableBackprop {
		array.Fail("double backpropagation in functions.forget is not allowed")
	}
	x := make([]*Array, f.Arity())
	for i := range x {
		x[i] = f.RetainedArray(i)
	}
	var xs, ys []*Variable
	f.sess.Using("in_recomputing", true, func() { xs, ys = f.call(x, "enable_backprop", true) })
	if len(ys) != len(gy) {
		array.Fail("func returned %d Variables, and %d the first time", len(ys), len(gy))
	}
	autograd.BackwardFrom(ys, gy, false)
	gx := make([]*Variable, len(xs))
	for i, x := range xs {
		gx[i] = x.GradVar()
	}
	return gx
}
