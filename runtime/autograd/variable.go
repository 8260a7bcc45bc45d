package autograd

import (
	"nnlua/runtime/array"
)

// Variable is an array that remembers how it was computed: chainer.Variable.
// Backward fills the gradients of all Variables that it depends on.
type Variable struct {
	sess *Session
	data *array.Array // nil until a Parameter of unknown shape is initialized
	node *VariableNode
}

// Data returns the array; nil for a Parameter that has no shape yet. It can be
// assigned; v.array is another name of it.
//
// 日本語: 値の配列です。代入すると値だけが入れ替わります。
//
//	> x = chainer.Variable(np.array{1, 2})
//	> x.data = x.data * 10
//	> x
//	variable([10. 20.])
func (v *Variable) Data() *array.Array { return v.data }

// SetData replaces the array. As in Chainer, a function that keeps the array of
// v for its way back then keeps the new one.
func (v *Variable) SetData(a *array.Array) {
	v.data = a
	v.node.describe(a)
}

// Present is Data; it is an error if there is none.
func (v *Variable) Present() *array.Array {
	if v.data == nil {
		array.Fail("the Variable has no data yet")
	}
	return v.data
}

// Grad returns the gradient, an array, or nil where there is none. It can be
// assigned, before backward() of a Variable that is not one number, or to be
// cleared by nil.
//
// 日本語: backward で求めた勾配の配列です。まだ求めていなければ nil です。
//
//	> x = chainer.Variable(np.array{1, 2})
//	> x.grad
//	nil
//	> y = x * x
//	> y.grad = np.array{1, 10}
//	> y:backward()
//	> x.grad
//	[ 2. 40.]
func (v *Variable) Grad() *array.Array { return v.node.Grad() }

// PeekGrad is Grad for one who does not keep the array: ClearGrad may then use its
// memory for the next gradient.
func (v *Variable) PeekGrad() *array.Array {
	if v.node.grad == nil {
		return nil
	}
	return v.node.grad.data
}

// SetGrad replaces the gradient; nil clears it. It must have the shape and dtype of the data.
func (v *Variable) SetGrad(g *array.Array) {
	if g == nil {
		v.SetGradVar(nil)
		return
	}
	v.checkGrad(g)
	v.SetGradVar(v.sess.Constant(g))
}

// checkGrad refuses a gradient that has not the shape and dtype of the data.
func (v *Variable) checkGrad(g *array.Array) {
	if v.data != nil && (!array.SameShape(g.Shape(), v.data.Shape()) || g.Dtype() != v.data.Dtype()) {
		array.FailIn("grad", "the gradient is %s, want that of the data, %s", g.Describe(), v.data.Describe())
	}
}

// GradVar returns the gradient as a Variable, to be differentiated again after
// backward{enable_double_backprop = true}; nil where there is none.
//
// 日本語: 勾配を Variable として読み書きします。2階の微分に使います。
//
//	> x = chainer.Variable(np.array(2))
//	> y = x ^ 3
//	> y:backward{enable_double_backprop = true}
//	> x.grad_var
//	variable(12.)
//	> chainer.grad({x.grad_var}, {x})[1]
//	variable(12.)
func (v *Variable) GradVar() *Variable {
	v.node.private = false
	return v.node.grad
}

// SetGradVar replaces the gradient by a Variable of the shape and dtype of the
// data; nil clears it.
func (v *Variable) SetGradVar(g *Variable) {
	if g != nil {
		v.checkGrad(g.Present())
	}
	v.node.grad, v.node.private = g, false
}

// ClearGrad forgets the gradient. Call it before backward(): gradients add up otherwise.
//
// 日本語: 勾配を消して nil にします。
//
//	> x = chainer.Variable(np.array(3))
//	> y = x * x
//	> y:backward()
//	> x:cleargrad()
//	> x.grad
//	nil
func (v *Variable) ClearGrad() {
	n := v.node
	switch {
	case n.private && n.grad.data.Bytes() <= smallArray:
		n.room = n.grad
	case n.private:
		n.grad.data.Recycle()
	}
	n.grad, n.private = nil, false
}

// Name returns the name, "" if it has none.
func (v *Variable) Name() string {
	if v.node.name == nil {
		return ""
	}
	return *v.node.name
}

// SetName sets the name that printing shows.
func (v *Variable) SetName(name string) {
	v.node.name = &name
	if name == "" {
		v.node.name = nil
	}
}

// Session returns the session that v belongs to.
func (v *Variable) Session() *Session { return v.sess }

// LossScale returns the number by which the gradient is too large: the
// loss_scale of the backward pass that computed it, 0 if there was none.
func (v *Variable) LossScale() float64 { return v.node.lossScale }

// RequiresGrad reports whether backpropagation computes a gradient for the Variable.
//
// 日本語: この変数の勾配を求めるかどうかです。
//
//	> chainer.Variable(np.array{1}, {requires_grad = false}).requires_grad
//	false
func (v *Variable) RequiresGrad() bool { return v.node.requiresGrad }

// Shape returns the lengths of the axes.
//
// 日本語: 各軸の長さを並べたものです。
//
//	> chainer.Variable(np.zeros{2, 3}).shape[2]
//	3
func (v *Variable) Shape() []int { return v.Present().Shape() }

// Dtype returns the dtype of the data.
//
// 日本語: 要素の型です。
//
//	> chainer.Variable(np.array{1, 2}).dtype
//	"float32"
func (v *Variable) Dtype() array.Dtype { return v.Present().Dtype() }

// Creator returns the function that computed v, nil for a leaf.
func (v *Variable) Creator() *Node { return v.node.creator }

// Rank returns the number of functions on the longest way from a leaf to the Variable.
//
// 日本語: 入力から数えて何段目の計算でできた値かを表します。
//
//	> x = chainer.Variable(np.array{1, 2})
//	> F.relu(x * x).rank
//	2
func (v *Variable) Rank() int { return int(v.node.rank) }

// Unchain cuts the Variable off from the function that computed it: backward
// stops at it.
//
// 日本語: この変数を、それを作った計算から切り離します。
//
//	> x = chainer.Variable(np.array(3))
//	> y = x * x
//	> y:unchain()
//	> y.creator
//	nil
func (v *Variable) Unchain() {
	n := v.node
	if n.creator != nil && len(n.creator.outputs) == 1 { // of no more use, but its memory is that of n
		n.creator.Unchain()
	}
	n.creator = nil
}

// UnchainBackward forgets the whole graph behind the Variable, so that
// backpropagation through time stops here and the memory is freed.
//
// 日本語: この変数に至る計算グラフをすべて切り離します。RNN を途中で区切るときに使います。
//
//	> x = chainer.Variable(np.array(3))
//	> h = x * x
//	> y = h * h
//	> h:unchain_backward()
//	> y:backward()
//	> h.grad, x.grad
//	18.0
//	nil
func (v *Variable) UnchainBackward() {
	functions := []*Node{v.node.creator}
	for len(functions) > 0 {
		n := functions[len(functions)-1]
		functions = functions[:len(functions)-1]
		if n == nil {
			continue
		}
		for _, x := range n.inputs {
			functions = append(functions, x.creator)
		}
		n.Unchain()
	}
}

// String returns str(v) of Chainer, such as "variable([[1.5]])" or "variable W([1. 2.])".
func (v *Variable) String() string { return v.print(" ") }

// Repr returns repr(v) of Chainer, such as "variable([1., 2.])".
func (v *Variable) Repr() string { return v.print(", ") }

func (v *Variable) print(separator string) string {
	return v.sess.Print.Variable(v.data, v.Name(), separator)
}
