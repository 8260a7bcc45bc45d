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
	distance := map[reflect.Type]int{}
	for _, row := range catalog.Rows() {
		if row.Kind != catalog.Method && row.Kind != catalog.Property {
			continue
		}
		receiver := row.Fn.Type().In(0)
		far, known := distance[receiver]
		if !known {
			far = distanceTo(t, receiver)
			distance[receiver] = far
		}
		if old, seen := depth[row.Name]; far < 0 || seen && old <= far {
			continue
		}
		depth[row.Name] = far
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

// distanceTo returns how many types are embedded in each other on the way from
// type t to a receiver; -1 if there is none. What many types have, an interface,
// comes after what one has.
func distanceTo(t, receiver reflect.Type) int {
	path, ok := embedPath(t, receiver)
	switch {
	case !ok:
		return -1
	case receiver.Kind() == reflect.Interface:
		return 1 << 10
	}
	return len(path)
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
			v := b.attribute(c.getAttr, L.CheckUserData(1), string(key))
			if v != lua.LNil || slices.Contains(b.dir(L.CheckUserData(1)), string(key)) {
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
