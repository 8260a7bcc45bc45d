package links

import "nnlua/runtime/array"

// weightHook is what the hooks share that replace a link's weight while it is
// called, and so belong to one link. The weight may have no shape before the
// first call.
type weightHook struct {
	quietHook
	name, weight string
	original     Variable
}

// Name returns the name under which the hook is added.
func (h *weightHook) Name() string { return h.name }

func (h *weightHook) oneLink() {}

// Added checks that the link has the weight.
func (h *weightHook) Added(l *Link) { h.parameter(l) }

func (h *weightHook) parameter(l *Link) *Parameter {
	p := l.params[h.weight]
	if p == nil {
		array.FailIn(h.name, "the link has no parameter '%s'", h.weight)
	}
	return p
}

// ready returns the weight, initialized for the input of the call.
func (h *weightHook) ready(c *HookCall) *Parameter {
	p := h.parameter(c.Link)
	if p.IsInitialized() {
		return p
	}
	lazy, ok := c.Link.self.(interface{ InitializeParams(inSize int) })
	if !ok || len(c.Args) == 0 {
		array.FailIn(h.name, "'%s' has no shape yet", h.weight)
	}
	x := asVariable(c.Link.sess, c.Args[0])
	if x.Ndim() < 2 {
		array.FailIn(h.name, "'%s' has no shape yet and x is %s: want at least two axes", h.weight, x.Data().Describe())
	}
	lazy.InitializeParams(x.Shape()[1])
	return p
}

// replace makes y the weight for the time of the call. The link goes on with the
// same Parameter, whose value it is.
func (h *weightHook) replace(p *Parameter, y *Variable) {
	h.original = p.Variable
	p.Variable = *y
}

// After puts the weight back.
func (h *weightHook) After(c *HookCall) { h.parameter(c.Link).Variable = h.original }

// Failed puts the weight back.
func (h *weightHook) Failed(c *HookCall) { h.After(c) }
