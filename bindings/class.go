package bindings

import (
	"maps"
	"math"
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
	methods *lua.LTable               // those that a script has asked for
	members map[string]*catalog.Entry // all methods and properties, by their names in scripts
	getItem *lua.LFunction            // x[1], x[{2, 3}]
	setItem *lua.LFunction
	getAttr *catalog.Row // for names that only the object knows, as a link's parameters
	setAttr *catalog.Row // sets one of those; false if there is none
	dir     *catalog.Row // the list of those names

	child func(model any, name string) lua.LValue // a model's layers, model.l1: see Binding.child
}

// class returns the class of a Go type, built on first use.
func (b *Binding) class(t reflect.Type) *class {
	if c, ok := b.classes[t]; ok {
		return c
	}
	c := &class{name: typeName(t), meta: b.L.NewTable(), methods: b.L.NewTable(), members: map[string]*catalog.Entry{}}
	b.classes[t] = c
	members := membersOf(t)
	for _, name := range slices.Sorted(maps.Keys(members)) {
		e := members[name]
		switch name {
		case "__getattr":
			c.getAttr = e.Row()
			c.child = b.child(c.getAttr)
		case "__setattr":
			c.setAttr = e.Row()
		case "__dir":
			c.dir = e.Row()
		case "__getitem":
			c.getItem = b.function(e)
		case "__setitem":
			c.setItem = b.function(e)
		default:
			if strings.HasPrefix(name, "__") {
				c.meta.RawSetString(name, b.function(e))
				continue
			}
			c.members[name] = e
			if e.Kind == catalog.Method && luaWords[name] {
				c.members[name+"_"] = e
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

// membersOf returns the entries whose receiver the type t is or embeds, by their names. One
// of t itself beats one of a type that it embeds, and what many types have, an
// interface, comes last.
func membersOf(t reflect.Type) map[string]*catalog.Entry {
	found, depth := map[string]*catalog.Entry{}, map[string]int{}
	add := func(receiver reflect.Type, far int) {
		for _, e := range catalog.Members()[receiver] {
			old := found[e.Name]
			if old == nil || far < depth[e.Name] || far == depth[e.Name] && e.FullName() < old.FullName() {
				found[e.Name], depth[e.Name] = e, far
			}
		}
	}
	kinds := map[reflect.Type]int{}
	embedded(t, 0, kinds)
	for kind, far := range kinds {
		add(kind, far)
	}
	for receiver := range catalog.Members() {
		if receiver.Kind() != reflect.Interface {
			continue
		}
		for kind := range kinds {
			if kind.AssignableTo(receiver) {
				add(receiver, math.MaxInt)
				break
			}
		}
	}
	return found
}

// embedded notes type t and those that it embeds in kinds, with how many fields lead there.
func embedded(t reflect.Type, far int, kinds map[reflect.Type]int) {
	if _, seen := kinds[t]; seen {
		return
	}
	kinds[t] = far
	if t.Kind() != reflect.Pointer || t.Elem().Kind() != reflect.Struct {
		return
	}
	for i := range t.Elem().NumField() {
		if f := t.Elem().Field(i); f.Anonymous {
			embedded(pointerTo(f.Type), far+1, kinds)
		}
	}
}

// pointerTo returns the type of pointers to a struct, any other type as it is.
func pointerTo(t reflect.Type) reflect.Type {
	if t.Kind() == reflect.Struct {
		return reflect.PointerTo(t)
	}
	return t
}

// property returns the row of a property, nil if the class has none of that name.
func (c *class) property(name string) *catalog.Row {
	if e := c.members[name]; e != nil && e.Kind == catalog.Property {
		return e.Row()
	}
	return nil
}

// method returns the function of a method, LNil if the class has none of that name.
func (b *Binding) method(c *class, name string) lua.LValue {
	if f := c.methods.RawGetString(name); f != lua.LNil {
		return f
	}
	e := c.members[name]
	if e == nil || e.Kind != catalog.Method {
		return lua.LNil
	}
	f := b.function(e)
	c.methods.RawSetString(name, f)
	return f
}

// allMethods returns the table of the methods of a class with all of them in it.
func (b *Binding) allMethods(c *class) *lua.LTable {
	for _, name := range slices.Sorted(maps.Keys(c.members)) {
		b.method(c, name)
	}
	return c.methods
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
		if path, ok := embedPath(pointerTo(f.Type), r); ok {
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
