package links

import (
	"fmt"
	"sort"
	"strings"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("Link:params(include_uninit: boolean = true) -> value", (*Link).Params, catalog.Links)
	catalog.Add("Link:cleargrads()", (*Link).ClearGrads, catalog.Links)
	catalog.Add("Link:zerograds()", (*Link).ZeroGrads, catalog.Links)
	catalog.Add("Link:count_params() -> integer", (*Link).CountParams, catalog.Links)
	catalog.AddProperty("Link.name: string?", (*Link).nameOrNil, nil, catalog.Links)
	catalog.Add("Link:__tostring() -> string", (*Link).String, catalog.Links)
	catalog.Add("Link:__getattr(name: string) -> value", (*Link).attribute, catalog.Links)
	catalog.Add("Link:__dir() -> strings", (*Link).attributes, catalog.Links)
}

// Link is what every link embeds: its parameters by name and its children, as
// chainer.Link and chainer.Chain.
type Link struct {
	sess     *Session
	self     any    // the link that embeds this one
	name     string // under which a chain holds it
	params   map[string]*Parameter
	names    []string // of params, sorted: Chainer's order
	children []child
	spec     func() string // the arguments that printing shows
}

// child is a link inside another.
type child struct {
	name  string
	value any // the link as it was given, such as a *Linear
	link  *Link
}

// AsLink returns l. What embeds a Link is used as one through it.
func (l *Link) AsLink() *Link { return l }

// Session returns the session that the link's parameters belong to.
func (l *Link) Session() *Session { return l.sess }

// NewBare returns a link without parameters, to be filled with AddParam.
func NewBare(s *Session) *Link { return &Link{sess: s} }

// AddParam registers a new parameter. start fills it; shape nil leaves that to the first call.
func (l *Link) AddParam(name string, start Initializer, shape []int) *Parameter {
	p := NewParameter(l.sess, start, shape)
	l.register(name, p)
	return p
}

func (l *Link) register(name string, p *Parameter) {
	if l.params == nil {
		l.params = map[string]*Parameter{}
	}
	if _, again := l.params[name]; !again {
		l.names = append(l.names, name)
		sort.Strings(l.names)
	}
	p.SetName(name)
	l.params[name] = p
}

// Params returns all parameters, those of the link itself in the order of their
// names and then those of its children; with include_uninit = false only those
// that have data.
//
//	> #L.Linear(3, 2):params()
//	2
func (l *Link) Params(includeUninit bool) []*Parameter {
	var all []*Parameter
	l.visit("", func(_ string, p *Parameter) {
		if includeUninit || p.IsInitialized() {
			all = append(all, p)
		}
	})
	return all
}

// visit calls f for every parameter with its path, such as "/l1/W".
func (l *Link) visit(path string, f func(path string, p *Parameter)) {
	for _, name := range l.names {
		f(path+"/"+name, l.params[name])
	}
	for _, c := range l.children {
		c.link.visit(path+"/"+c.name, f)
	}
}

// ClearGrads forgets the gradients of all parameters. Call it before
// backward(): gradients add up otherwise.
//
//	> model = L.Linear(2, 1)
//	> model:cleargrads()
//	> model.W.grad
//	nil
func (l *Link) ClearGrads() {
	for _, name := range l.names {
		l.params[name].ClearGrad()
	}
	for _, c := range l.children {
		c.link.ClearGrads()
	}
}

// ZeroGrads fills the gradients of all parameters with zeros. cleargrads is
// faster and does the same for backward.
//
//	> model = L.Linear(2, 1)
//	> model:zerograds()
//	> model.W.grad
//	[[0. 0.]]
func (l *Link) ZeroGrads() {
	for _, p := range l.Params(false) {
		p.ZeroGrad()
	}
}

// CountParams returns the number of numbers in all parameters.
//
//	> L.Linear(3, 2):count_params()
//	8
func (l *Link) CountParams() int {
	n := 0
	l.visit("", func(path string, p *Parameter) {
		if !p.IsInitialized() {
			array.FailIn("count_params", "%s has no shape yet: call the model once", path)
		}
		n += p.Size()
	})
	return n
}

// nameOrNil returns the name under which a chain holds the link, nil if none does.
//
//	> model = chainer.Chain{l1 = L.Linear(2, 1)}
//	> model.l1.name
//	"l1"
func (l *Link) nameOrNil() *string {
	if l.name == "" {
		return nil
	}
	return &l.name
}

// String returns the link as Chainer prints it: a tree of its children.
func (l *Link) String() string {
	spec := ""
	if l.spec != nil {
		spec = l.spec()
	}
	if len(l.children) == 0 {
		return className(l) + "(" + spec + ")"
	}
	lines := make([]string, len(l.children))
	for i, c := range l.children {
		lines[i] = fmt.Sprintf("  (%s): %s,\n", c.name, strings.ReplaceAll(c.link.String(), "\n", "\n  "))
	}
	return className(l) + "(\n" + strings.Join(lines, "") + ")"
}

func className(l *Link) string {
	if s, ok := l.self.(catalog.Scripted); ok && s.Object() != nil {
		return s.Object().Class()
	}
	name := fmt.Sprintf("%T", l.self)
	return name[strings.LastIndex(name, ".")+1:]
}

// attribute returns the parameter or child of that name, nil if there is none.
func (l *Link) attribute(name string) any {
	if p, ok := l.params[name]; ok {
		return p
	}
	for _, c := range l.children {
		if c.name == name {
			return c.value
		}
	}
	return nil
}

// attributes returns the names that attribute knows.
func (l *Link) attributes() []string {
	names := append([]string{}, l.names...)
	for _, c := range l.children {
		names = append(names, c.name)
	}
	return names
}
