package links

import (
	"reflect"
	"slices"
	"sort"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.AddClass("chainer.Chain", NewChain, catalog.Links)
	catalog.AddClass("chainer.ChainList", NewChainList, catalog.Links)
	catalog.Add("Chain:__call(args: value*) -> value*", (*Chain).Forward, catalog.Links)
	catalog.Add("Chain:__setattr(name: string, value: value) -> boolean", (*Chain).assign, catalog.Links)
	catalog.Add("Chain:__getitem(name: value) -> value", (*Chain).item, catalog.Links)
	catalog.Add("Chain:add_link(name: string, link: value)", (*Chain).AddLink, catalog.Links)
	catalog.Add("ChainList:__call(args: value*) -> value*", (*ChainList).Forward, catalog.Links)
	catalog.Add("ChainList:__getitem(i: value) -> value", (*ChainList).At, catalog.Links)
	catalog.Add("ChainList:__len() -> integer", (*ChainList).Len, catalog.Links)
	catalog.Add("ChainList:append(link: value)", (*ChainList).Append, catalog.Links)
	catalog.Add("ChainList:add_link(link: value)", (*ChainList).Append, catalog.Links)
	catalog.Add("ChainList:insert(i: integer, link: value)", (*ChainList).Insert, catalog.Links)
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
// 日本語: 部品（リンク）を名前で持つモデルの元になるクラスです。
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
	c.setUp(s, c)
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
// 日本語: リンクを名前をつけて加えます。
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
	c.refuseTaken(name)
	c.assign(name, l)
}

// assign registers a link or parameter that is assigned to a field. It reports
// whether the field is now, or was, a registered one.
func (c *Chain) assign(name string, value any) bool {
	v, ok := value.(linker)
	if !ok {
		return c.Link.assign(name, value)
	}
	c.refuseMethod(name)
	l := v.AsLink()
	if l.contains(&c.Link) {
		array.Fail("'%s' would hold the model inside itself", name)
	}
	old := c.attribute(name)
	c.forget(name)
	l.name = name
	c.children = append(c.children, child{name, value, l})
	sort.Slice(c.children, func(i, k int) bool { return c.children[i].name < c.children[k].name })
	if reflect.TypeOf(old) == reflect.TypeOf(value) { // a chain written in Go has it in a field
		replacing(old, value).walk(c.self)
	}
	return true
}

func (c *Chain) item(name any) any {
	if text, ok := name.(string); ok {
		return c.attribute(text)
	}
	array.Fail("the links of a Chain have names: chain.name")
	return nil
}

// ChainList is a link made of a list of links. Scripts extend it.
type ChainList struct{ scripted }

// NewChainList is the class of models that hold a list of links, by number
// instead of by name. chainer.ChainList(l1, l2) makes a list of these links.
//
// 日本語: 部品（リンク）を番号で持つモデルの元になるクラスです。
//
//	> model = chainer.ChainList(L.Linear(2, 3), L.Linear(3, 1))
//	> model[2](model[1](np.zeros{5, 2})).shape[2]
//	1
func NewChainList(s *Session) *ChainList {
	c := &ChainList{}
	c.setUp(s, c)
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
// 日本語: リンクを最後に加えます。
//
//	> model = chainer.ChainList()
//	> model:append(L.Linear(2, 3))
//	> #model
//	1
func (c *ChainList) Append(link any) {
	c.Insert(len(c.children), link)
}

// Insert adds a link before number i, counted from 0; -1 is before the last.
//
//	> list = chainer.ChainList(L.Linear(1, 2))
//	> list:insert(0, L.Linear(1, 3))
//	> list[1].W.shape[1]
//	3
func (c *ChainList) Insert(i int, link any) {
	l, ok := link.(linker)
	if !ok {
		array.FailIn("add_link", "want a link")
	}
	base := l.AsLink()
	if base.contains(&c.Link) {
		array.FailIn("add_link", "the link holds the list itself")
	}
	c.children = slices.Insert(c.children, place(i, len(c.children)), child{"", link, base})
	c.number()
}

// Len returns the number of links: #list.
func (c *ChainList) Len() int { return len(c.children) }

// At returns link i, counted from 1; -1 is the last.
func (c *ChainList) At(i any) any { return c.children[position(i, len(c.children))].value }

// position returns the index, from 0, of what a script writes in brackets.
func position(i any, length int) int {
	n, ok := i.(float64)
	if !ok || n != float64(int(n)) {
		array.Fail("want the number of an item in brackets, counted from 1")
	}
	at := int(n) - 1
	if n < 0 {
		at = length + int(n)
	}
	if at < 0 || at >= length {
		array.Fail("there is no item %v: the list has %d, counted from 1", i, length)
	}
	return at
}
