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
	catalog.Add("LinkHook:with(f: function) -> value*", WithHook, catalog.Links)
	catalog.AddProperty("LinkHook.name: string", hookName, nil, catalog.Links)
	catalog.Add("HookCall:__getattr(name: string) -> value", (*HookCall).attribute, catalog.Links)
	catalog.Add("HookCall:__dir() -> strings", func(*HookCall) []string { return []string{"link", "forward_name", "args", "out"} }, catalog.Links)
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

// attribute returns what a script may ask. The result is one value, or a list of
// several.
func (c *HookCall) attribute(name string) any {
	switch {
	case name == "link":
		return c.Link.self
	case name == "forward_name":
		return "forward"
	case name == "args":
		return c.Args
	case name == "out" && len(c.Results) == 1:
		return c.Results[0]
	case name == "out":
		return c.Results
	}
	return nil
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
func (l *Link) IsWatched() bool {
	if l.watchers == nil {
		l.watchers = watchers(l.sess)
	}
	return len(l.hooks) > 0 || len(l.watchers.hooks) > 0
}

// Around makes a call of the link between the hooks.
func (l *Link) Around(args []any, call func() []any) []any {
	c := &HookCall{Link: l, Args: args}
	hooks := slices.Clone(watchers(l.sess).hooks)
	for _, h := range l.hooks { // one of its own takes the place of one of all links
		if i := find(hooks, h.name); i >= 0 {
			hooks[i] = h
		} else {
			hooks = append(hooks, h)
		}
	}
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
// 日本語: このリンクが呼ばれる前後に呼ばれるフックを付けます。
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
	if find(l.hooks, name) >= 0 {
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
	at := find(l.hooks, name)
	if at < 0 {
		array.FailIn("delete_hook", "there is no hook '%s'", name)
	}
	l.hooks[at].Deleted(l)
	l.hooks = append(l.hooks[:at:at], l.hooks[at+1:]...)
}

func find(hooks []namedHook, name string) int {
	return slices.IndexFunc(hooks, func(h namedHook) bool { return h.name == name })
}

// hookName returns the name under which the hook is added if no other is given.
//
//	> chainer.link_hooks.TimerHook().name
//	"TimerHook"
func hookName(h Hook) string { return h.Name() }

// localHooks returns the hooks of this link, by their names.
//
//	> model = L.Linear(3, 2):add_hook(chainer.link_hooks.TimerHook())
//	> model.local_link_hooks.TimerHook:total_time()
//	0
func (l *Link) localHooks() any {
	all := map[string]any{}
	for _, h := range l.hooks {
		all[h.name] = h.Hook
	}
	return all
}

// WithHook calls f while the hook watches the calls of all links, and returns
// what f returns. It is Python's "with hook:".
//
//	> hook = chainer.link_hooks.TimerHook()
//	> hook:with(function() return L.Linear(1, 1, {initialW = 2})(np.ones{1, 1}) end)
//	variable([[2.]])
//	> #hook.call_history
//	1
func WithHook(h Hook, s *Session, f catalog.Func) []any {
	w := watchers(s)
	if find(w.hooks, h.Name()) >= 0 {
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
