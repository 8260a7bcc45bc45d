package bindings

import (
	"maps"
	"reflect"
	"slices"

	lua "github.com/yuin/gopher-lua"

	"nnlua/runtime/catalog"
)

// names returns the properties and methods, for suggestions and completion.
func (c *class) names() []string { return slices.Collect(maps.Keys(c.members)) }

// ask calls a row of one object that needs no checks of arguments.
func (b *Binding) ask(row *catalog.Row, ud *lua.LUserData, args ...reflect.Value) lua.LValue {
	self, _ := b.as(reflect.ValueOf(ud.Value), row.Fn.Type().In(0))
	return b.ToLua(row.Fn.Call(append([]reflect.Value{self}, args...))[0])
}

// dir returns the names that only the object knows.
func (b *Binding) dir(ud *lua.LUserData) []string {
	c := b.class(reflect.TypeOf(ud.Value))
	if c.dir == nil {
		return nil
	}
	var names []string
	b.ask(c.dir, ud).(*lua.LTable).ForEach(func(_, v lua.LValue) { names = append(names, v.String()) })
	return names
}

// Names returns the names that may follow a dot or colon behind v.
func (b *Binding) Names(v lua.LValue) []string {
	switch v := v.(type) {
	case lua.LString:
		return b.Names(b.L.GetMetaField(v, "__index"))
	case *lua.LTable:
		var names []string
		for _, t := range b.fallbacks(v) {
			t.ForEach(func(k, _ lua.LValue) { names = append(names, k.String()) })
		}
		return names
	case *lua.LUserData:
		names := append(b.class(reflect.TypeOf(v.Value)).names(), b.dir(v)...)
		if o := objectOf(v); o != nil {
			names = append(names, o.names()...)
		}
		return names
	}
	return nil
}

// RowOf returns the row behind v.name, nil where the runtime has none. "__call"
// stands for the call of v itself.
func (b *Binding) RowOf(v lua.LValue, name string) *catalog.Row {
	switch v := v.(type) {
	case *lua.LTable:
		if f, ok := v.RawGetString(name).(*lua.LFunction); ok {
			return b.FunctionRow(f)
		}
	case *lua.LUserData:
		c := b.class(reflect.TypeOf(v.Value))
		if e := c.members[name]; e != nil {
			return e.Row()
		}
		if f, ok := c.meta.RawGetString(name).(*lua.LFunction); ok && name == "__call" {
			return b.FunctionRow(f)
		}
	}
	return nil
}

// Field returns v.name, or nil where there is none.
func (b *Binding) Field(v lua.LValue, name string) lua.LValue { return b.Item(v, lua.LString(name)) }

// Item returns v[key], or nil where there is none. It runs no code of a script.
func (b *Binding) Item(v, key lua.LValue) lua.LValue {
	switch v := v.(type) {
	case lua.LString:
		return b.Item(b.L.GetMetaField(v, "__index"), key)
	case *lua.LTable:
		for _, t := range b.fallbacks(v) {
			if item := t.RawGet(key); item != lua.LNil {
				return item
			}
		}
	case *lua.LUserData:
		err := b.L.CallByParam(lua.P{Fn: b.L.GetMetaField(v, "__index"), NRet: 1, Protect: true}, v, key)
		if err == nil {
			field := b.L.Get(-1)
			b.L.Pop(1)
			return field
		}
	}
	return lua.LNil
}

// fallbacks returns t and the tables in which a script looks up what t lacks,
// each once.
func (b *Binding) fallbacks(t *lua.LTable) []*lua.LTable {
	var all []*lua.LTable
	for ok := true; ok && !slices.Contains(all, t); t, ok = b.L.GetMetaField(t, "__index").(*lua.LTable) {
		b.openClass(t)
		all = append(all, t)
	}
	return all
}
