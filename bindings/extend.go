package bindings

import (
	"maps"
	"reflect"

	lua "github.com/yuin/gopher-lua"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

// A class that scripts extend is a Lua table of methods:
//
//	local MLP = chainer.Chain:extend("MLP")   a table whose methods fall back on Chain's
//	function MLP:init(n) self.l1 = ... end    stored in the table
//	local model = MLP(100)                    makes the Go object and calls init
//
// The object is userdata of the Go type; its fields are kept in a table beside
// it, except those that the Go type keeps itself, as a Chain keeps its links.

// rootClass returns the class of a row, from which scripts extend others. Its methods
// are made when a script, or completion, asks it for something: see openClass.
func (b *Binding) rootClass(row *catalog.Row) *lua.LTable {
	class := b.L.NewTable()
	class.RawSetString("extend", b.L.NewFunction(b.extend))
	class.RawSetString("__name", lua.LString(row.Name))
	meta := b.makeClass(class, b.L.NewFunction(func(L *lua.LState) int {
		b.openClass(class)
		L.Push(L.GetTable(class, L.Get(2)))
		return 1
	}), row)
	b.closed[class] = func() {
		methods := b.allMethods(b.class(row.Fn.Type().Out(0)))
		meta.RawSetString("__index", methods) // for chainer.Chain.add_link(self, ...)
		if methods.RawGetString("init") == lua.LNil {
			class.RawSetString("init", b.L.NewFunction(func(L *lua.LState) int {
				defer b.catch(L, row)
				return b.init(L, row)
			}))
		}
	}
	return class
}

// openClass gives a class of the runtime its methods, if it has none yet.
func (b *Binding) openClass(class *lua.LTable) {
	if open := b.closed[class]; open != nil {
		delete(b.closed, class)
		open()
	}
}

// init does what the constructor of a class of the runtime does, for a script's
// own: chainer.ChainList.init(self, link, ...).
func (b *Binding) init(L *lua.LState, row *catalog.Row) int {
	self := b.receiver(L, row, reflect.TypeFor[catalog.Scripted]()).Interface().(catalog.Scripted)
	self.Init(b.given(L, 2))
	return 0
}

// extend is Class:extend(name).
func (b *Binding) extend(L *lua.LState) int {
	parent, ok := L.Get(1).(*lua.LTable)
	if !ok {
		L.RaiseError("extend: it is a method: call it with a colon, chainer.Chain:extend(\"Name\")")
	}
	class := L.NewTable()
	class.RawSetString("__name", lua.LString(L.OptString(2, "class")))
	b.makeClass(class, parent, b.classRow(parent))
	L.Push(class)
	return 1
}

func (b *Binding) makeClass(class *lua.LTable, parent lua.LValue, row *catalog.Row) (meta *lua.LTable) {
	meta = b.L.NewTable()
	meta.RawSetString("__index", parent)
	meta.RawSetString("__call", b.L.NewFunction(func(L *lua.LState) int {
		defer b.catch(L, row)
		return b.construct(L, class, row)
	}))
	meta.RawSetString("__row", &lua.LUserData{Value: row, Metatable: lua.LNil})
	meta.RawSetString("__tostring", b.L.NewFunction(func(L *lua.LState) int {
		L.Push(lua.LString("class " + class.RawGetString("__name").String()))
		return 1
	}))
	class.Metatable = meta
	return meta
}

// classRow returns the row at the root of a class.
func (b *Binding) classRow(class *lua.LTable) *catalog.Row {
	if meta, ok := class.Metatable.(*lua.LTable); ok {
		if ud, ok := meta.RawGetString("__row").(*lua.LUserData); ok {
			return ud.Value.(*catalog.Row)
		}
	}
	b.L.RaiseError("extend is called on no class: write chainer.Chain:extend(\"Name\")")
	return nil
}

// construct makes an object of the class and calls its init.
func (b *Binding) construct(L *lua.LState, class *lua.LTable, row *catalog.Row) int {
	var in []reflect.Value
	if row.TakesSession {
		in = append(in, reflect.ValueOf(b.Session))
	}
	scripted := row.Fn.Call(in)[0].Interface().(catalog.Scripted)
	ud := b.Push(scripted)
	o := &object{b: b, self: ud, class: class, fields: L.NewTable(), known: map[lua.LValue]bool{}}
	scripted.SetObject(o)
	n := L.GetTop()
	init, ok := L.GetField(class, "init").(*lua.LFunction)
	if !ok {
		array.Fail("init is no function")
	}
	if !init.IsG { // one that the script wrote
		b.enter()
		defer b.leave()
	}
	L.Push(init)
	L.Push(ud)
	for i := 2; i <= n; i++ {
		L.Push(L.Get(i))
	}
	L.Call(n, 0)
	L.Push(ud)
	return 1
}

// object is the script's side of a scripted Go object: a catalog.Object.
type object struct {
	b      *Binding
	self   *lua.LUserData
	class  *lua.LTable
	fields *lua.LTable
	known  map[lua.LValue]bool // names that were set, to nil too
}

func objectOf(ud *lua.LUserData) *object {
	if s, ok := ud.Value.(catalog.Scripted); ok {
		o, _ := s.Object().(*object)
		return o
	}
	return nil
}

// get returns a field of the object or a method of its class; LNil if there is none.
func (o *object) get(key lua.LValue) lua.LValue {
	if v := o.fields.RawGet(key); v != lua.LNil {
		return v
	}
	if name, ok := key.(lua.LString); ok && name != "init" && name != "extend" {
		return o.b.L.GetField(o.class, string(name))
	}
	return lua.LNil
}

func (o *object) set(key, value lua.LValue) {
	o.known[key] = true
	o.fields.RawSet(key, value)
}

// names returns the fields and methods that the script wrote.
func (o *object) names() []string {
	var names []string
	add := func(k, _ lua.LValue) {
		if s := k.String(); s != "init" && s != "extend" && s[:min(2, len(s))] != "__" {
			names = append(names, s)
		}
	}
	o.fields.ForEach(add)
	o.class.ForEach(add)
	return names
}

// Class returns the name of the class.
func (o *object) Class() string { return o.class.RawGetString("__name").String() }

// Call calls the method of that name that the script wrote.
func (o *object) Call(method string, args ...any) ([]any, bool) {
	f, ok := o.written(method).(*lua.LFunction)
	if !ok {
		return nil, false
	}
	return (&function{b: o.b, f: f}).Call(append([]any{o.self.Value}, args...)...), true
}

// written returns what the script wrote in the class or in one that it extends,
// LNil if there is nothing of that name.
func (o *object) written(name string) lua.LValue {
	for class := o.class; ; {
		meta, ok := class.Metatable.(*lua.LTable)
		if !ok { // the methods of the runtime
			return lua.LNil
		}
		if v := class.RawGetString(name); v != lua.LNil {
			return v
		}
		if class, ok = meta.RawGetString("__index").(*lua.LTable); !ok { // the class is closed
			return lua.LNil
		}
	}
}

// Get returns a field of the object or of its class, nil if there is none.
func (o *object) Get(name string) any {
	if v := o.fields.RawGetString(name); v != lua.LNil {
		return o.b.FromLua(v)
	}
	return o.b.FromLua(o.written(name))
}

// Set changes a field of the object.
func (o *object) Set(name string, value any) { o.set(lua.LString(name), o.b.ToLua(anyValue(value))) }

// Clone makes a copy of the object the script's side of self.
func (o *object) Clone(self catalog.Scripted, replace func(any) any) catalog.Object {
	c := &object{b: o.b, self: o.b.Push(self), class: o.class, known: maps.Clone(o.known)}
	seen := map[*lua.LTable]*lua.LTable{}
	c.fields = o.b.L.NewTable()
	o.fields.ForEach(func(k, v lua.LValue) {
		if replace != nil {
			v = o.b.cloneValue(v, replace, seen)
		}
		c.fields.RawSet(k, v)
	})
	return c
}

// cloneValue copies tables with what is in them; seen are those copied before.
func (b *Binding) cloneValue(v lua.LValue, replace func(any) any, seen map[*lua.LTable]*lua.LTable) lua.LValue {
	switch v := v.(type) {
	case *lua.LTable:
		if seen[v] == nil {
			seen[v] = b.L.NewTable()
			seen[v].Metatable = v.Metatable
			v.ForEach(func(k, item lua.LValue) { seen[v].RawSet(k, b.cloneValue(item, replace, seen)) })
		}
		return seen[v]
	case *lua.LUserData:
		if fresh := replace(v.Value); fresh != v.Value {
			return b.ToLua(reflect.ValueOf(fresh))
		}
	}
	return v
}

// className is the name of an object's class in messages.
func (b *Binding) className(ud *lua.LUserData) string {
	if o := objectOf(ud); o != nil {
		return o.Class()
	}
	return b.class(reflect.TypeOf(ud.Value)).name
}
