package runtime_test

import (
	"fmt"
	"reflect"
	"runtime"
	"strconv"
	"strings"

	lua "github.com/yuin/gopher-lua"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
	"nnlua/runtime/internal/check"
)

// goCall calls the Go function of a row with recorded arguments as a Go program
// does: no argument passes through Lua or the binder. Results come back as Lua
// values only to be compared like those of Lua.
type goCall struct {
	*luaState
	row    *catalog.Row
	self   any // whose method the row is, nil for a function
	double bool
	index  bool        // the second argument is what stands in brackets
	dtype  array.Dtype // of the first array, which plain numbers among the operands take
}

func (g *goCall) call(args []any, kwargs map[string]any) (results []lua.LValue, err error) {
	err = array.Try(func() { results = g.try(args, kwargs) })
	return results, err
}

func (g *goCall) try(args []any, kwargs map[string]any) (results []lua.LValue) {
	g.dtype = g.firstDtype(args)
	fn := g.function()
	t := fn.Type()
	var in []reflect.Value
	if g.row.TakesSession {
		in = append(in, reflect.ValueOf(g.b.Session))
	}
	first := len(in)
	for i := range g.row.Params[:g.row.Options] {
		in = append(in, g.argument(i, args, kwargs, t.In(first+i)))
	}
	if g.row.Options < len(g.row.Params) {
		options := reflect.New(t.In(t.NumIn() - 1)).Elem()
		for k, field := range g.row.OptionFields {
			f := options.Field(field)
			f.Set(g.argument(g.row.Options+k, args, kwargs, f.Type()))
		}
		in = append(in, options)
	}
	call := fn.Call
	if t.IsVariadic() {
		call = fn.CallSlice
	}
	for _, v := range call(in) {
		if g.row.Results[0].Repeated {
			for i := range v.Len() {
				results = append(results, g.b.ToLua(v.Index(i)))
			}
			continue
		}
		results = append(results, g.b.ToLua(v))
	}
	return results
}

// function returns the Go function of the row, or the method of that name which self has.
func (g *goCall) function() reflect.Value {
	if g.self == nil {
		return g.row.Fn
	}
	name := runtime.FuncForPC(g.row.Fn.Pointer()).Name()
	name = name[strings.LastIndex(name, ".")+1:]
	method := reflect.ValueOf(g.self).MethodByName(name)
	if !method.IsValid() {
		g.t.Fatalf("a Go program cannot call %s of %T, which scripts call as %s", name, g.self, g.row.FullName())
	}
	return method
}

func (g *goCall) firstDtype(args []any) array.Dtype {
	for _, v := range args {
		if a, ok := v.(*array.Array); ok && (!g.double || a.Dtype() != array.Float32) {
			return a.Dtype()
		} else if ok {
			return array.Float64
		}
	}
	return g.b.Session.Dtype
}

// argument returns parameter i as Go type t: what was recorded for it, or its default.
func (g *goCall) argument(i int, args []any, kwargs map[string]any, t reflect.Type) reflect.Value {
	p := &g.row.Params[i]
	if p.Type.Repeated && i < len(args) {
		list := reflect.MakeSlice(t, 0, 0)
		for k, v := range args[i:] {
			list = reflect.Append(list, g.value(v, fmt.Sprintf("args.%d", i+k), t.Elem()))
		}
		return list
	}
	if g.index && i == 1 {
		return reflect.ValueOf(goIndex(args[1], args[0].(*array.Array).Shape()))
	}
	taken := i > 0 && g.row.Params[i-1].Type.Repeated
	if i < len(args) && !taken {
		return g.value(args[i], fmt.Sprintf("args.%d", i), t)
	}
	if v, ok := kwargs[p.Name]; ok {
		return g.value(v, "kwargs."+p.Name, t)
	}
	if p.Type.Name == "names" { // takes the keywords that are no parameters
		named := map[string]any{}
		for name, v := range kwargs {
			named[name] = g.b.FromLua(g.toLua(v, "kwargs."+name, g.double))
		}
		return reflect.ValueOf(named)
	}
	return g.value(p.Default, "", t)
}

// value turns what was recorded, or a default of a signature, into Go's type.
func (g *goCall) value(v any, path string, t reflect.Type) reflect.Value {
	if list, ok := v.([]int); ok { // a default
		v = anys(list)
	}
	if v == nil {
		return reflect.Zero(t)
	}
	if t.Kind() == reflect.Pointer && t.Elem().Kind() != reflect.Struct { // may be nil
		p := reflect.New(t.Elem())
		p.Elem().Set(g.value(v, path, t.Elem()))
		return p
	}
	switch t {
	case reflect.TypeFor[*autograd.Variable]():
		return reflect.ValueOf(g.variable(v, path))
	case reflect.TypeFor[*array.Array]():
		return reflect.ValueOf(g.array(v, path))
	case reflect.TypeFor[array.Dtype]():
		return reflect.ValueOf(array.ParseDtype(v.(string)))
	}
	if n, ok := v.(float64); ok && (t.Kind() == reflect.Slice || t.Kind() == reflect.Array) {
		v = []any{n}
		if t.Kind() == reflect.Array { // a pair
			v = []any{n, n}
		}
	}
	if a, ok := v.(*array.Array); ok && t.Kind() == reflect.Float64 {
		v = a.Float(0)
	}
	if list, ok := v.([]any); ok && (t.Kind() == reflect.Slice || t.Kind() == reflect.Array) {
		all := reflect.New(t).Elem()
		if t.Kind() == reflect.Slice {
			all.Set(reflect.MakeSlice(t, len(list), len(list)))
		}
		for i, item := range list {
			all.Index(i).Set(g.value(item, path+"."+strconv.Itoa(i), t.Elem()))
		}
		return all
	}
	if isObject(v) && reflect.TypeOf(v).AssignableTo(t) {
		return reflect.ValueOf(v)
	}
	if t.Kind() == reflect.Interface || t.Kind() == reflect.Pointer { // a function, a link, a table
		v = g.b.FromLua(g.toLua(v, path, g.double))
		if x := reflect.ValueOf(v); x.IsValid() && x.Type().AssignableTo(t) {
			return x
		}
	}
	if x := reflect.ValueOf(v); x.CanConvert(t) {
		return x.Convert(t)
	}
	array.Fail("%s is %v, which the compiler refuses as %s", path, v, t)
	return reflect.Value{}
}

// isObject reports whether v is no recorded value but an object of a Go program.
func isObject(v any) bool {
	switch v.(type) {
	case *array.Array, *check.CooMatrix:
		return false
	case goFunc:
		return true
	}
	return reflect.TypeOf(v).Kind() == reflect.Pointer
}

// goFunc is a function of a Go program, given as an argument.
type goFunc func(args ...any) []any

// Call calls the function.
func (f goFunc) Call(args ...any) []any { return f(args...) }

// goMethod calls the Go method of an object that scripts call by that name.
func (r *luaState) goMethod(object any, name string, args []any, kwargs map[string]any, double bool) ([]lua.LValue, error) {
	row := r.b.FunctionRow(r.field(r.b.Push(object), name).(*lua.LFunction))
	return (&goCall{luaState: r, row: row, self: object, double: double}).call(args, kwargs)
}

// goObject calls a Go function by the name of its row and returns the object that it makes.
func (r *luaState) goObject(name string, kwargs map[string]any) any {
	r.t.Helper()
	made, err := (&goCall{luaState: r, row: catalog.Lookup(name)}).call(nil, kwargs)
	if err != nil {
		r.t.Fatal(err)
	}
	return r.b.FromLua(made[0])
}

func (g *goCall) array(v any, path string) *array.Array {
	if list, ok := v.([]any); ok {
		a := array.New(g.dtype, len(list))
		for i, n := range list {
			a.SetFloat(i, n.(float64))
		}
		return a
	}
	a, ok := g.b.FromLua(g.toLua(v, path, g.double)).(*array.Array)
	if n, isNumber := v.(float64); isNumber {
		return array.Scalar(g.dtype, n)
	} else if !ok {
		array.Fail("%s is %v, which the compiler refuses as an array", path, v)
	}
	return a
}

func (g *goCall) variable(v any, path string) *autograd.Variable {
	if n, ok := v.(float64); ok {
		return g.b.Session.Constant(array.Scalar(g.dtype, n))
	}
	switch x := g.b.FromLua(g.toLua(v, path, g.double)).(type) {
	case *autograd.Variable:
		return x
	case interface{ AsVariable() *autograd.Variable }:
		return x.AsVariable()
	case *array.Array:
		return g.b.Session.Constant(x)
	}
	array.Fail("%s is %v, which the compiler refuses as a Variable", path, v)
	return nil
}

func anys[T any](list []T) []any {
	all := make([]any, len(list))
	for i, v := range list {
		all[i] = v
	}
	return all
}
