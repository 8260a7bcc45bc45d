package bindings

import (
	"reflect"
	"slices"
	"strings"

	lua "github.com/yuin/gopher-lua"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

// caller returns the Lua function of a row.
func (b *Binding) caller(row *catalog.Row) lua.LGFunction {
	short := b.shortcut(row)
	if short == nil {
		return func(L *lua.LState) int {
			defer b.catch(L, row)
			return b.call(L, row)
		}
	}
	return func(L *lua.LState) int {
		defer b.catch(L, row)
		if n, done := short(L); done {
			return n
		}
		return b.call(L, row)
	}
}

// catch turns an error of the runtime into one of Lua, with the position in the
// script and the name of the function. Any other panic is a bug of ours and
// leaves as one.
func (b *Binding) catch(L *lua.LState, row *catalog.Row) {
	r := recover()
	switch e := r.(type) {
	case nil:
		return
	case *array.Error:
		if object, ok := L.Get(1).(*lua.LUserData); ok && e.Op == "" && row.Name == "__call" {
			if name := b.className(object); !strings.HasPrefix(e.Msg, name+" ") {
				e.Op = name
			}
		} else if e.Op == "" && !strings.HasPrefix(row.Name, "__") {
			e.Op = row.Name
		}
		L.RaiseError("%s", e.Error())
	case *lua.ApiError:
		panic(e)
	default:
		RaiseBug(L, r)
	}
}

// call runs a row on the arguments of the Lua call.
func (b *Binding) call(L *lua.LState, row *catalog.Row) int {
	t := row.Fn.Type()
	var few [8]reflect.Value
	in := few[:0]
	first := 1
	if row.Kind == catalog.Method {
		in = append(in, b.receiver(L, row, t.In(0)))
		first = 2
	}
	if row.TakesSession {
		in = append(in, reflect.ValueOf(b.Session))
	}
	if row.Current.IsValid() {
		in = append(in, row.Current.Call([]reflect.Value{reflect.ValueOf(b.Session)})...)
	}
	values := b.bind(L, row, first)
	args := arguments{b: b, row: row, values: values}
	at := len(in)
	for i := range row.Params[:row.Options] {
		in = append(in, args.convert(i, values[i], t.In(at+i)))
	}
	if row.Options < len(row.Params) {
		options := reflect.New(t.In(t.NumIn() - 1)).Elem()
		for k, field := range row.OptionFields {
			i := row.Options + k
			f := options.Field(field)
			f.Set(args.convert(i, values[i], f.Type()))
		}
		in = append(in, options)
	}
	var out []reflect.Value
	if w := watched(row, in); w != nil {
		out = around(w, row, in, b.given(L, first))
	} else {
		out = invoke(row, in)
	}
	if len(out) == 1 && row.Results[0].Repeated {
		n := out[0].Len()
		for i := range n {
			L.Push(b.ToLua(out[0].Index(i)))
		}
		return n
	}
	for _, v := range out {
		L.Push(b.ToLua(v))
	}
	return len(out)
}

func invoke(row *catalog.Row, in []reflect.Value) []reflect.Value {
	if row.Fn.Type().IsVariadic() {
		return row.Fn.CallSlice(in)
	}
	return row.Fn.Call(in)
}

// around makes a call that is watched.
func around(w catalog.Watched, row *catalog.Row, in []reflect.Value, given []any) (out []reflect.Value) {
	own := slices.Clone(in) // so that calls that nobody watches keep theirs on the stack
	w.Around(given, func() []any {
		out = invoke(row, own)
		return interfaces(out)
	})
	return out
}

// watched returns the object that is called, if there is one whose calls are watched.
func watched(row *catalog.Row, in []reflect.Value) catalog.Watched {
	if row.Name != "__call" {
		return nil
	}
	if w, ok := in[0].Interface().(catalog.Watched); ok && w.IsWatched() {
		return w
	}
	return nil
}

// given returns the arguments of the call, from number first on, as Go holds them.
func (b *Binding) given(L *lua.LState, first int) []any {
	var args []any
	for i := first; i <= L.GetTop(); i++ {
		args = append(args, b.FromLua(L.Get(i)))
	}
	return args
}

// interfaces returns the results of a call; those of a row with one repeated result are its items.
func interfaces(out []reflect.Value) []any {
	if len(out) == 1 && out[0].Kind() == reflect.Slice && out[0].Type().Elem() == anyType {
		return out[0].Interface().([]any)
	}
	all := make([]any, len(out))
	for i, v := range out {
		all[i] = v.Interface()
	}
	return all
}

// receiver returns the object before the colon.
func (b *Binding) receiver(L *lua.LState, row *catalog.Row, t reflect.Type) reflect.Value {
	if ud, ok := L.Get(1).(*lua.LUserData); ok && ud.Value != nil {
		if self, ok := b.as(reflect.ValueOf(ud.Value), t); ok {
			return self
		}
	}
	if t.Kind() == reflect.Interface && t.NumMethod() == 0 { // an operator: either side may be a number
		return anyValue(b.FromLua(L.Get(1)))
	}
	array.Fail("it is a method: call it with a colon, object:%s(...)", row.Name)
	return reflect.Value{}
}
