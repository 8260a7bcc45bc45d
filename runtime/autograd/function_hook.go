package autograd

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() { catalog.AddClass("chainer.FunctionHook", NewFunctionHook, catalog.Core) }

// FunctionHook is a hook whose methods a script writes. It does nothing by itself.
type FunctionHook struct{ object catalog.Object }

// NewFunctionHook is the class of which scripts make their own hooks, with
// methods forward_preprocess(self, f, in_data), forward_postprocess(self, f,
// in_data), backward_preprocess(self, f, in_data, out_grad),
// backward_postprocess(self, f, in_data, out_grad), added(self, f) and
// deleted(self, f). f is the function; f.label is its name. in_data and
// out_grad are lists of arrays. On the way back in_data holds only the inputs
// that the function keeps. A hook is called while hook:with(f) runs f.
//
//	> Names = chainer.FunctionHook:extend("Names")
//	> function Names:forward_preprocess(f, in_data) print(f.label, in_data[1]) end
//	> Names():with(function() F.relu(F.exp(np.array{0})) end)
//	exp	[0.]
//	relu	[1.]
func NewFunctionHook() *FunctionHook { return &FunctionHook{} }

// SetObject joins the hook with the script's side of it.
func (h *FunctionHook) SetObject(o catalog.Object) { h.object = o }

// Object returns the script's side.
func (h *FunctionHook) Object() catalog.Object { return h.object }

// Init refuses arguments: a class without init takes none.
func (h *FunctionHook) Init(args []any) { refuseArguments(h.object, args) }

// refuseArguments is the constructor of a class whose script wrote no init.
func refuseArguments(o catalog.Object, args []any) {
	if len(args) > 0 {
		array.FailIn(o.Class(), "takes no arguments: write function %s:init(...) ... end", o.Class())
	}
}

// Name returns the hook's field "name", or the name of its class.
func (h *FunctionHook) Name() string {
	if name, ok := h.object.Get("name").(string); ok {
		return name
	}
	return h.object.Class()
}

// ForwardPreprocess calls the script's method.
func (h *FunctionHook) ForwardPreprocess(f *Node, in []*array.Array) {
	h.object.Call("forward_preprocess", f.fn, in)
}

// ForwardPostprocess calls the script's method.
func (h *FunctionHook) ForwardPostprocess(f *Node, in []*array.Array) {
	h.object.Call("forward_postprocess", f.fn, in)
}

// BackwardPreprocess calls the script's method.
func (h *FunctionHook) BackwardPreprocess(f *Node, in, out []*array.Array) {
	h.object.Call("backward_preprocess", f.fn, in, out)
}

// BackwardPostprocess calls the script's method.
func (h *FunctionHook) BackwardPostprocess(f *Node, in, out []*array.Array) {
	h.object.Call("backward_postprocess", f.fn, in, out)
}

// Added calls the script's method.
func (h *FunctionHook) Added(f *Node) { h.object.Call("added", f.function()) }

// Deleted calls the script's method.
func (h *FunctionHook) Deleted(f *Node) { h.object.Call("deleted", f.function()) }
