package autograd

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("FunctionNode:retain_inputs(indexes: ints)", (*FunctionNode).KeepInputs, catalog.Core)
	catalog.Add("FunctionNode:retain_outputs(indexes: ints)", (*FunctionNode).KeepOutputs, catalog.Core)
	catalog.Add("FunctionNode:get_retained_inputs() -> value", (*FunctionNode).KeptInputs, catalog.Core)
	catalog.Add("FunctionNode:get_retained_outputs() -> value", (*FunctionNode).KeptOutputs, catalog.Core)
}

// KeepInputs asks, in forward, to keep the inputs with these numbers, which
// count from 0, for backward.
//
//	> Log = chainer.FunctionNode:extend("Log")
//	> function Log:forward(inputs)
//	>   self:retain_inputs{0}
//	>   return np.log(inputs[1])
//	> end
//	> function Log:backward(indexes, gy) return gy[1] / self:get_retained_inputs()[1] end
//	> x = chainer.Variable(np.array(4))
//	> Log():apply{x}[1]:backward()
//	> x.grad
//	0.25
func (f *FunctionNode) KeepInputs(indexes []int) {
	f.checkIndexes("retain_inputs", indexes)
	for _, i := range indexes {
		if i >= f.arity {
			array.FailIn("retain_inputs", "there is no input %d: there are %d, counted from 0", i, f.arity)
		}
	}
	f.keptIn, f.keepInputs = indexes, 0
	f.RetainInputs(indexes...)
}

// KeepOutputs asks, in forward, to keep the outputs with these numbers, which
// count from 0, for backward.
//
//	> Exp = chainer.FunctionNode:extend("Exp")
//	> function Exp:forward(inputs)
//	>   self:retain_outputs{0}
//	>   return np.exp(inputs[1])
//	> end
//	> function Exp:backward(indexes, gy) return gy[1] * self:get_retained_outputs()[1] end
//	> x = chainer.Variable(np.array(0))
//	> Exp():apply{x}[1]:backward()
//	> x.grad
//	1.0
func (f *FunctionNode) KeepOutputs(indexes []int) {
	f.checkIndexes("retain_outputs", indexes)
	f.keptOut, f.keepOutputs = indexes, 0
	f.RetainOutputs(indexes...)
}

func (f *FunctionNode) checkIndexes(method string, indexes []int) {
	if f.arity == 0 {
		array.FailIn(method, "call it in forward")
	}
	for _, i := range indexes {
		if i < 0 {
			array.FailIn(method, "there is no number %d: they count from 0", i)
		}
	}
}

// KeptInputs returns, in backward, the list of the inputs that forward asked to
// keep, as Variables, in the order in which it asked for them.
//
//	> Times = chainer.FunctionNode:extend("Times")
//	> function Times:forward(inputs)
//	>   self:retain_inputs{0, 1}
//	>   return inputs[1] * inputs[2]
//	> end
//	> function Times:backward(indexes, gy)
//	>   local a, b = unpack(self:get_retained_inputs())
//	>   return gy[1] * b, gy[1] * a
//	> end
//	> x = chainer.Variable(np.array(3))
//	> Times():apply{x, np.array(5)}[1]:backward()
//	> x.grad
//	5.0
func (f *FunctionNode) KeptInputs() []*Variable {
	kept := []*Variable{}
	for _, i := range f.keptIn {
		if f.Node.inputs != nil {
			kept = append(kept, f.RetainedInput(i))
		}
	}
	return kept
}

// KeptOutputs returns, in backward, the list of the outputs that forward asked
// to keep, as Variables.
//
//	> Half = chainer.FunctionNode:extend("Half")
//	> function Half:forward(inputs)
//	>   self:retain_outputs{0}
//	>   return inputs[1] / 2
//	> end
//	> function Half:backward(indexes, gy)
//	>   print(self:get_retained_outputs()[1])
//	>   return gy[1] / 2
//	> end
//	> Half():apply{chainer.Variable(np.array(3))}[1]:backward()
//	variable(1.5)
func (f *FunctionNode) KeptOutputs() []*Variable {
	kept := []*Variable{}
	for _, i := range f.keptOut {
		if f.Node.outputs != nil {
			kept = append(kept, f.RetainedOutput(i))
		}
	}
	return kept
}
