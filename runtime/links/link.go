package links

import (
	"sort"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("Link:params(include_uninit: boolean = true) -> value", (*Link).Params, catalog.Links)
	catalog.Add("Link:cleargrads()", (*Link).ClearGrads, catalog.Links)
	catalog.Add("Link:zerograds()", (*Link).ZeroGrads, catalog.Links)
	catalog.Add("Link:count_params() -> integer", (*Link).CountParams, catalog.Links)
	catalog.Add("Link:__getattr(name: string) -> value", (*Link).attribute, catalog.Links)
	catalog.Add("Link:__dir() -> strings", (*Link).attributes, catalog.Links)
}

// Link is what every link embeds: its parameters by name, as chainer.Link.
type Link struct {
	sess   *Session
	params map[string]*Parameter
	names  []string // of params, sorted: Chainer's order
}

// Session returns the session that the link's parameters belong to.
func (l *Link) Session() *Session { return l.sess }

// NewBare returns a link without parameters, to be filled with AddParam.
func NewBare(s *Session) *Link { return &Link{sess: s} }

// AddParam registers a parameter. start fills it; shape nil leaves that to the first call.
func (l *Link) AddParam(name string, start Initializer, shape []int) *Parameter {
	if l.params == nil {
		l.params = map[string]*Parameter{}
	}
	p := NewParameter(l.sess, start, shape)
	p.SetName(name)
	l.params[name] = p
	l.names = append(l.names, name)
	sort.Strings(l.names)
	return p
}

// Params returns all parameters in the order of their names; with
// include_uninit = false only those that have data.
//
//	> #L.Linear(3, 2):params()
//	2
func (l *Link) Params(includeUninit bool) []*Parameter {
	all := make([]*Parameter, 0, len(l.names))
	for _, name := range l.names {
		if p := l.params[name]; includeUninit || p.IsInitialized() {
			all = append(all, p)
		}
	}
	return all
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
}

// ZeroGrads fills the gradients of all parameters with zeros.
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
	for _, name := range l.names {
		p := l.params[name]
		if !p.IsInitialized() {
			array.FailIn("count_params", "%s has no shape yet: call the link once", name)
		}
		n += p.Size()
	}
	return n
}

// attribute returns the parameter of that name, nil if there is none.
func (l *Link) attribute(name string) any {
	if p, ok := l.params[name]; ok {
		return p
	}
	return nil
}

// attributes returns the names that attribute knows.
func (l *Link) attributes() []string { return l.names }
