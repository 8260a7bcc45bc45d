package links

import (
	"fmt"
	"sort"
	"strings"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("Link:__setattr(name: string, value: value) -> boolean", (*Link).assign, catalog.Links)
	catalog.Add("Link:init_scope(f: function) -> value*", (*Link).initScope, catalog.Links)
	catalog.Add("Link:add_param(name: string, shape: ints? = nil, dtype: dtype? = nil, initializer: value = nil)", (*Link).addParam, catalog.Links)
	catalog.Add("Link:add_persistent(name: string, value: value)", (*Link).AddPersistent, catalog.Links)
	catalog.Add("Link:register_persistent(name: string)", (*Link).RegisterPersistent, catalog.Links)
}

// Persistent is a value that is saved with a link but not trained, such as the
// running mean of a BatchNormalization: nil, a number, a boolean or an array.
type Persistent struct{ Value any }

// Array returns the value of a persistent array, nil if there is none yet.
func (p *Persistent) Array() *Array {
	a, _ := p.Value.(*Array)
	return a
}

// Int returns the value of a persistent count.
func (p *Persistent) Int() int {
	switch v := p.Value.(type) {
	case int:
		return v
	case float64:
		return int(v)
	}
	return 0
}

// kept is a persistent value and its name.
type kept struct {
	name string
	*Persistent
}

func (l *Link) persistent(name string) *Persistent {
	for _, k := range l.kept {
		if k.name == name {
			return k.Persistent
		}
	}
	return nil
}

// initScope calls f and returns its results. In Python, parameters and links
// belong to a model if they are assigned inside of this block; here they do
// everywhere, so that the block of a program from Python may stay or go.
//
//	> MLP = chainer.Chain:extend("MLP")
//	> function MLP:init()
//	>   self:init_scope(function() self.l1 = L.Linear(2, 1) end)
//	> end
//	> MLP():count_params()
//	3
func (l *Link) initScope(f catalog.Func) []any { return f.Call() }

// addParam registers a new parameter: add_param. initializer is what
// chainer.Parameter takes, or nil for NaN; the shape may follow later.
//
// 日本語: パラメータを加えます。
//
//	> model = chainer.Link()
//	> model:add_param("W", {2}, nil, 0.5)
//	> model.W
//	variable W([0.5 0.5])
func (l *Link) addParam(name string, shape []int, dtype *array.Dtype, from any) {
	l.refuseTaken(name)
	start := initializerOf(from, NewNaN(dtype))
	if own := start.dtypeOrNil(); dtype != nil && (own == nil || *own != *dtype) {
		start = &cast{initializer{dtype}, start}
	}
	l.AddParam(name, start, shape)
}

// cast is an initializer for a dtype other than its own.
type cast struct {
	initializer
	from Initializer
}

// Fill fills a.
func (c cast) Fill(s *Session, a *Array) { c.from.Fill(s, a) }

// AddPersistent registers a value that is saved and loaded with the link but
// not trained, and returns where it is kept. It is an attribute of the link.
//
// 日本語: 保存するがパラメータではない値を加えます。
//
//	> model = chainer.Chain()
//	> model:add_persistent("steps", 7)
//	> model.steps = model.steps + 1
//	> model.steps
//	8
func (l *Link) AddPersistent(name string, value any) {
	l.refuseTaken(name)
	l.Keep(name, value)
}

// Keep is AddPersistent for links written in Go.
func (l *Link) Keep(name string, value any) *Persistent {
	l.refuseMethod(name)
	p := &Persistent{}
	p.set(name, value)
	l.kept = append(l.kept, kept{name, p})
	sort.Slice(l.kept, func(i, k int) bool { return l.kept[i].name < l.kept[k].name })
	return p
}

func (p *Persistent) set(name string, value any) {
	switch value.(type) {
	case nil, bool, int, float64, *Array:
		p.Value = value
	default:
		array.Fail("the persistent value '%s' is none of an array, a number, true, false and nil", name)
	}
}

// RegisterPersistent makes an attribute that exists a persistent value.
//
//	> model = chainer.Chain()
//	> model.steps = 7
//	> model:register_persistent("steps")
func (l *Link) RegisterPersistent(name string) {
	if l.persistent(name) != nil {
		return
	}
	if p := l.params[name]; p != nil { // as in Chainer, it is saved but no longer trained
		l.forget(name)
		l.Keep(name, p.Data())
		return
	}
	if o := l.script(); o != nil && o.Get(name) != nil {
		l.Keep(name, o.Get(name))
		o.Set(name, nil)
		return
	}
	array.FailIn("register_persistent", "there is no '%s'", name)
}

// assign registers a Parameter that is assigned to a field, or changes a
// persistent value. It reports whether the field is now, or was, of that kind.
func (l *Link) assign(name string, value any) bool {
	if p, ok := value.(*Parameter); ok {
		old := l.params[name]
		if old == nil {
			l.refuseMethod(name)
		}
		l.forget(name)
		l.register(name, p)
		if old != nil {
			replacing(old, p).walk(l.self)
		}
		return true
	}
	if k := l.persistent(name); k != nil && value != nil {
		k.set(name, value)
		return true
	}
	if value == nil && l.attribute(name) != nil {
		if l.script() == nil {
			array.Fail("%s needs its '%s'", className(l), name)
		}
		l.forget(name)
		return true
	}
	return false
}

// script returns the script's side of the link, nil if there is none.
func (l *Link) script() catalog.Object {
	if s, ok := l.self.(catalog.Scripted); ok {
		return s.Object()
	}
	return nil
}

// forget takes away the parameter, child or persistent value of that name.
func (l *Link) forget(name string) {
	if _, ok := l.params[name]; ok {
		delete(l.params, name)
		l.inOrder = nil
		at := sort.SearchStrings(l.names, name)
		l.names = append(l.names[:at:at], l.names[at+1:]...)
	}
	for i, c := range l.children {
		if c.name == name {
			l.children = append(l.children[:i:i], l.children[i+1:]...)
			break
		}
	}
	for i, k := range l.kept {
		if k.name == name {
			l.kept = append(l.kept[:i:i], l.kept[i+1:]...)
			break
		}
	}
}

// maxNesting bounds how deep links may stand in each other. All that walks through a
// model, such as params, takes Go's stack for each level.
const maxNesting = 1000

// contains reports whether other is l or a link inside it.
func (l *Link) contains(other *Link) bool { return l.containsWithin(other, maxNesting) }

func (l *Link) containsWithin(other *Link, levels int) bool {
	if l == other {
		return true
	}
	if levels == 0 {
		array.Fail("links stand in each other more than %d deep", maxNesting)
	}
	array.Poll() // a link that stands in many places is visited as often
	for _, c := range l.children {
		if c.link.containsWithin(other, levels-1) {
			return true
		}
	}
	return false
}

// refuseTaken raises an error if the link has an attribute of that name.
func (l *Link) refuseTaken(name string) {
	o := l.script()
	if l.attribute(name) != nil || l.persistent(name) != nil || o != nil && o.Get(name) != nil {
		array.Fail("there is a '%s' already", name)
	}
}

// refuseMethod raises an error if the link has a method of that name, which
// would hide the attribute.
func (l *Link) refuseMethod(name string) {
	classes := []string{"Link", strings.TrimPrefix(fmt.Sprintf("%T", l.self), "*links.")}
	if classes[1] == "Sequential" {
		classes = append(classes, "ChainList")
	}
	for _, class := range classes {
		if catalog.Lookup(class+"."+name) != nil {
			array.Fail("'%s' is the name of a method of links: choose another", name)
		}
	}
}
