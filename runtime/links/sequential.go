package links

import (
	"fmt"
	"strconv"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.AddClass("chainer.Sequential", NewSequential, catalog.Links)
	catalog.Add("Sequential:__call(args: value*) -> value*", (*Sequential).Forward, catalog.Links)
	catalog.Add("Sequential:append(layer: value)", (*Sequential).Append, catalog.Links)
	catalog.Add("Sequential:add_link(link: value)", (*Sequential).Append, catalog.Links)
	catalog.Add("Sequential:__getitem(i: value) -> value", (*Sequential).At, catalog.Links)
	catalog.Add("Sequential:__len() -> integer", (*Sequential).Len, catalog.Links)
	catalog.Add("Sequential:__tostring() -> string", (*Sequential).String, catalog.Links)
}

// Layer is a link that takes one Variable and returns one.
type Layer interface{ Apply(x *Variable) *Variable }

// Sequential calls its layers one after the other: links and functions.
type Sequential struct {
	scripted
	layers []any
}

// NewSequential makes a model that calls its layers, links and functions, one
// after the other: chainer.Sequential(L.Linear(2, 3), F.relu).
//
// 日本語: 部品を順番につなげたモデルを作ります。
//
//	> model = chainer.Sequential(L.Linear(2, 3), F.relu, L.Linear(3, 1))
//	> model(np.zeros{5, 2}).shape[2]
//	1
func NewSequential(s *Session) *Sequential {
	c := &Sequential{}
	c.setUp(s, c)
	return c
}

// Init appends the layers that the constructor got.
func (c *Sequential) Init(args []any) {
	for _, arg := range args {
		c.Append(arg)
	}
}

// Append adds a link or a function at the end.
//
// 日本語: 層を最後に加えます。
//
//	> model = chainer.Sequential(L.Linear(2, 3))
//	> model:append(F.relu)
//	> #model
//	2
func (c *Sequential) Append(layer any) { c.Insert(len(c.layers), layer) }

// Len returns the number of layers.
func (c *Sequential) Len() int { return len(c.layers) }

// At returns layer i, counted from 1; -1 is the last.
func (c *Sequential) At(i any) any { return c.layers[position(i, len(c.layers))] }

// Forward calls the layers: each gets what the one before returned.
func (c *Sequential) Forward(args ...any) []any {
	if len(c.layers) == 0 {
		array.FailIn("Sequential", "has no layers")
	}
	for _, layer := range c.layers {
		args = call(layer, args)
	}
	return args
}

// call calls a link or a function with what the layer before returned.
func call(layer any, args []any) []any {
	switch v := layer.(type) {
	case interface{ Forward(args ...any) []any }:
		if l := v.(linker).AsLink(); l.IsWatched() {
			return l.Around(args, func() []any { return v.Forward(args...) })
		}
		return v.Forward(args...)
	case catalog.Func:
		return v.Call(args...)
	case Layer:
		if len(args) == 1 {
			return []any{v.Apply(asVariable(v.(linker).AsLink().sess, args[0]))}
		}
	}
	l := layer.(linker).AsLink()
	if l.sess.FuncOf == nil {
		array.Fail("a %s in it can only be called by a script", className(l))
	}
	return l.sess.FuncOf(layer).Call(args...) // the arguments are sorted as those of a script's call
}

func asVariable(s *Session, x any) *Variable {
	switch v := x.(type) {
	case interface{ AsVariable() *Variable }:
		return v.AsVariable()
	case *Array:
		return s.Constant(v)
	}
	array.Fail("want an array or Variable as input")
	return nil
}

// String returns the sequence as Chainer prints it, functions by their names.
func (c *Sequential) String() string {
	if len(c.layers) == 0 {
		return className(&c.Link) + "()"
	}
	text := className(&c.Link) + "(\n"
	for i, layer := range c.layers {
		text += "  (" + strconv.Itoa(i) + "): " + indented(layer) + ",\n"
	}
	return text + ")"
}

func layerText(layer any) string {
	switch v := layer.(type) {
	case fmt.Stringer:
		return v.String()
	case interface{ Name() string }:
		return v.Name()
	}
	return "function"
}
