package links

import (
	"fmt"
	"sort"
	"strings"

	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("Link:params(include_uninit: boolean = true) -> value", (*Link).Params, catalog.Links)
	catalog.Add("Link:cleargrads()", (*Link).ClearGrads, catalog.Links)
	catalog.Add("Link:zerograds()", (*Link).ZeroGrads, catalog.Links)
	catalog.Add("Link:count_params() -> integer", (*Link).CountParams, catalog.Links)
	catalog.AddProperty("Link.name: string?", (*Link).Name, nil, catalog.Links)
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
	names    []string     // of params, sorted: Chainer's order
	inOrder  []*Parameter // those of names; nil until Each wants them
	children []child
	kept     []kept      // persistent values
	hooks    []namedHook // in the order in which they were added
	watchers *hooksOf    // of the session; nil until asked for
	spec     []any       // names and values that printing shows
	handle   any         // of a script
}

// child is a link inside another.
type child struct {
	name  string
	value any // the link as it was given, such as a *Linear
	link  *Link
}

// AsLink returns l. What embeds a Link is used as one through it.
func (l *Link) AsLink() *Link { return l }

// Self returns the link that embeds l.
func (l *Link) Self() any { return l.self }

// Handle is where a script's handle on the link is kept.
func (l *Link) Handle() *any { return &l.handle }

// Session returns the session that the link's parameters belong to.
func (l *Link) Session() *Session { return l.sess }

// setUp begins the constructor of a link, which self is. specs are what
// printing shows: a name, its value, the next name ...
func (l *Link) setUp(s *Session, self any, specs ...any) { l.sess, l.self, l.spec = s, self, specs }

// NewBare returns a link without parameters, to be filled with AddParam.
func NewBare(s *Session) *Link {
	l := &Link{}
	l.setUp(s, l)
	return l
}

// add enters a class of links into the catalog: the constructor, without the
// "L.", and the signature of its call, which scripts reach as link(x) and as
// link:forward(x).
func add(constructor string, create any, call string, forward any) {
	class := constructor[:strings.Index(constructor, "(")]
	catalog.Add("L."+constructor, create, catalog.Links)
	catalog.Add(class+":__call"+call, forward, catalog.Links)
	catalog.Add(class+":forward"+call, forward, catalog.Links)
}

// weight registers a parameter filled as an argument initialW says, LeCunNormal
// for nil. Without a shape, Initialize gives it one at the first call.
func (l *Link) weight(name string, initialW any, shape ...int) *Parameter {
	return l.AddParam(name, initializerOf(initialW, NewLeCunNormal(1, nil, nil)), shape)
}

// bias registers a parameter filled as an argument initial_bias says, 0 for nil.
func (l *Link) bias(name string, initialBias any, shape ...int) *Parameter {
	return l.AddParam(name, initializerOf(initialBias, constant(0)), shape)
}

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
	l.params[name], l.inOrder = p, nil
}

// Params returns all parameters, those of the link itself in the order of their
// names and then those of its children; with include_uninit = false only those
// that have data.
//
// 日本語: すべてのパラメータを順に取り出します。
//
//	> #L.Linear(3, 2):params()
//	2
func (l *Link) Params(includeUninit bool) []*Parameter {
	var all []*Parameter
	l.Each(func(p *Parameter) {
		if includeUninit || p.IsInitialized() {
			all = append(all, p)
		}
	})
	return all
}

// Each calls f for every parameter, in the order of Params.
func (l *Link) Each(f func(p *Parameter)) {
	if l.inOrder == nil {
		for _, name := range l.names {
			l.inOrder = append(l.inOrder, l.params[name])
		}
	}
	for _, p := range l.inOrder {
		f(p)
	}
	for _, c := range l.children {
		c.link.Each(f)
	}
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
// 日本語: すべてのパラメータの勾配を消します。
//
//	> model = L.Linear(2, 1)
//	> model:cleargrads()
//	> model.W.grad
//	nil
func (l *Link) ClearGrads() { l.Each((*Parameter).ClearGrad) }

// ZeroGrads fills the gradients of all parameters with zeros. cleargrads is
// faster and does the same for backward.
//
// 日本語: すべてのパラメータの勾配を 0 にします。
//
//	> model = L.Linear(2, 1)
//	> model:zerograds()
//	> model.W.grad
//	[[0. 0.]]
func (l *Link) ZeroGrads() { l.Each((*Parameter).ZeroGrad) }

// CountParams returns the number of numbers in all parameters. Those that have
// no shape yet, before the first call of the model, are not counted.
//
// 日本語: パラメータの数（要素の合計）を数えます。
//
//	> L.Linear(3, 2):count_params()
//	8
func (l *Link) CountParams() int {
	n := 0
	for _, p := range l.Params(false) {
		n += p.Size()
	}
	return n
}

// Name returns the name under which a chain holds the link, nil if none does.
//
// 日本語: 親の中での自分の名前です。
//
//	> model = chainer.Chain{l1 = L.Linear(2, 1)}
//	> model.l1.name
//	"l1"
func (l *Link) Name() *string {
	if l.name == "" {
		return nil
	}
	return &l.name
}

// String returns the link as Chainer prints it: a tree of its children.
func (l *Link) String() string {
	if len(l.children) == 0 {
		return className(l) + "(" + l.specs() + ")"
	}
	lines := make([]string, len(l.children))
	for i, c := range l.children {
		lines[i] = fmt.Sprintf("  (%s): %s,\n", c.name, indented(c.value))
	}
	return className(l) + "(\n" + strings.Join(lines, "") + ")"
}

// indented is how a link or function inside another is printed.
func indented(layer any) string { return strings.ReplaceAll(layerText(layer), "\n", "\n  ") }

func (l *Link) specs() string {
	spec := l.spec
	if now, ok := l.self.(interface{ printed() []any }); ok { // what scripts may change
		spec = now.printed()
	}
	var text []string
	for i := 0; i < len(spec); i += 2 {
		text = append(text, fmt.Sprintf("%s=%s", spec[i], python(spec[i+1])))
	}
	return strings.Join(text, ", ")
}

func className(l *Link) string {
	if o := l.script(); o != nil {
		return o.Class()
	}
	if named, ok := l.self.(interface{ class() string }); ok {
		return named.class()
	}
	name := fmt.Sprintf("%T", l.self)
	return name[strings.LastIndex(name, ".")+1:]
}

// attribute returns the parameter, child or persistent value of that name, nil
// if there is none.
func (l *Link) attribute(name string) any {
	if p, ok := l.params[name]; ok {
		return p
	}
	for _, c := range l.children {
		if c.name == name {
			return c.value
		}
	}
	if k := l.persistent(name); k != nil {
		return k.Value
	}
	return nil
}

// attributes returns the names that attribute knows.
func (l *Link) attributes() []string {
	names := append([]string{}, l.names...)
	for _, c := range l.children {
		names = append(names, c.name)
	}
	for _, k := range l.kept {
		names = append(names, k.name)
	}
	return names
}
