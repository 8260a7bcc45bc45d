package bindings

import (
	"reflect"
	"slices"

	lua "github.com/yuin/gopher-lua"

	"nnlua/runtime/catalog"
)

// index makes __index of a class: what a script reads as v.name or v[i].
func (b *Binding) index(c *class) lua.LGFunction {
	return func(L *lua.LState) int {
		key, named := L.Get(2).(lua.LString)
		if !named && c.getItem != nil {
			L.Insert(c.getItem, 1)
			L.Call(2, 1)
			return 1
		}
		ud := L.CheckUserData(1)
		o := objectOf(ud)
		switch {
		case o == nil: // loss:backward(): a method that was called before
			if m := c.methods.RawGetString(string(key)); m != lua.LNil {
				L.Push(m)
				return 1
			}
		case c.child != nil && named:
			if v := c.child(ud.Value, string(key)); v != nil {
				L.Push(v)
				return 1
			}
		}
		if row := c.property(string(key)); row != nil {
			defer b.catch(L, row)
			self, _ := b.as(reflect.ValueOf(ud.Value), row.Fn.Type().In(0))
			L.Push(b.ToLua(row.Fn.Call([]reflect.Value{self})[0]))
			return 1
		}
		if o != nil {
			if v := o.get(L.Get(2)); v != lua.LNil {
				L.Push(v)
				return 1
			}
		}
		if m := b.method(c, string(key)); m != lua.LNil {
			L.Push(m)
			return 1
		}
		if c.getAttr != nil && named {
			defer b.catch(L, c.getAttr)
			v := b.ask(c.getAttr, ud, reflect.ValueOf(string(key)))
			if v != lua.LNil || slices.Contains(b.dir(ud), string(key)) {
				L.Push(v)
				return 1
			}
		}
		if o != nil && o.known[L.Get(2)] {
			L.Push(lua.LNil)
			return 1
		}
		L.RaiseError("%s has no '%s'%s", b.className(ud), L.Get(2).String(), didYouMean(string(key), b.Names(ud)))
		return 0
	}
}

// newIndex makes __newindex of a class: what a script sets as v.name or v[i].
func (b *Binding) newIndex(c *class) lua.LGFunction {
	return func(L *lua.LState) int {
		key, named := L.Get(2).(lua.LString)
		if !named && c.setItem != nil {
			L.Insert(c.setItem, 1)
			L.Call(3, 0)
			return 0
		}
		row := c.property(string(key))
		if row == nil && named && c.setAttr != nil {
			defer b.catch(L, c.setAttr)
			if b.ask(c.setAttr, L.CheckUserData(1), reflect.ValueOf(string(key)), anyValue(b.FromLua(L.Get(3)))) == lua.LTrue {
				if o := objectOf(L.CheckUserData(1)); o != nil {
					o.set(L.Get(2), lua.LNil)
				}
				return 0
			}
		}
		if o := objectOf(L.CheckUserData(1)); o != nil && row == nil {
			o.set(L.Get(2), L.Get(3))
			return 0
		}
		switch {
		case row == nil:
			L.RaiseError("%s has no '%s' to set%s", c.name, L.Get(2).String(), didYouMean(string(key), b.Names(L.CheckUserData(1))))
		case !row.Set.IsValid():
			L.RaiseError("%s.%s cannot be set", c.name, string(key))
		}
		defer b.catch(L, row)
		self, _ := b.as(reflect.ValueOf(L.CheckUserData(1).Value), row.Set.Type().In(0))
		args := arguments{b: b}
		p := catalog.Param{Name: row.Name, Type: row.Results[0]}
		row.Set.Call([]reflect.Value{self, args.value(&p, L.Get(3), row.Set.Type().In(1))})
		return 0
	}
}
