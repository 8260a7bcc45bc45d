package runtime_test

import (
	"encoding/json"
	"fmt"
	"sort"
	"strconv"
	"strings"
	"testing"

	lua "github.com/yuin/gopher-lua"

	"nnlua/bindings"
	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
	"nnlua/runtime/functions"
	"nnlua/runtime/internal/check"
)

// luaState is a Lua state in which recorded calls are made. It keeps the
// arguments that were Variables, by path, for their gradients.
type luaState struct {
	t       *testing.T
	L       *lua.LState
	b       *bindings.Binding
	inputs  map[string]*autograd.Variable
	arrays  map[string]*array.Array // plain array arguments
	isInput map[string]bool
}

func newLuaState(t *testing.T, variables []string, config map[string]any) *luaState {
	L := lua.NewState()
	r := &luaState{t: t, L: L, b: bindings.Open(L, autograd.NewSession()), isInput: map[string]bool{}}
	for _, path := range variables {
		r.isInput[path] = true
	}
	if train, ok := config["train"].(bool); ok {
		r.b.Session.Train = train
	}
	return r
}

// unsupported returns the first kind of value that the runtime does not have.
func unsupported(all ...json.RawMessage) string {
	kind := ""
	var visit func(v any)
	visit = func(v any) {
		switch v := v.(type) {
		case check.Unsupported:
			kind = string(v)
		case []any:
			for _, item := range v {
				visit(item)
			}
		case map[string]any:
			if functionName(v) != "" {
				return
			}
			for k := range v {
				kind = k
			}
		}
	}
	for _, raw := range all {
		if len(raw) > 0 {
			visit(check.Value(raw))
		}
	}
	return kind
}

// functionName returns the name of the function F.NAME that was an argument, "" of any other value.
func functionName(v map[string]any) string {
	callable, _ := v["callable"].(map[string]any)
	if callable["kind"] != "chainer.functions" {
		return ""
	}
	return callable["name"].(string)
}

// call calls f with self, if there is one, and the recorded arguments.
func (r *luaState) call(f, self lua.LValue, args []json.RawMessage, kwargs map[string]json.RawMessage, double bool) (results []lua.LValue, err error) {
	top := r.L.GetTop()
	defer r.L.SetTop(top)
	r.L.Push(f)
	n := len(args)
	if self != nil {
		r.L.Push(self)
		n++
	}
	for i, raw := range args {
		r.L.Push(r.toLua(check.Value(raw), fmt.Sprintf("args.%d", i), double))
	}
	if len(kwargs) > 0 {
		table := r.L.NewTable()
		for name, raw := range kwargs {
			v := r.toLua(check.Value(raw), "kwargs."+name, double)
			if v == lua.LNil && r.hasDefault(f, name) {
				v = lua.LFalse // a keyword cannot be nil
			}
			table.RawSetString(name, v)
		}
		if first, _ := table.Next(lua.LNil); first != lua.LNil { // {} would be a value
			r.L.Push(table)
			n++
		}
	}
	if err := r.L.PCall(n, lua.MultRet, nil); err != nil {
		return nil, err
	}
	for i := top + 1; i <= r.L.GetTop(); i++ {
		results = append(results, r.L.Get(i))
	}
	return results, nil
}

// hasDefault reports whether the parameter of f has a default other than nil.
func (r *luaState) hasDefault(f lua.LValue, name string) bool {
	fn, ok := f.(*lua.LFunction)
	if !ok {
		return false
	}
	row := catalog.Lookup(r.b.NameOf(fn))
	for i := 0; row != nil && i < len(row.Params); i++ {
		if row.Params[i].Name == name {
			return row.Params[i].Default != nil
		}
	}
	return false
}

func (r *luaState) toLua(v any, path string, double bool) lua.LValue {
	switch v := v.(type) {
	case *array.Array:
		if double && v.Dtype() == array.Float32 {
			v = v.AsType(array.Float64)
		}
		if r.isInput[path] {
			x := r.b.Session.Variable(v)
			r.inputs[path] = x
			return r.b.Push(x)
		}
		r.arrays[path] = v
		return r.b.Push(v)
	case *check.CooMatrix:
		data := v.Data
		if double && data.Dtype() == array.Float32 {
			data = data.AsType(array.Float64)
		}
		path += ".data"
		m := functions.NewCooMatrix(r.b.Session, data, v.Row, v.Col, v.Shape, &v.Order, r.isInput[path])
		if r.isInput[path] {
			r.inputs[path] = m.Data
		}
		return r.b.Push(m)
	case []any:
		table := r.L.NewTable()
		for i, item := range v {
			table.RawSetInt(i+1, r.toLua(item, path+"."+strconv.Itoa(i), double))
		}
		return table
	case map[string]any:
		return r.b.Module("F").RawGetString(functionName(v))
	case check.Constant:
		return r.L.NewFunction(func(L *lua.LState) int {
			L.Push(r.toLua(v.Value, path+" returns", double))
			return 1
		})
	case string:
		return lua.LString(v)
	case float64:
		return lua.LNumber(v)
	case bool:
		return lua.LBool(v)
	}
	return lua.LNil
}

// wrap makes one value of several results where a list was recorded.
func wrap(L *lua.LState, results []lua.LValue, want any) lua.LValue {
	if _, isList := want.([]any); isList && !(len(results) == 1 && results[0].Type() == lua.LTTable) {
		table := L.NewTable()
		for i, v := range results {
			table.RawSetInt(i+1, v)
		}
		return table
	}
	if len(results) == 0 {
		return lua.LNil
	}
	return results[0]
}

// compare checks one returned value and collects its Variables by path.
func (r *luaState) compare(want any, got lua.LValue, path string, outputs map[string]*autograd.Variable) {
	r.t.Helper()
	switch want := want.(type) {
	case []any:
		table, ok := got.(*lua.LTable)
		if !ok {
			r.t.Errorf("result %q is %s, want a list", path, got)
			return
		}
		for i, item := range want {
			r.compare(item, table.RawGetInt(i+1), strings.TrimPrefix(path+"."+strconv.Itoa(i), "."), outputs)
		}
	case *array.Array:
		var a *array.Array
		switch x := r.b.FromLua(got).(type) {
		case *array.Array:
			a = x
		case *autograd.Variable:
			a = x.Data()
			outputs[path] = x
		case float64:
			a = array.Scalar(want.Dtype(), x)
		default:
			r.t.Errorf("result %q is %v, want %s", path, got, want.Describe())
			return
		}
		if err := check.Equal(a, want, false); err != nil {
			r.t.Errorf("result %q: %v", path, err)
		}
	case float64:
		if n, ok := got.(lua.LNumber); !ok || check.Near(array.Scalar(array.Float64, float64(n)), array.Scalar(array.Float64, want), check.Tolerance{Rel: 1e-5, Abs: 1e-6}) != nil {
			r.t.Errorf("result %q is %v, want %v", path, got, want)
		}
	}
}

// loss is the sum over the outputs of sum(gy * y), nil where no output has a
// gradient. gys, if not nil, receives gy as Variables.
func (r *luaState) loss(gy map[string]json.RawMessage, outputs, gys map[string]*autograd.Variable) *autograd.Variable {
	var total *autograd.Variable
	for _, path := range sortedKeys(gy) {
		y := outputs[path]
		if y == nil || !y.RequiresGrad() {
			continue
		}
		g := r.b.Session.Variable(check.Value(gy[path]).(*array.Array).AsType(y.Dtype()))
		if gys != nil {
			gys[path] = g
		}
		total = plus(total, functions.Sum(functions.Mul(y, g), nil, false))
	}
	return total
}

func plus(total, part *autograd.Variable) *autograd.Variable {
	if total == nil {
		return part
	}
	return functions.Add(total, part)
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}

func (r *luaState) compareGradient(what, path string, got *array.Array, raw json.RawMessage) {
	r.t.Helper()
	r.compareGrad(what, path, got, check.Value(raw))
}

// compareGrad is compareGradient with the decoded gradient.
func (r *luaState) compareGrad(what, path string, got *array.Array, decoded any) {
	r.t.Helper()
	want, ok := decoded.(*array.Array)
	switch {
	case !ok && got != nil:
		r.t.Errorf("%s %s: got a gradient, want none", what, path)
	case ok && got == nil:
		r.t.Errorf("%s %s: no gradient", what, path)
	case ok:
		if err := check.Equal(got, want, true); err != nil {
			r.t.Errorf("%s %s: %v", what, path, err)
		}
	}
}
