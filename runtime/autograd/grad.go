package autograd

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("chainer.grad(outputs: variables, inputs: variables, grad_outputs: variables? = nil, grad_inputs: variables? = nil, set_grad: boolean = false, "+
		"retain_grad: boolean = false, enable_double_backprop: boolean = false, loss_scale: number? = nil) -> value", Grad, catalog.Core)
	catalog.Add("chainer.backward(outputs: variables, grad_outputs: variables? = nil, enable_double_backprop: boolean = false)", BackwardFrom, catalog.Core)
}

// GradOptions are the arguments of chainer.grad after outputs and inputs.
type GradOptions struct {
	GradOutputs, GradInputs                   []*Variable
	SetGrad, RetainGrad, EnableDoubleBackprop bool
	LossScale                                 *float64
}

// Grad returns the gradients of the outputs with respect to the inputs, as a
// list of Variables; nil where no way leads from an input to an output. It
// visits only the functions between them and leaves the grad of all Variables alone.
//
// 日本語: 指定した入力についてだけ勾配を求めて返します。
//
// grad_outputs are the gradients of the outputs to start with; where there is
// none, it is an array of ones, times loss_scale. The gradients are added to
// grad_inputs, if given. set_grad stores the gradients in the grad_var of the
// inputs, retain_grad those of the Variables between. With
// enable_double_backprop the gradients can be differentiated again.
//
//	> x = chainer.Variable(np.array{1, 2, 3})
//	> y = x ^ 3
//	> gx = chainer.grad({y}, {x}, {enable_double_backprop = true})[1]
//	> gx
//	variable([ 3. 12. 27.])
//	> chainer.grad({gx}, {x})[1]
//	variable([ 6. 12. 18.])
func Grad(outputs, inputs []*Variable, opt GradOptions) []*Variable {
	checkVariables("outputs", outputs)
	checkVariables("inputs", inputs)
	grads := make([]*Variable, len(inputs))
	if len(outputs) == 0 || len(inputs) == 0 {
		return grads
	}
	p := &pass{sess: outputs[0].sess, retain: opt.RetainGrad, double: opt.EnableDoubleBackprop, results: map[*VariableNode]*Variable{}}
	p.wanted = between(outputs, inputs)
	start := map[*VariableNode]*Variable{} // a later gradient of the same node takes the place of an earlier one
	var from []*VariableNode
	set := func(x *VariableNode, g *Variable) {
		if start[x] == nil {
			from = append(from, x)
		}
		start[x] = g
	}
	for i, y := range outputs {
		g := gradient("grad_outputs", opt.GradOutputs, outputs, i)
		if g == nil {
			g = p.ones(y.node, opt.LossScale)
		}
		set(y.node, g)
	}
	for i, x := range inputs {
		p.results[x.node] = nil
		if g := gradient("grad_inputs", opt.GradInputs, inputs, i); g != nil {
			set(x.node, g)
		}
	}
	first := make([]*Variable, len(from))
	for i, x := range from {
		first[i] = start[x]
	}
	p.run(from, first, false)
	for i, x := range inputs {
		grads[i] = p.results[x.node]
		if opt.SetGrad {
			x.SetGradVar(grads[i])
		}
	}
	return grads
}

func checkVariables(name string, list []*Variable) {
	for i, v := range list {
		if v == nil {
			array.Fail("%s[%d] is nil, want a Variable", name, i+1)
		}
	}
}

// gradient returns gradient i of a list, which may be shorter than that of the Variables.
func gradient(name string, list, of []*Variable, i int) *Variable {
	if len(list) > len(of) {
		array.Fail("%s has %d gradients for %d Variables", name, len(list), len(of))
	}
	if i >= len(list) || list[i] == nil {
		return nil
	}
	of[i].checkGrad(list[i].data)
	return list[i]
}

// between returns the nodes on the ways from the inputs to the outputs, the
// inputs included.
func between(outputs, inputs []*Variable) map[*VariableNode]bool {
	users := map[*VariableNode][]*Node{} // the functions behind the outputs, by what they take
	var functions []*Node
	seen := map[*Node]bool{}
	visit := func(n *Node) {
		if n != nil && !seen[n] {
			seen[n] = true
			functions = append(functions, n)
		}
	}
	for _, y := range outputs {
		visit(y.node.creator)
	}
	for i := 0; i < len(functions); i++ {
		for _, x := range functions[i].inputs {
			if x.requiresGrad {
				users[x] = append(users[x], functions[i])
				visit(x.creator)
			}
		}
	}
	wanted := map[*VariableNode]bool{}
	var queue []*VariableNode
	for _, x := range inputs {
		queue = append(queue, x.node)
	}
	for i := 0; i < len(queue); i++ {
		if wanted[queue[i]] {
			continue
		}
		wanted[queue[i]] = true
		for _, n := range users[queue[i]] {
			for _, y := range n.outputs {
				if users[y] != nil {
					queue = append(queue, y)
				}
			}
		}
	}
	return wanted
}

// BackwardFrom runs backpropagation from several Variables at once: it adds to
// the gradients of all leaves. grad_outputs are the gradients to start with;
// without it, those that the outputs have.
//
//	> x = chainer.Variable(np.array{1, 2})
//	> y, z = x * 2, x * 3
//	> chainer.backward({y, z}, {chainer.Variable(np.array{1, 1}), chainer.Variable(np.array{10, 10})})
//	> x.grad
//	[32. 32.]
func BackwardFrom(outputs, gradOutputs []*Variable, enableDoubleBackprop bool) {
	checkVariables("outputs", outputs)
	var from []*VariableNode
	var first []*Variable
	for i, y := range outputs {
		g := gradient("grad_outputs", gradOutputs, outputs, i)
		if gradOutputs == nil {
			g = y.GradVar()
			y.SetGradVar(nil)
		}
		if g != nil {
			from, first = append(from, y.node), append(first, g)
		}
	}
	if from == nil {
		return
	}
	p := &pass{sess: outputs[0].sess, double: enableDoubleBackprop}
	p.run(from, first, false)
}
