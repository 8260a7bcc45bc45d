package bindings

import (
	"reflect"
	"slices"
	"strings"

	lua "github.com/yuin/gopher-lua"

	"nnlua/runtime/catalog"
)

// class is a Go type as Lua sees it: the properties and methods of every row
// whose receiver it is or embeds, behind one metatable.
type class struct {
	name    string
	meta    *lua.LTable
	methods *lua.LTable
	get     map[string]*catalog.Row // properties
	getItem *lua.LFunction          // x[1], x[{2, 3}]
	setItem *lua.LFunction
	getAttr *catalog.Row // for names that only the object knows, as a link's parameters
	setAttr *catalog.Row // sets one of those; false if there is none
	dir     *catalog.Row // the list of those names
}

// class returns the class of a Go type, built on first use.
func (b *Binding) class(t reflect.Type) *class {
	if c, ok := b.classes[t]; ok {
		return c
	}
	c := &class{name: typeName(t), meta: b.L.NewTable(), methods: b.L.NewTable(), get: map[string]*catalog.Row{}}
	b.classes[t] = c
	depth := map[string]int{} // a row of the type itself beats one of a type it embeds
	for _, row := range catalog.Rows() {
		if row.Kind != catalog.Method && row.Kind != catalog.Property {
			continue
		}
		path, ok := embedPath(t, row.Fn.Type().In(0))
		if old, seen := depth[row.Name]; !ok || seen && old <= len(path) {
			continue
		}
		depth[row.Name] = len(path)
		if row.Kind == catalog.Property {
			c.get[row.Name] = row
			continue
		}
		f := b.L.NewFunction(b.caller(row))
		b.nameFunction(f, row)
		switch {
		case row.Name == "__getattr":
			c.getAttr = row
		case row.Name == "__setattr":
			c.setAttr = row
		case row.Name == "__dir":
			c.dir = row
		case row.Name == "__getitem":
			c.getItem = f
		case row.Name == "__setitem":
			c.setItem = f
		case strings.HasPrefix(row.Name, "__"):
			c.meta.RawSetString(row.Name, f)
		default:
			c.methods.RawSetString(row.Name, f)
			if luaWords[row.Name] {
				c.methods.RawSetString(row.Name+"_", f)
			}
		}
	}
	c.meta.RawSetString("__index", b.L.NewFunction(b.index(c)))
	c.meta.RawSetString("__newindex", b.L.NewFunction(b.newIndex(c)))
	c.meta.RawSetString("__eq", b.L.NewFunction(sameObject))
	if c.meta.RawGetString("__tostring") == lua.LNil {
		c.meta.RawSetString("__tostring", b.L.NewFunction(func(L *lua.LState) int {
			L.Push(lua.LString("<" + c.name + ">"))
			return 1
		}))
	}
	return c
}

// sameObject is a == b: whether two userdata are the same Go object.
func sameObject(L *lua.LState) int {
	L.Push(lua.LBool(L.CheckUserData(1).Value == L.CheckUserData(2).Value))
	return 1
}

func typeName(t reflect.Type) string {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return t.Name()
}

// embedPath returns the embedded fields that lead from type t to receiver type r.
// A struct that embeds the struct behind r is one of r's kind, as a subclass in Python.
func embedPath(t, r reflect.Type) ([]int, bool) {
	if t.AssignableTo(r) {
		return nil, true
	}
	if t.Kind() != reflect.Pointer || t.Elem().Kind() != reflect.Struct {
		return nil, false
	}
	for i := 0; i < t.Elem().NumField(); i++ {
		f := t.Elem().Field(i)
		if !f.Anonymous {
			continue
		}
		ft := f.Type
		if ft.Kind() == reflect.Struct {
			ft = reflect.PointerTo(ft)
		}
		if path, ok := embedPath(ft, r); ok {
			return append([]int{i}, path...), true
		}
	}
	return nil, false
}

// as converts v to type r, through embedded structs where needed.
func (b *Binding) as(v reflect.Value, r reflect.Type) (reflect.Value, bool) {
	from := v.Type()
	if from == r {
		return v, true
	}
	path, known := b.paths[[2]reflect.Type{from, r}]
	if !known {
		var ok bool
		if path, ok = embedPath(from, r); !ok {
			return v, false
		}
		b.paths[[2]reflect.Type{from, r}] = path
	}
	for _, i := range path {
		v = v.Elem().Field(i)
		if v.Kind() == reflect.Struct {
			v = v.Addr()
		}
	}
	return v, true
}

func (b *Binding) index(c *class) lua.LGFunction {
	return func(L *lua.LState) int {
		key, named := L.Get(2).(lua.LString)
		if !named && c.getItem != nil {
			L.Insert(c.getItem, 1)
			L.Call(2, 1)
			return 1
		}
		if row := c.get[string(key)]; row != nil {
			defer b.catch(L, row)
			self, _ := b.as(reflect.ValueOf(L.CheckUserData(1).Value), row.Fn.Type().In(0))
			L.Push(b.ToLua(row.Fn.Call([]reflect.Value{self})[0]))
			return 1
		}
		if o := objectOf(L.CheckUserData(1)); o != nil {
			if v := o.get(L.Get(2)); v != lua.LNil {
				L.Push(v)
				return 1
			}
		}
		if m := c.methods.RawGetString(string(key)); m != lua.LNil {
			L.Push(m)
			return 1
		}
		if c.getAttr != nil && named {
			defer b.catch(L, c.getAttr)
			if v := b.ask(c.getAttr, L.CheckUserData(1), reflect.ValueOf(string(key))); v != lua.LNil {
				L.Push(v)
				return 1
			}
		}
		if o := objectOf(L.CheckUserData(1)); o != nil && o.known[L.Get(2)] {
			L.Push(lua.LNil)
			return 1
		}
		L.RaiseError("%s has no '%s'%s", b.className(L.CheckUserData(1)), L.Get(2).String(), didYouMean(string(key), b.Names(L.CheckUserData(1))))
		return 0
	}
}

func (b *Binding) newIndex(c *class) lua.LGFunction {
	return func(L *lua.LState) int {
		key, named := L.Get(2).(lua.LString)
		if !named && c.setItem != nil {
			L.Insert(c.setItem, 1)
			L.Call(3, 0)
			return 0
		}
		row := c.get[string(key)]
		if row == nil && named && c.setAttr != nil {
			defer b.catch(L, c.setAttr)
			if b.ask(c.setAttr, L.CheckUserData(1), reflect.ValueOf(string(key)), anyValue(b.FromLua(L.Get(3)))) == lua.LTrue {
				if o := objectOf(L.CheckUserData(1)); o != nil {
					o.fields.RawSet(L.Get(2), lua.LNil)
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

// names returns the properties and methods, for suggestions and completion.
func (c *class) names() []string {
	var names []string
	for name := range c.get {
		names = append(names, name)
	}
	c.methods.ForEach(func(k, _ lua.LValue) { names = append(names, k.String()) })
	return names
}

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
			return b.rowOf[f]
		}
	case *lua.LUserData:
		c := b.class(reflect.TypeOf(v.Value))
		if row := c.get[name]; row != nil {
			return row
		}
		table := c.methods
		if name == "__call" {
			table = c.meta
		}
		if f, ok := table.RawGetString(name).(*lua.LFunction); ok {
			return b.rowOf[f]
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
		all = append(all, t)
	}
	return all
}
