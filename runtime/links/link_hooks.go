package links

import (
	"slices"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.AddClass("chainer.LinkHook", NewLinkHook, catalog.Links)
	catalog.Add("Link:add_hook(hook: value, name: string = \"\") -> value", (*Link).AddHook, catalog.Links)
	catalog.Add("Link:delete_hook(name: string)", (*Link).DeleteHook, catalog.Links)
	catalog.AddProperty("Link.local_link_hooks: value", (*Link).localHooks, nil, catalog.Links)
	catalog.Add("Hook:__call(f: function) -> value*", runHook, catalog.Links)
	catalog.AddProperty("Hook.name: string", Hook.Name, nil, catalog.Links)
	catalog.AddProperty("HookCall.link: value", func(c *HookCall) any { return c.Link.self }, nil, catalog.Links)
	catalog.AddProperty("HookCall.forward_name: string", func(*HookCall) string { return "forward" }, nil, catalog.Links)
	catalog.AddProperty("HookCall.args: value", func(c *HookCall) any { return c.Args }, nil, catalog.Links)
	catalog.AddProperty("HookCall.out: value", (*HookCall).out, nil, catalog.Links)
}

// Hook watches the calls of links: chainer.LinkHook.
type Hook interface {
	// Name is the name under which the hook is added if no other is given.
	Name() string

	// Added and Deleted are told of the link; nil where the hook watches all.
	Added(l *Link)
	Deleted(l *Link)

	// Before and After are called around each call of a link. Failed stands in
	// for After when the call raised an error.
	Before(c *HookCall)
	After(c *HookCall)
	Failed(c *HookCall)
}

// HookCall is what a hook learns of a call.
type HookCall struct {
	Link    *Link
	Args    []any
	Results []any // nil before the call
}

// out is the result as Python has it: one value, or a list of several.
func (c *HookCall) out() any {
	if len(c.Results) == 1 {
		return c.Results[0]
	}
	return c.Results
}

type namedHook struct {
	name string
	Hook
}

// hooksOf are the hooks of a session that watch the calls of all links.
type hooksOf struct{ hooks []namedHook }

type hooksKey struct{}

func watchers(s *Session) *hooksOf {
	return s.Part(hooksKey{}, func() any { return &hooksOf{} }).(*hooksOf)
}

// IsWatched reports whether a hook watches the calls of the link.
func (l *Link) IsWatched() bool { return len(l.hooks) > 0 || len(watchers(l.sess).hooks) > 0 }

// Around makes a call of the link between the hooks: those of the session, then
// its own.
func (l *Link) Around(args []any, call func() []any) []any {
	c := &HookCall{Link: l, Args: args}
	hooks := append(slices.Clone(watchers(l.sess).hooks), l.hooks...)
	begun := 0
	defer func() {
		for _, h := range hooks[:begun] {
			h.Failed(c)
		}
	}()
	for _, h := range hooks {
		h.Before(c)
		begun++
	}
	c.Results = call()
	begun = 0
	for _, h := range hooks {
		h.After(c)
	}
	return c.Results
}

// between is Around for links written in Go that call others: of one input and
// one output.
func (l *Link) between(x *Variable, forward func() *Variable) *Variable {
	if !l.IsWatched() {
		return forward()
	}
	y := l.Around([]any{x}, func() []any { return []any{forward()} })[0]
	return y.(*Variable)
}

// AddHook adds a hook, which is told of every call of the link, and returns the
// link. See chainer.link_hooks and chainer.LinkHook.
//
//	> model = L.Linear(3, 2):add_hook(chainer.link_hooks.SpectralNormalization())
//	> model.local_link_hooks.SpectralNormalization.name
//	"SpectralNormalization"
func (l *Link) AddHook(hook any, name string) any {
	h, ok := hook.(Hook)
	if !ok {
		array.FailIn("add_hook", "want a hook of chainer.link_hooks or of a class that extends chainer.LinkHook")
	}
	if name == "" {
		name = h.Name()
	}
	if l.hook(name) >= 0 {
		array.FailIn("add_hook", "there is a hook '%s' already", name)
	}
	h.Added(l)
	l.hooks = append(l.hooks, namedHook{name, h})
	return l.self
}

// DeleteHook takes away the hook of that name.
//
//	> model = L.Linear(3, 2)
//	> model:add_hook(chainer.link_hooks.TimerHook())
//	> model:delete_hook("TimerHook")
func (l *Link) DeleteHook(name string) {
	at := l.hook(name)
	if at < 0 {
		array.FailIn("delete_hook", "there is no hook '%s'", name)
	}
	l.hooks[at].Deleted(l)
	l.hooks = append(l.hooks[:at:at], l.hooks[at+1:]...)
}

func (l *Link) hook(name string) int {
	return slices.IndexFunc(l.hooks, func(h namedHook) bool { return h.name == name })
}

func (l *Link) localHooks() any {
	all := map[string]any{}
	for _, h := range l.hooks {
		all[h.name] = h.Hook
	}
	return all
}

// runHook calls f while the hook watches the calls of all links: Python's
// "with hook:".
func runHook(h Hook, s *Session, f catalog.Func) []any {
	w := watchers(s)
	if slices.ContainsFunc(w.hooks, func(old namedHook) bool { return old.name == h.Name() }) {
		array.Fail("there is a hook '%s' already", h.Name())
	}
	if _, one := h.(interface{ oneLink() }); one {
		array.Fail("%s belongs to one link: link:add_hook(hook)", h.Name())
	}
	before := w.hooks
	w.hooks = append(slices.Clone(before), namedHook{h.Name(), h})
	defer func() {
		w.hooks = before
		h.Deleted(nil)
	}()
	h.Added(nil)
	return f.Call()
}
