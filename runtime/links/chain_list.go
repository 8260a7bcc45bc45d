package links

import (
	"strconv"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("ChainList:__setattr(name: string, value: value) -> boolean", (*ChainList).assign, catalog.Links)
	catalog.Add("ChainList:__setitem(i: value, link: value)", (*ChainList).SetAt, catalog.Links)
	catalog.Add("ChainList:extend(links: value)", (*ChainList).Extend, catalog.Links)
	catalog.Add("ChainList:pop(i: integer = -1) -> value", (*ChainList).Pop, catalog.Links)
	catalog.Add("ChainList:clear()", (*ChainList).Clear, catalog.Links)
}

// assign registers a Parameter. A link is registered by add_link, which gives it
// its number; a field may only hold one that is in the list.
func (c *ChainList) assign(name string, value any) bool {
	if v, ok := value.(linker); ok && !c.contains(v.AsLink()) {
		array.Fail("a ChainList numbers its links: write self:add_link(...), not self.%s = ...", name)
	}
	return c.Link.assign(name, value)
}

// SetAt replaces link i, counted from 1: list[1] = link. nil takes it away.
func (c *ChainList) SetAt(i, link any) {
	at := position(i, len(c.children))
	old := c.children
	c.children = append(append([]child{}, old[:at]...), old[at+1:]...)
	if link != nil {
		if _, ok := link.(linker); !ok {
			c.children = old
		}
		c.Insert(at, link)
	}
	c.number()
}

// Extend adds the links of a table or of another ChainList at the end.
//
// 日本語: リンクの並びを最後に加えます。
//
//	> list = chainer.ChainList()
//	> list:extend{L.Linear(1, 2), L.Linear(2, 1)}
//	> #list
//	2
func (c *ChainList) Extend(links any) {
	for _, link := range items(links) {
		c.Append(link)
	}
}

// Pop takes link i away, counted from 0, or the last, and returns it.
//
//	> list = chainer.ChainList(L.Linear(1, 2), L.Linear(2, 1))
//	> list:pop().W.shape[1]
//	1
func (c *ChainList) Pop(i int) any {
	at := index(i, len(c.children))
	link := c.children[at].value
	c.children = append(c.children[:at:at], c.children[at+1:]...)
	c.number()
	return link
}

// Clear takes all links away.
//
//	> list = chainer.ChainList(L.Linear(1, 2))
//	> list:clear()
//	> #list
//	0
func (c *ChainList) Clear() { c.children = nil }

// number names the links by their places.
func (l *Link) number() {
	for i := range l.children {
		c := &l.children[i]
		c.name = strconv.Itoa(i)
		c.link.name = c.name
	}
}

// items returns what is in a table or in a list of links or layers.
func items(list any) []any {
	var all []any
	switch v := list.(type) {
	case interface{ items() []any }:
		return v.items()
	case catalog.Table:
		for i := range v.Len() {
			all = append(all, v.At(i))
		}
	default:
		array.Fail("want a table of links or another list")
	}
	return all
}

func (c *ChainList) items() []any { return c.Children() }

// place returns where something is inserted before item i, counted from 0, in a
// list of that length; -1 is before the last.
func place(i, length int) int {
	if i < -length || i > length {
		array.Fail("there is no place %d in a list of %d", i, length)
	}
	if i < 0 {
		i += length
	}
	return i
}

// index returns the place of item i, counted from 0; -1 is the last.
func index(i, length int) int {
	if i >= length || length == 0 {
		array.Fail("there is no item %d in a list of %d", i, length)
	}
	return place(i, length)
}
