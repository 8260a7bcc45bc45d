package functions_test

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
	"nnlua/runtime/functions"
	"nnlua/runtime/internal/check"
)

// TestGolden runs every recorded case of a function that the catalog has
// through Lua: value, gradient and second gradient, in float32 and float64.
func TestGolden(t *testing.T) {
	counts := map[string]int{}
	for _, file := range check.Files(t, "testdata/golden/*.json") {
		t.Run(file.Name, func(t *testing.T) {
			for i := range file.Cases {
				c := &file.Cases[i]
				t.Run(c.ID, func(t *testing.T) { counts[runCase(t, c)]++ })
			}
		})
	}
	t.Logf("%v", counts)
	if counts["run"] == 0 {
		t.Error("no case was run")
	}
}

// runCase runs one case and says what became of it.
func runCase(t *testing.T, c *check.Case) string {
	r := newRunner(t, c)
	defer r.L.Close()
	if r.f == lua.LNil {
		t.Skip("no such function yet")
	}
	if kind := r.unsupported(); kind != "" {
		t.Skip("a dtype or kind of value that the runtime does not have: " + kind)
	}
	if c.Raises != "" {
		if _, err := r.call(false); err == nil {
			t.Errorf("want an error (%s)", c.Raises)
		}
		return "raises"
	}
	r.run(c.Returns, c.Gx, c.Mutated, false)
	if c.F64 != nil {
		r.run(c.F64.Returns, c.F64.Gx, c.F64.Mutated, true)
	}
	if c.DoubleBackward != nil {
		r.doubleBackward(c.DoubleBackward)
	}
	return "run"
}

// runner calls the function of one case in a Lua state of its own.
type runner struct {
	t       *testing.T
	c       *check.Case
	L       *lua.LState
	b       *bindings.Binding
	f       lua.LValue
	inputs  map[string]*autograd.Variable
	arrays  map[string]*array.Array // plain array arguments, by path
	isInput map[string]bool
}

func newRunner(t *testing.T, c *check.Case) *runner {
	L := lua.NewState()
	r := &runner{t: t, c: c, L: L, b: bindings.Open(L, autograd.NewSession()), isInput: map[string]bool{}}
	for _, path := range c.Variables {
		r.isInput[path] = true
	}
	if train, ok := c.Config["train"].(bool); ok {
		r.b.Session.Train = train
	}
	r.f = r.function(c.Function)
	return r
}

// Operators and methods of Variable as Lua writes them.
var operatorCode = map[string]string{
	"__add__": "a + b", "__sub__": "a - b", "__mul__": "a * b", "__truediv__": "a / b", "__pow__": "a ^ b",
	"__radd__": "b + a", "__rsub__": "b - a", "__rmul__": "b * a", "__rtruediv__": "b / a", "__rpow__": "b ^ a",
	"__neg__": "-a", "T": "a.T", "__getitem__": "F.get_item(a, b)", "__abs__": "F.absolute(a)",
	"__matmul__": "F.matmul(a, b)", "reshape": "a:reshape(b, ...)", "transpose": "a:transpose(b, ...)",
}

func (r *runner) function(name string) lua.LValue {
	module := r.b.Module("F")
	operator, isOperator := strings.CutPrefix(name, "Variable.")
	if !isOperator {
		return module.RawGetString(name)
	}
	code, ok := operatorCode[operator]
	if !ok {
		return lua.LNil
	}
	if strings.HasPrefix(code, "F.") && module.RawGetString(code[2:strings.Index(code, "(")]) == lua.LNil {
		return lua.LNil
	}
	r.L.SetGlobal("F", module)
	if err := r.L.DoString("return function(a, b, ...) return " + code + " end"); err != nil {
		r.t.Fatal(err)
	}
	return r.L.Get(-1)
}

// unsupported returns the first kind of argument that the runtime does not have.
func (r *runner) unsupported() string {
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
			for k := range v {
				kind = k
			}
		}
	}
	for _, a := range r.c.Args {
		visit(check.Value(a))
	}
	for _, a := range r.c.Kwargs {
		visit(check.Value(a))
	}
	if len(r.c.Returns) > 0 {
		visit(check.Value(r.c.Returns))
	}
	return kind
}

// call calls the function with the recorded arguments, float32 turned into float64 if double.
func (r *runner) call(double bool) (results []lua.LValue, err error) {
	r.inputs, r.arrays = map[string]*autograd.Variable{}, map[string]*array.Array{}
	top := r.L.GetTop()
	r.L.Push(r.f)
	for i, raw := range r.c.Args {
		r.L.Push(r.toLua(check.Value(raw), fmt.Sprintf("args.%d", i), double))
	}
	n := len(r.c.Args)
	if len(r.c.Kwargs) > 0 {
		table := r.L.NewTable()
		for name, raw := range r.c.Kwargs {
			table.RawSetString(name, r.toLua(check.Value(raw), "kwargs."+name, double))
		}
		r.L.Push(table)
		n++
	}
	if err := r.L.PCall(n, lua.MultRet, nil); err != nil {
		return nil, err
	}
	for i := top + 1; i <= r.L.GetTop(); i++ {
		results = append(results, r.L.Get(i))
	}
	r.L.SetTop(top)
	return results, nil
}

func (r *runner) toLua(v any, path string, double bool) lua.LValue {
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
	case []any:
		table := r.L.NewTable()
		for i, item := range v {
			table.RawSetInt(i+1, r.toLua(item, path+"."+strconv.Itoa(i), double))
		}
		return table
	case string:
		return lua.LString(v)
	case float64:
		return lua.LNumber(v)
	case bool:
		return lua.LBool(v)
	}
	return lua.LNil
}

// run compares results, gradients and changed arguments with the recorded ones.
func (r *runner) run(returns json.RawMessage, gx, mutated map[string]json.RawMessage, double bool) {
	r.t.Helper()
	results, err := r.call(double)
	if err != nil {
		r.t.Errorf("double=%v: %v", double, err)
		return
	}
	outputs := map[string]*autograd.Variable{}
	r.compare(check.Value(returns), wrap(r.L, results, check.Value(returns)), "", outputs)
	for path, raw := range mutated {
		if err := check.Equal(r.arrays[path], check.Value(raw).(*array.Array), false); err != nil {
			r.t.Errorf("double=%v: %s after the call: %v", double, path, err)
		}
	}
	if loss := r.loss(outputs, nil, double); loss != nil {
		loss.Backward(autograd.BackwardOptions{})
	}
	for path, raw := range gx {
		r.compareGradient(fmt.Sprintf("double=%v gx", double), path, r.inputs[path].Grad(), raw)
	}
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
func (r *runner) compare(want any, got lua.LValue, path string, outputs map[string]*autograd.Variable) {
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

// loss is the sum over the outputs of sum(gy * y). gys, if not nil, receives gy as Variables.
func (r *runner) loss(outputs map[string]*autograd.Variable, gys map[string]*autograd.Variable, double bool) *autograd.Variable {
	var total *autograd.Variable
	paths := make([]string, 0, len(r.c.Gy))
	for path := range r.c.Gy {
		paths = append(paths, path)
	}
	sort.Strings(paths)
	for _, path := range paths {
		y := outputs[path]
		if y == nil || !y.RequiresGrad() {
			continue
		}
		g := r.b.Session.Variable(check.Value(r.c.Gy[path]).(*array.Array).AsType(y.Dtype()))
		if gys != nil {
			gys[path] = g
		}
		part := functions.Sum(functions.Mul(y, g), nil, false)
		if total == nil {
			total = part
		} else {
			total = functions.Add(total, part)
		}
	}
	return total
}

func (r *runner) compareGradient(what, path string, got *array.Array, raw json.RawMessage) {
	r.t.Helper()
	want, ok := check.Value(raw).(*array.Array)
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

// doubleBackward differentiates the gradients once more.
func (r *runner) doubleBackward(want *check.Second) {
	r.t.Helper()
	results, err := r.call(false)
	if err != nil {
		return // run has reported it
	}
	outputs, gys := map[string]*autograd.Variable{}, map[string]*autograd.Variable{}
	r.compare(check.Value(r.c.Returns), wrap(r.L, results, check.Value(r.c.Returns)), "", outputs)
	loss := r.loss(outputs, gys, false)
	loss.Backward(autograd.BackwardOptions{EnableDoubleBackprop: true})
	var second *autograd.Variable
	for path, raw := range want.Ggx {
		gx := r.inputs[path].GradVar()
		if gx == nil {
			r.t.Errorf("double_backward: no gradient of %s", path)
			return
		}
		part := functions.Sum(functions.Mul(gx, r.b.Session.Constant(check.Value(raw).(*array.Array))), nil, false)
		if second == nil {
			second = part
		} else {
			second = functions.Add(second, part)
		}
	}
	for _, x := range r.inputs {
		x.ClearGrad()
	}
	for _, g := range gys {
		g.ClearGrad()
	}
	second.Backward(autograd.BackwardOptions{})
	for path, raw := range want.Gx {
		r.compareGradient("double_backward gx", path, r.inputs[path].Grad(), raw)
	}
	for path, raw := range want.Ggy {
		r.compareGradient("double_backward ggy", path, gys[path].Grad(), raw)
	}
}
