package autograd

import (
	"fmt"
	"io"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("chainer.function_hooks.PrintHook(sep: string? = nil, end: string = \"\\n\") -> PrintHook", NewPrintHook, catalog.Core)
	catalog.Add("Variable:debug_print() -> string", (*Variable).DebugPrint, catalog.Core)
	catalog.Add("Variable:summary() -> string", (*Variable).Summary, catalog.Core)
}

// PrintHook prints what goes into every function.
type PrintHook struct {
	sess *Session
	end  string
}

// NewPrintHook returns a hook that prints the name of every function computed
// in hook:with(f) and a summary of the arrays that go into it: the inputs on
// the way forward; the inputs that the function keeps and the gradients of its
// outputs on the way back. end follows every line. sep is not used, as in Chainer.
//
//	> hook = chainer.function_hooks.PrintHook({end_ = "\n"})
//	> hook:with(function() end)
func NewPrintHook(s *Session, sep *string, end string) *PrintHook {
	return &PrintHook{sess: s, end: end}
}

// Name is the name under which the hook is added.
func (h *PrintHook) Name() string { return "PrintHook" }

// Added does nothing.
func (h *PrintHook) Added(*Node) {}

// Deleted does nothing.
func (h *PrintHook) Deleted(*Node) {}

// ForwardPreprocess prints the inputs.
func (h *PrintHook) ForwardPreprocess(f *Node, in []*array.Array) { h.inputs(f, in) }

// ForwardPostprocess does nothing.
func (h *PrintHook) ForwardPostprocess(*Node, []*array.Array) {}

// BackwardPreprocess prints the inputs and the gradients of the outputs.
func (h *PrintHook) BackwardPreprocess(f *Node, in, out []*array.Array) {
	h.inputs(f, in)
	h.print("output gradient")
	for _, g := range out {
		v := &Variable{sess: h.sess, node: &VariableNode{}}
		if g != nil {
			v.SetData(array.New(g.Dtype(), g.Shape()...))
			v.SetGrad(g)
		}
		h.print(v.DebugPrint())
	}
}

// BackwardPostprocess does nothing.
func (h *PrintHook) BackwardPostprocess(*Node, []*array.Array, []*array.Array) {}

func (h *PrintHook) inputs(f *Node, in []*array.Array) {
	h.print("function\t" + f.label)
	h.print("input data")
	for _, x := range in {
		if x == nil {
			h.print("(removed)")
			continue
		}
		h.print(h.sess.Constant(x).DebugPrint())
	}
}

func (h *PrintHook) print(text string) { io.WriteString(h.sess.Stdout, text+h.end) }

// Summary returns a short text for the Variable: its name, or where it is in memory.
//
// 日本語: 変数を表す短い文字列（名前、またはメモリ上の場所）を返します。
//
//	> chainer.Variable(np.zeros(2), "x"):summary()
//	"<variable x>"
func (v *Variable) Summary() string {
	if name := v.Name(); name != "" {
		return "<variable " + name + ">"
	}
	return fmt.Sprintf("<variable at %p>", v)
}

// DebugPrint returns a summary of the Variable: shape, dtype, mean and standard
// deviation of the data and of the gradient.
//
// 日本語: 値・勾配・形などを調べやすくまとめた文字列を返します。
//
//	> print(chainer.Variable(np.array{1, 2}, {name = "x"}):debug_print())
//	<variable x>
//	- device: CPU
//	- backend: <class 'numpy.ndarray'>
//	- shape: (2,)
//	- dtype: float32
//	- statistics: mean=1.50000000, std=0.50000000
//	- grad: None
func (v *Variable) DebugPrint() string {
	device, backend, shape, dtype, stats, grad := "None", "None", "None", "None", "None", "None"
	if v.data != nil {
		device, backend = "CPU", "<class 'numpy.ndarray'>"
		shape, dtype, stats = array.ShapeString(v.data.Shape()), v.data.Dtype().String(), statistics(v.data)
	}
	if g := v.Grad(); g != nil {
		grad = "0"
		if array.CountNonzero(g, nil, false).Float(0) > 0 {
			grad = statistics(g)
		}
	}
	return fmt.Sprintf("%s\n- device: %s\n- backend: %s\n- shape: %s\n- dtype: %s\n- statistics: %s\n- grad: %s",
		v.Summary(), device, backend, shape, dtype, stats, grad)
}

func statistics(a *array.Array) string {
	return fmt.Sprintf("mean=%.8f, std=%.8f", array.Mean(a, nil, false).Float(0), array.Std(a, nil, 0, false).Float(0))
}
