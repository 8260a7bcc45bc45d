package links

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.AddClass("chainer.Link", NewLink, catalog.Links)
	catalog.Add("ScriptLink:__call(args: value*) -> value*", (*ScriptLink).Forward, catalog.Links)
}

// ScriptLink is a link with parameters and without children that a script
// extends: chainer.Link.
type ScriptLink struct{ scripted }

// NewLink returns a link without parameters. Scripts extend the class: a
// Parameter stored in a field is registered under its name, and model(x) calls
// the method forward.
//
// 日本語: パラメータを持つ部品の元になるクラスです。
//
//	> Scale = chainer.Link:extend("Scale")
//	> function Scale:init() self.w = chainer.Parameter(3, {1}) end
//	> function Scale:forward(x) return self.w * x end
//	> Scale()(np.array{2})
//	variable([6.])
func NewLink(s *Session) *ScriptLink {
	l := &ScriptLink{}
	l.setUp(s, l)
	return l
}

// Init takes shapes by name: chainer.Link{W = {2, 3}}.
func (l *ScriptLink) Init(args []any) {
	for _, arg := range args {
		named, ok := arg.(catalog.Table)
		if !ok {
			array.FailIn("Link", "takes shapes by name: chainer.Link{W = {2, 3}}")
		}
		for _, name := range named.Names() {
			l.addParam(name, shapeOf(named.Get(name)), nil, nil)
		}
	}
}

// shapeOf reads a shape: a number or a table of numbers.
func shapeOf(v any) []int {
	list := []any{v}
	if table, ok := v.(catalog.Table); ok {
		list = items(table)
	}
	shape := make([]int, len(list))
	for i, n := range list {
		size, ok := n.(float64)
		if !ok || size != float64(int(size)) {
			array.Fail("want a shape, whole numbers in a table")
		}
		shape[i] = int(size)
	}
	return shape
}
