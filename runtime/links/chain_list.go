package links

import (
	"slices"
	"strconv"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("ChainList:__setattr(name: string, value: value) -> boolean", (*ChainList).assign, catalog.Links)
	catalog.Add("ChainList:__setitem(i: value, link: value)", (*ChainList).SetAt, catalog.Links)
	catalog.Add("ChainList:extend(links: value)", (*ChainList).Extend, catalog.Links)
	catalog.Add("ChainList:pop(i: integer = -1) -> value", (*ChainList).Pop, catalog.Links)
	catalog.Add("ChainList:remove(link: value)", (*ChainList).Remove, catalog.Links)
	catalog.Add("ChainList:index(link: value) -> integer", (*ChainList).Index, catalog.Links)
	catalog.Add("ChainList:count(link: value) -> integer", (*ChainList).Count, catalog.Links)
	catalog.Add("ChainList:reverse()", (*ChainList).Reverse, catalog.Links)
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
	c.wholly(func() {
		c.Pop(at)
		if link != nil {
			c.Insert(at, link)
		}
	})
}

// wholly calls f, which changes the list; after an error the list is as it was.
func (c *ChainList) wholly(f func()) {
	old := slices.Clone(c.children)
	if err := array.Try(f); err != nil {
		c.children = old
		c.number()
		panic(err)
	}
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
	c.wholly(func() {
		for _, link := range items(links) {
			c.Append(link)
		}
	})
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

// Remove takes a link out of the list.
//
//	> list = chainer.ChainList(L.Linear(1, 2), L.Linear(2, 1))
//	> list:remove(list[1])
//	> list[1].W.shape[1]
//	1
func (c *ChainList) Remove(link any) { c.Pop(c.Index(link)) }

// Index returns the place of a link, counted from 0.
//
//	> list = chainer.ChainList(L.Linear(1, 2), L.Linear(2, 1))
//	> list:index(list[2])
//	1
func (c *ChainList) Index(link any) int {
	at := slices.IndexFunc(c.children, func(child child) bool { return child.value == link })
	if at < 0 {
		array.Fail("there is no such link in the list")
	}
	return at
}

// Count returns how often a link occurs.
//
//	> list = chainer.ChainList(L.Linear(1, 2))
//	> list:count(list[1])
//	1
func (c *ChainList) Count(link any) int {
	n := 0
	for _, child := range c.children {
		if child.value == link {
			n++
		}
	}
	return n
}

// Reverse puts the links into the opposite order.
//
//	> list = chainer.ChainList(L.Linear(1, 2), L.Linear(2, 1))
//	> list:reverse()
//	> list[1].W.shape[1]
//	1
func (c *ChainList) Reverse() {
	c.children = slices.Clone(c.children)
	slices.Reverse(c.children)
	c.number()
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
