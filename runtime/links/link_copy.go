package links

import (
	"reflect"
	"unsafe"

	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("Link:copy(mode: \"share\"|\"copy\"|\"init\" = \"share\") -> value", (*Link).Copy, catalog.Links)
	catalog.Add("Link:repeat(n_repeat: integer, mode: \"init\"|\"copy\"|\"share\" = \"init\") -> value", (*Link).Repeat, catalog.Links)
}

// Copy returns a copy of the link and of all links in it. mode says what becomes
// of the parameters: with "share" both have the same arrays, and gradients of
// their own; with "copy" the arrays, gradients and update rules are copied; with
// "init" the parameters are drawn anew.
//
// 日本語: リンクの写しを作ります。
//
//	> model = L.Linear(1, 1, {initialW = 2})
//	> twin, other = model:copy(), model:copy("copy")
//	> model.W.data[{}] = 5
//	> print(twin.W.data, other.W.data)
//	[[5.]]	[[2.]]
func (l *Link) Copy(mode string) any {
	c := &copier{deep: mode != "share", fresh: map[any]any{}}
	fresh := c.link(l)
	if mode == "init" {
		fresh.AsLink().drawAnew()
	}
	if mode == "share" {
		fresh.AsLink().name = ""
	}
	return fresh
}

// drawAnew initializes all parameters again. As in Chainer, the links inside a
// chain are drawn once more after that; in a list, only they are.
func (l *Link) drawAnew() {
	switch l.self.(type) {
	case *ChainList, *Sequential:
	default:
		for _, p := range l.Params(false) {
			p.Initialize(p.Shape())
		}
	}
	for _, c := range l.children {
		c.link.drawAnew()
	}
}

// Repeat returns a Sequential of n_repeat copies of the link, by default with
// parameters of their own, drawn anew. It is written repeat_ in Lua.
//
// 日本語: 同じ形のリンクを何個も並べた Sequential を作ります。
//
//	> model = L.Linear(3, 3):repeat_(2)
//	> #model
//	2
//	> model:count_params()
//	24
func (l *Link) Repeat(n int, mode string) any {
	s := NewSequential(l.sess)
	for range n {
		s.Append(l.Copy(mode))
	}
	return s
}

// copier copies links. A link is a Go struct of any type; what it embeds as Link
// is copied by name, and pointers to parameters, persistent values and links in
// its other fields are replaced by those to the copies. So no link has to say how
// it is copied.
type copier struct {
	deep  bool // copy arrays too
	fresh map[any]any
}

// replacing returns the copier that replaces one pointer by another.
func replacing(old, new any) *copier { return &copier{fresh: map[any]any{old: new}} }

func (c *copier) link(l *Link) linker {
	if done, ok := c.fresh[l.self]; ok {
		return done.(linker)
	}
	fresh := reflect.New(reflect.TypeOf(l.self).Elem())
	fresh.Elem().Set(reflect.ValueOf(l.self).Elem())
	self := fresh.Interface().(linker)
	c.fresh[l.self] = self
	base := self.AsLink()
	*base = *l
	base.self = self
	base.names = append([]string(nil), l.names...)
	base.hooks = append([]namedHook(nil), l.hooks...)
	base.params, base.inOrder = map[string]*Parameter{}, nil
	for _, name := range l.names {
		base.params[name] = c.parameter(l.params[name])
	}
	base.kept = nil
	for _, k := range l.kept {
		base.kept = append(base.kept, kept{k.name, c.persistent(k.Persistent)})
	}
	base.children = nil
	for _, old := range l.children {
		copied := c.link(old.link)
		copied.AsLink().name = old.name
		base.children = append(base.children, child{old.name, copied, copied.AsLink()})
	}
	c.walk(self)
	c.script(l, self)
	return self
}

// script copies the script's side of a link.
func (c *copier) script(l *Link, self linker) {
	o := l.script()
	if o == nil {
		return
	}
	replace := c.replace
	if !c.deep {
		replace = nil
	}
	scripted := self.(catalog.Scripted)
	scripted.SetObject(o.Clone(scripted, replace))
}

func (c *copier) parameter(p *Parameter) *Parameter {
	if done, ok := c.fresh[p]; ok {
		return done.(*Parameter)
	}
	fresh := p.share
	if c.deep {
		fresh = p.clone
	}
	copied := fresh()
	c.fresh[p] = copied
	return copied
}

func (c *copier) persistent(k *Persistent) *Persistent {
	copied := &Persistent{k.Value}
	if c.deep {
		copied.Value = c.replace(k.Value)
	}
	c.fresh[k] = copied
	return copied
}

// replace returns what stands for v in the copy.
func (c *copier) replace(v any) any {
	switch v := v.(type) {
	case *Array:
		if c.deep && v != nil {
			return v.Copy()
		}
	case linker, *Parameter, *Persistent:
		if fresh, ok := c.fresh[v]; ok {
			return fresh
		}
	}
	return v
}

// walk replaces the pointers in the fields of a link.
func (c *copier) walk(self any) { c.value(reflect.ValueOf(self).Elem()) }

var linkType = reflect.TypeFor[Link]()

func (c *copier) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Field(i); f.Type() != linkType {
				c.value(reflect.NewAt(f.Type(), unsafe.Pointer(f.UnsafeAddr())).Elem()) // a field that is not exported, too
			}
		}
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			return
		}
		if old := v.Interface(); reflect.TypeOf(old).Kind() == reflect.Pointer {
			v.Set(reflect.ValueOf(c.replace(old)))
		}
	case reflect.Slice:
		if v.IsNil() {
			return
		}
		v.Set(reflect.AppendSlice(reflect.MakeSlice(v.Type(), 0, v.Len()), v))
		c.items(v)
	case reflect.Array:
		c.items(v)
	}
}

func (c *copier) items(v reflect.Value) {
	switch v.Type().Elem().Kind() {
	case reflect.Pointer, reflect.Interface, reflect.Slice, reflect.Struct:
		for i := range v.Len() {
			c.value(v.Index(i))
		}
	}
}

// clone returns a copy of the parameter with arrays and update rule of its own.
func (p *Parameter) clone() *Parameter {
	fresh := *p
	fresh.Variable, fresh.twins, fresh.gradStart = *p.Session().Variable(nil), nil, &nan
	fresh.SetName(p.Name())
	if p.IsInitialized() {
		fresh.Variable.SetData(p.Data().Copy())
	}
	if g := p.Grad(); g != nil {
		fresh.SetGrad(g.Copy())
		if g == p.unset {
			fresh.unset = fresh.Grad()
		}
	}
	if p.Rule != nil {
		fresh.Rule = p.Rule.Clone()
	}
	return &fresh
}
