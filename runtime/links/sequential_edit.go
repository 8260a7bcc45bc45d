package links

import (
	"slices"
	"strings"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("Sequential:__setitem(i: value, layer: value)", (*Sequential).SetAt, catalog.Links)
	catalog.Add("Sequential:__add(other: value) -> value", joined, catalog.Links)
	catalog.Add("Sequential:insert(i: integer, layer: value)", (*Sequential).Insert, catalog.Links)
	catalog.Add("Sequential:extend(sequential: value)", (*Sequential).Extend, catalog.Links)
	catalog.Add("Sequential:pop(i: integer = -1) -> value", (*Sequential).Pop, catalog.Links)
	catalog.Add("Sequential:remove(layer: value)", (*Sequential).Remove, catalog.Links)
	catalog.Add("Sequential:remove_by_layer_type(type_name: string)", (*Sequential).RemoveByLayerType, catalog.Links)
	catalog.Add("Sequential:reverse()", (*Sequential).Reverse, catalog.Links)
	catalog.Add("Sequential:clear()", (*Sequential).Clear, catalog.Links)
	catalog.Add("Sequential:index(layer: value) -> integer", (*Sequential).Index, catalog.Links)
	catalog.Add("Sequential:count(layer: value) -> integer", (*Sequential).Count, catalog.Links)
	catalog.Add("Sequential:count_by_layer_type(type_name: string) -> integer", (*Sequential).CountByLayerType, catalog.Links)
	catalog.Add("Sequential:flatten() -> value", (*Sequential).Flatten, catalog.Links)
}

// Insert adds a layer before number i, counted from 0; -1 is before the last.
//
//	> model = chainer.Sequential(L.Linear(1, 2))
//	> model:insert(0, F.relu)
//	> model
//	Sequential(
//	  (0): F.relu,
//	  (1): Linear(in_size=1, out_size=2, nobias=False),
//	)
func (c *Sequential) Insert(i int, layer any) {
	switch v := layer.(type) {
	case linker:
		if v.AsLink().contains(&c.Link) {
			array.FailIn("Sequential", "the layer holds the Sequential itself")
		}
	case catalog.Func:
	default:
		array.FailIn("Sequential", "layer %d is no link and no function", i+1)
	}
	c.setLayers(slices.Insert(slices.Clone(c.layers), place(i, len(c.layers)), layer))
}

// setLayers replaces the layers; the links among them are the children.
func (c *Sequential) setLayers(layers []any) {
	c.layers, c.children = layers, nil
	for _, layer := range layers {
		if v, ok := layer.(linker); ok {
			c.children = append(c.children, child{"", layer, v.AsLink()})
		}
	}
	c.number()
}

// SetAt replaces layer i, counted from 1: model[1] = F.relu. nil takes it away.
func (c *Sequential) SetAt(i, layer any) {
	at := position(i, len(c.layers))
	c.wholly(func() {
		c.Pop(at)
		if layer != nil {
			c.Insert(at, layer)
		}
	})
}

// wholly calls f, which changes the layers; after an error they are as they were.
func (c *Sequential) wholly(f func()) {
	old := c.layers
	if err := array.Try(f); err != nil {
		c.setLayers(old)
		panic(err)
	}
}

// Extend adds the layers of a table or of another Sequential at the end.
//
// 日本語: 別の Sequential の層を最後に加えます。
//
//	> model = chainer.Sequential(L.Linear(1, 2))
//	> model:extend(chainer.Sequential(F.relu, L.Linear(2, 1)))
//	> #model
//	3
func (c *Sequential) Extend(layers any) {
	c.wholly(func() {
		for _, layer := range items(layers) {
			c.Append(layer)
		}
	})
}

// joined returns a Sequential with the layers of both: a + b.
func joined(a *Sequential, b any) any {
	other, ok := b.(*Sequential)
	if !ok {
		array.FailIn("+", "want a Sequential on both sides")
	}
	s := NewSequential(a.sess)
	s.setLayers(append(slices.Clone(a.layers), other.layers...))
	return s
}

// Pop takes layer i away, counted from 0, or the last, and returns it.
//
//	> model = chainer.Sequential(L.Linear(1, 2), F.relu)
//	> layer = model:pop()
//	> #model
//	1
func (c *Sequential) Pop(i int) any {
	at := index(i, len(c.layers))
	layer := c.layers[at]
	c.setLayers(slices.Delete(slices.Clone(c.layers), at, at+1))
	return layer
}

// Remove takes the first of the layers away that is this one.
//
//	> model = chainer.Sequential(L.Linear(1, 2), F.relu)
//	> model:remove(F.relu)
//	> #model
//	1
func (c *Sequential) Remove(layer any) { c.Pop(c.Index(layer)) }

// RemoveByLayerType takes all layers of a class of links, or all of a function
// of that name, away.
//
//	> model = chainer.Sequential(L.Linear(1, 2), F.relu, L.Linear(2, 2), F.relu)
//	> model:remove_by_layer_type("relu")
//	> #model
//	2
func (c *Sequential) RemoveByLayerType(typeName string) {
	c.setLayers(slices.DeleteFunc(slices.Clone(c.layers), func(l any) bool { return layerType(l) == typeName }))
}

// Reverse puts the layers into the opposite order.
//
//	> model = chainer.Sequential(L.Linear(1, 2), F.relu)
//	> model:reverse()
//	> model[1] == F.relu
//	true
func (c *Sequential) Reverse() {
	layers := slices.Clone(c.layers)
	slices.Reverse(layers)
	c.setLayers(layers)
}

// Clear takes all layers away.
//
//	> model = chainer.Sequential(L.Linear(1, 2), F.relu)
//	> model:clear()
//	> #model
//	0
func (c *Sequential) Clear() { c.setLayers(nil) }

// Index returns the number of the first layer that is this one, counted from 0.
//
//	> chainer.Sequential(L.Linear(1, 2), F.relu):index(F.relu)
//	1
func (c *Sequential) Index(layer any) int {
	at := slices.IndexFunc(c.layers, func(l any) bool { return sameLayer(l, layer) })
	if at < 0 {
		array.Fail("there is no such layer")
	}
	return at
}

// Count returns how often a layer occurs.
//
//	> chainer.Sequential(F.relu, L.Linear(1, 2), F.relu):count(F.relu)
//	2
func (c *Sequential) Count(layer any) int {
	n := 0
	for _, l := range c.layers {
		if sameLayer(l, layer) {
			n++
		}
	}
	return n
}

// CountByLayerType returns how many layers are of a class of links, or how many
// are the function of that name.
//
//	> chainer.Sequential(F.relu, L.Linear(1, 2), F.relu):count_by_layer_type("Linear")
//	1
func (c *Sequential) CountByLayerType(typeName string) int {
	n := 0
	for _, l := range c.layers {
		if layerType(l) == typeName {
			n++
		}
	}
	return n
}

// Flatten returns a Sequential in which the layers of every Sequential inside
// stand in its place.
//
//	> #chainer.Sequential(chainer.Sequential(F.relu, F.relu), F.relu):flatten()
//	3
func (c *Sequential) Flatten() any {
	flat := NewSequential(c.sess)
	for _, layer := range c.layers {
		if inner, ok := layer.(*Sequential); ok {
			flat.Extend(inner.Flatten())
		} else {
			flat.Append(layer)
		}
	}
	return flat
}

func (c *Sequential) items() []any { return slices.Clone(c.layers) }

// layerType is the class of a link or the name of a function, "relu" for F.relu.
func layerType(layer any) string {
	if v, ok := layer.(linker); ok {
		return className(v.AsLink())
	}
	name := layerText(layer)
	return name[strings.LastIndex(name, ".")+1:]
}

// sameLayer compares links and functions of scripts.
func sameLayer(a, b any) bool {
	if f, ok := a.(interface{ Same(other any) bool }); ok {
		return f.Same(b)
	}
	return a == b
}
