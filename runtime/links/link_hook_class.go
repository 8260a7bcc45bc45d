package links

import "nnlua/runtime/catalog"

// quietHook is a Hook that does nothing, for hooks to embed.
type quietHook struct{}

func (quietHook) Added(*Link)      {}
func (quietHook) Deleted(*Link)    {}
func (quietHook) Before(*HookCall) {}
func (quietHook) After(*HookCall)  {}
func (quietHook) Failed(*HookCall) {}

// LinkHook is a hook written in the script.
type LinkHook struct{ object catalog.Object }

// NewLinkHook returns a hook that does nothing. Scripts extend the class with
// any of the methods added(link), deleted(link), forward_preprocess(args) and
// forward_postprocess(args), where args.link, args.args and, after the call,
// args.out are set. The hook is added to one link by link:add_hook(hook), or
// watches all links while hook(function() ... end) runs.
//
//	> Shapes = chainer.LinkHook:extend("Shapes")
//	> function Shapes:forward_postprocess(args) print(args.out.shape[2]) end
//	> y = L.Linear(3, 2):add_hook(Shapes())(np.ones{1, 3})
//	2
func NewLinkHook() *LinkHook { return &LinkHook{} }

// SetObject joins the hook with the script's side of it.
func (h *LinkHook) SetObject(o catalog.Object) { h.object = o }

// Object returns the script's side.
func (h *LinkHook) Object() catalog.Object { return h.object }

// Init does nothing.
func (h *LinkHook) Init([]any) {}

// Name returns the field name of the class, or else the name of the class.
func (h *LinkHook) Name() string {
	if name, ok := h.object.Get("name").(string); ok {
		return name
	}
	return h.object.Class()
}

// Added calls the script's method added.
func (h *LinkHook) Added(l *Link) { h.tell("added", l) }

// Deleted calls the script's method deleted.
func (h *LinkHook) Deleted(l *Link) { h.tell("deleted", l) }

func (h *LinkHook) tell(method string, l *Link) {
	var self any
	if l != nil {
		self = l.self
	}
	h.object.Call(method, self)
}

// Before calls the script's method forward_preprocess.
func (h *LinkHook) Before(c *HookCall) { h.object.Call("forward_preprocess", c) }

// After calls the script's method forward_postprocess.
func (h *LinkHook) After(c *HookCall) { h.object.Call("forward_postprocess", c) }

// Failed does nothing: as in Chainer, only a call that succeeds is reported.
func (h *LinkHook) Failed(*HookCall) {}
