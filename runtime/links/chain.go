package links

import (
	"sort"
	"strconv"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.AddClass("chainer.Chain", NewChain, catalog.Links)
	catalog.AddClass("chainer.ChainList", NewChainList, catalog.Links)
	catalog.Add("Chain:__call(args: value*) -> value*", (*Chain).Forward, catalog.Links)
	catalog.Add("Chain:__setattr(name: string, value: value) -> boolean", (*Chain).assign, catalog.Links)
	catalog.Add("Chain:add_link(name: string, link: value)", (*Chain).AddLink, catalog.Links)
	catalog.Add("ChainList:__call(args: value*) -> value*", (*ChainList).Forward, catalog.Links)
	catalog.Add("ChainList:__getitem(i: value) -> value", (*ChainList).At, catalog.Links)
	catalog.Add("ChainList:__len() -> integer", (*ChainList).Len, catalog.Links)
	catalog.Add("ChainList:append(link: value)", (*ChainList).Append, catalog.Links)
	catalog.Add("ChainList:add_link(link: value)", (*ChainList).Append, catalog.Links)
}

// linker is every Go type that embeds a Link.
type linker interface{ AsLink() *Link }

// scripted is what the links share that scripts extend.
type scripted struct {
	Link
	object catalog.Object
}

// SetObject joins the link with the script's side of it.
func (c *scripted) SetObject(o catalog.Object) { c.object = o }

// Object returns the script's side, nil if there is none.
func (c *scripted) Object() catalog.Object { return c.object }

// Forward calls the forward method that the script wrote.
func (c *scripted) Forward(args ...any) []any {
	if c.object != nil {
		if results, ok := c.object.Call("forward", args...); ok {
			return results
		}
	}
	array.Fail("%s has no method forward: write function %s:forward(x) ... end", className(&c.Link), className(&c.Link))
	return nil
}

// Chain is a link made of named links: a model. Scripts extend it.
type Chain struct{ scripted }

// NewChain is the class of which scripts make models. A link or Parameter that
// is stored in a field belongs to the model under that name, and model(...) calls
// the method forward. chainer.Chain{l1 = ...} makes a chain of the links named.
//
//	> MLP = chainer.Chain:extend("MLP")
//	> function MLP:init(n)
//	>   self.l1, self.l2 = L.Linear(2, n), L.Linear(n, 1)
//	> end
//	> function MLP:forward(x) return self.l2(F.relu(self.l1(x))) end
//	> model = MLP(3)
//	> model(np.zeros{5, 2}).shape[1]
//	5
//	> model:count_params()
//	13
func NewChain(s *Session) *Chain {
	c := &Chain{}
	c.sess, c.self = s, c
	return c
}

// Init takes links by name: chainer.Chain{l1 = ..., l2 = ...}.
func (c *Chain) Init(args []any) {
	for _, arg := range args {
		named, ok := arg.(catalog.Table)
		if !ok {
			array.FailIn("Chain", "takes links by name: chainer.Chain{l1 = ...}")
		}
		for _, name := range named.Names() {
			c.AddLink(name, named.Get(name))
		}
	}
}

// AddLink registers a link under a name, as assigning it to a field does.
//
//	> model = chainer.Chain()
//	> model:add_link("l1", L.Linear(2, 1))
//	> model.l1.W.shape[2]
//	2
func (c *Chain) AddLink(name string, link any) {
	l, ok := link.(linker)
	if !ok {
		array.FailIn("add_link", "'%s' is no link", name)
	}
	if c.attribute(name) != nil {
		array.FailIn("add_link", "there is a '%s' already", name)
	}
	c.assign(name, l)
}

// assign registers a link or parameter that is assigned to a field. It reports
// whether the field is now, or was, a registered one.
func (c *Chain) assign(name string, value any) bool {
	was := c.forget(name)
	switch v := value.(type) {
	case *Parameter:
		c.register(name, v)
		return true
	case linker:
		l := v.AsLink()
		l.name = name
		c.children = append(c.children, child{name, value, l})
		sort.Slice(c.children, func(i, k int) bool { return c.children[i].name < c.children[k].name })
		return true
	}
	return was && value == nil
}

// forget takes away the parameter or child of that name.
func (c *Chain) forget(name string) bool {
	if _, ok := c.params[name]; ok {
		delete(c.params, name)
		at := sort.SearchStrings(c.names, name)
		c.names = append(c.names[:at], c.names[at+1:]...)
		return true
	}
	for i, old := range c.children {
		if old.name == name {
			c.children = append(c.children[:i], c.children[i+1:]...)
			return true
		}
	}
	return false
}

// ChainList is a link made of a list of links. Scripts extend it.
type ChainList struct{ scripted }

// NewChainList is the class of models that hold a list of links, by number
// instead of by name. chainer.ChainList(l1, l2) makes a list of these links.
//
//	> model = chainer.ChainList(L.Linear(2, 3), L.Linear(3, 1))
//	> model[2](model[1](np.zeros{5, 2})).shape[2]
//	1
func NewChainList(s *Session) *ChainList {
	c := &ChainList{}
	c.sess, c.self = s, c
	return c
}

// Init appends the links that the constructor got.
func (c *ChainList) Init(args []any) {
	for _, arg := range args {
		c.Append(arg)
	}
}

// Append adds a link at the end. add_link is another name of it.
//
//	> model = chainer.ChainList()
//	> model:append(L.Linear(2, 3))
//	> #model
//	1
func (c *ChainList) Append(link any) {
	l, ok := link.(linker)
	if !ok {
		array.FailIn("add_link", "want a link")
	}
	base := l.AsLink()
	base.name = strconv.Itoa(len(c.children))
	c.children = append(c.children, child{base.name, link, base})
}

// Len returns the number of links: #list.
func (c *ChainList) Len() int { return len(c.children) }

// At returns link i, counted from 1; -1 is the last.
func (c *ChainList) At(i any) any { return c.children[position(i, len(c.children))].value }

// position returns the index, from 0, of what a script writes in brackets.
func position(i any, length int) int {
	n, ok := i.(float64)
	at := int(n) - 1
	if n < 0 {
		at = length + int(n)
	}
	if !ok || at < 0 || at >= length {
		array.Fail("there is no item %v: the list has %d, counted from 1", i, length)
	}
	return at
}
