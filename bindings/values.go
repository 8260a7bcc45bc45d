package bindings

import (
	"reflect"

	lua "github.com/yuin/gopher-lua"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
)

// Push returns a Go object as Lua userdata of its class.
func (b *Binding) Push(object any) *lua.LUserData {
	handled, ok := object.(catalog.Handled)
	if !ok {
		return &lua.LUserData{Value: object, Metatable: b.class(reflect.TypeOf(object)).meta}
	}
	at := handled.Handle()
	if h, ok := (*at).(*handle); ok && h.b == b && h.ud.Value == object { // and not that of what it is a copy of
		return &h.ud
	}
	h := &handle{b, lua.LUserData{Value: object, Metatable: b.class(reflect.TypeOf(object)).meta}}
	*at = h
	return &h.ud
}

// handle is the userdata of an object that keeps it.
type handle struct {
	b  *Binding
	ud lua.LUserData
}

// pushVariable is Push for the results of every step.
func (b *Binding) pushVariable(v *autograd.Variable) *lua.LUserData {
	if b.variable == nil {
		b.variable = b.class(variableType).meta
	}
	return &lua.LUserData{Value: v, Metatable: b.variable}
}

// ToLua returns a result of the runtime as a Lua value.
func (b *Binding) ToLua(v reflect.Value) lua.LValue {
	switch v.Kind() {
	case reflect.Bool:
		return lua.LBool(v.Bool())
	case reflect.Int, reflect.Int64, reflect.Int32:
		return lua.LNumber(v.Int())
	case reflect.Uint8, reflect.Uint64, reflect.Uint32:
		if d, ok := v.Interface().(array.Dtype); ok {
			return lua.LString(d.String())
		}
		return lua.LNumber(v.Uint())
	case reflect.Float64, reflect.Float32:
		return lua.LNumber(v.Float())
	case reflect.String:
		if name, ok := v.Interface().(catalog.Module); ok {
			return b.Module(string(name))
		}
		return lua.LString(v.String())
	case reflect.Interface:
		if v.IsNil() {
			return lua.LNil
		}
		return b.ToLua(v.Elem())
	case reflect.Slice, reflect.Array:
		list := b.L.CreateTable(v.Len(), 0)
		var dtypes dtypeNotes
		for i := 0; i < v.Len(); i++ {
			pollEvery(i)
			list.RawSetInt(i+1, b.ToLua(v.Index(i))) // Append would leave nil out
			dtypes.note(lua.LNumber(i+1), v.Index(i))
		}
		b.rememberDtypes(list, dtypes)
		return list
	case reflect.Map:
		table := b.L.NewTable()
		var dtypes dtypeNotes
		for _, key := range sortedKeys(v) {
			table.RawSetString(key.String(), b.ToLua(v.MapIndex(key)))
			dtypes.note(lua.LString(key.String()), v.MapIndex(key))
		}
		b.rememberDtypes(table, dtypes)
		return table
	case reflect.Struct:
		if n, ok := v.Interface().(array.Item); ok {
			return itemToLua(n)
		}
	case reflect.Func:
		next := v.Interface().(catalog.Iterator)
		return b.L.NewFunction(func(L *lua.LState) int {
			values := next()
			for _, item := range values {
				L.Push(b.ToLua(anyValue(item)))
			}
			return len(values)
		})
	case reflect.Pointer:
		if v.IsNil() {
			return lua.LNil
		}
		switch x := v.Interface().(type) {
		case *function:
			return x.f
		case *table:
			return x.t
		case *callable:
			return x.t
		}
		if k := v.Elem().Kind(); k != reflect.Struct { // *float64 and the like: a value that may be nil
			return b.ToLua(v.Elem())
		}
		return b.Push(v.Interface())
	}
	return lua.LNil
}

// pollEvery is called in step i of a loop over values.
func pollEvery(i int) {
	if i%1024 == 0 {
		array.Poll()
	}
}

// FromLua returns a Lua value as Go holds it: nil, bool, float64, string, the
// object inside userdata, a *function, a *table or a *callable.
func (b *Binding) FromLua(v lua.LValue) any {
	switch v := v.(type) {
	case lua.LBool:
		return bool(v)
	case lua.LNumber:
		return float64(v)
	case lua.LString:
		return string(v)
	case *lua.LUserData:
		return v.Value
	case *lua.LFunction:
		return &function{b: b, f: v}
	case *lua.LTable:
		if b.L.GetMetaField(v, "__call") != lua.LNil {
			return &callable{table{b: b, t: v}}
		}
		return &table{b: b, t: v}
	}
	return nil
}

func anyValue(v any) reflect.Value {
	if v == nil {
		return reflect.Zero(anyType)
	}
	return reflect.ValueOf(v)
}

// function is a Lua function, or what can be called like one, as a link, in the
// hands of the runtime: a catalog.Func.
type function struct {
	b *Binding
	f lua.LValue
}

// maxDepth is how deep scripts and the runtime may call each other, as in Lua.
// An error takes long to leave very many levels.
const maxDepth = 200

// enter counts a call from the runtime into the script, leave its end.
func (b *Binding) enter() {
	if b.depth == maxDepth {
		array.Fail("functions call each other without end (%d deep)", maxDepth)
	}
	b.depth++
}

func (b *Binding) leave() { b.depth-- }

// Name returns the full name of a function of the runtime, such as "F.relu".
func (f *function) Name() string {
	if lf, ok := f.f.(*lua.LFunction); ok && f.b.NameOf(lf) != "" {
		return f.b.NameOf(lf)
	}
	return "function"
}

// Same reports whether other is the same Lua function.
func (f *function) Same(other any) bool {
	g, ok := other.(*function)
	return ok && f.f == g.f
}

// Call calls the function; an error in it goes on to the script that called the runtime.
func (f *function) Call(args ...any) []any { return f.b.callValue(f.f, args) }

func (b *Binding) callValue(f lua.LValue, args []any) []any {
	L := b.L
	b.enter()
	defer b.leave()
	top := L.GetTop()
	L.Push(f)
	for _, arg := range args {
		L.Push(b.ToLua(anyValue(arg)))
	}
	L.Call(len(args), lua.MultRet)
	var results []any
	for i := top + 1; i <= L.GetTop(); i++ {
		results = append(results, b.FromLua(L.Get(i)))
	}
	L.SetTop(top)
	return results
}

// callable is a Lua table that can be called: a catalog.Table and catalog.Func.
type callable struct{ table }

// Call calls the table.
func (c *callable) Call(args ...any) []any { return c.b.callValue(c.t, args) }

// describe names a Lua value in an error: "nil", "the string 'x'", "float32(3, 1)".
func (b *Binding) describe(v lua.LValue) string {
	switch v := v.(type) {
	case lua.LNumber:
		return "the number " + v.String()
	case lua.LString:
		return "the string '" + string(v) + "'"
	case lua.LBool:
		return v.String()
	case *lua.LUserData:
		switch x := v.Value.(type) {
		case *array.Array:
			return x.Describe()
		case *autograd.Variable:
			if x.Data() != nil {
				return "a Variable " + x.Data().Describe()
			}
		}
		return "a " + b.class(reflect.TypeOf(v.Value)).name
	case *lua.LNilType:
		return "nil"
	}
	return "a " + v.Type().String()
}
