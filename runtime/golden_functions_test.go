package runtime_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	lua "github.com/yuin/gopher-lua"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
	"nnlua/runtime/functions"
	"nnlua/runtime/internal/check"
)

// TestGoldenFunctions runs every recorded case of a function that the catalog has
// from Lua and from Go: value, gradient and second gradient, in float32 and float64.
func TestGoldenFunctions(t *testing.T) {
	counts := map[string]int{}
	for _, file := range check.Files(t, "functions/testdata/golden/*.json") {
		t.Run(file.Name, func(t *testing.T) {
			for i := range file.Cases {
				c := &file.Cases[i]
				t.Run(c.ID, func(t *testing.T) { counts[runCase(t, c, nil)+" from Lua"]++ })
				if row := catalog.Lookup("F." + c.Function); row != nil {
					t.Run(c.ID+" from Go", func(t *testing.T) { counts[runCase(t, c, row)+" from Go"]++ })
				}
			}
		})
	}
	t.Logf("%v", counts)
	if counts["run from Lua"] == 0 || counts["run from Go"] == 0 {
		t.Error("no case was run")
	}
}

// runCase runs one case, from Go if the row of the function is given, and says
// what became of it.
func runCase(t *testing.T, c *check.Case, row *catalog.Row) string {
	r := newRunner(t, c)
	r.row = row
	defer r.L.Close()
	if r.f == lua.LNil {
		t.Skip("no such function yet")
	}
	if kind := r.unsupported(); kind != "" {
		t.Skip("a dtype or kind of value that the runtime does not have: " + kind)
	}
	if c.Raises != "" {
		_, err := r.call(false)
		switch {
		case err != nil:
			return "refused"
		case row != nil && takesStacks[c.Function]:
			t.Skip("one Go function takes a matrix and a stack of matrices, which are two functions of Lua")
		}
		t.Errorf("want an error (%s)", c.Raises)
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
	*luaState
	c   *check.Case
	f   lua.LValue
	row *catalog.Row // of the Go function to call, nil to call f
}

func newRunner(t *testing.T, c *check.Case) *runner {
	r := &runner{luaState: newLuaState(t, c.Variables, c.Config), c: c}
	r.f = r.function(c.Function)
	return r
}

// Operators and methods of Variable as Lua writes them.
var operatorCode = map[string]string{
	"__add__": "a + b", "__sub__": "a - b", "__mul__": "a * b", "__truediv__": "a / b", "__pow__": "a ^ b",
	"__radd__": "b + a", "__rsub__": "b - a", "__rmul__": "b * a", "__rtruediv__": "b / a", "__rpow__": "b ^ a",
	"__floordiv__": "F.floor(a / b)", "__rfloordiv__": "F.floor(b / a)", "__pos__": "F.identity(a)",
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

// indexed are the functions whose second argument is what stands in brackets.
var indexed = map[string]bool{"get_item": true, "scatter_add": true, "Variable.__getitem__": true}

// takesStacks are the functions of which Chainer has one for a matrix and one for
// a stack of them.
var takesStacks = map[string]bool{"det": true, "batch_det": true, "inv": true, "batch_inv": true}

// callIndexed calls one of these, with the index as Lua writes it.
func (r *runner) callIndexed(double bool) ([]lua.LValue, error) {
	r.inputs, r.arrays = map[string]*autograd.Variable{}, map[string]*array.Array{}
	defer r.L.SetTop(r.L.GetTop())
	r.L.Push(r.f)
	for i, raw := range r.c.Args {
		if i == 1 {
			r.L.Push(r.luaIndex(raw, r.inputs["args.0"].Shape()))
			continue
		}
		r.L.Push(r.toLua(check.Value(raw), fmt.Sprintf("args.%d", i), double))
	}
	if err := r.L.PCall(len(r.c.Args), 1, nil); err != nil {
		return nil, err
	}
	return []lua.LValue{r.L.Get(-1)}, nil
}

// unsupported returns the first kind of value that the runtime does not have.
func (r *runner) unsupported() string {
	all := append([]json.RawMessage{r.c.Returns}, r.c.Args...)
	if indexed[r.c.Function] {
		all = all[:2]
	}
	for _, raw := range r.c.Kwargs {
		all = append(all, raw)
	}
	return unsupported(all...)
}

// call calls the function with the recorded arguments, float32 turned into float64 if double.
func (r *runner) call(double bool) ([]lua.LValue, error) {
	if r.row != nil {
		return r.callGo(double)
	}
	if indexed[r.c.Function] {
		return r.callIndexed(double)
	}
	r.inputs, r.arrays = map[string]*autograd.Variable{}, map[string]*array.Array{}
	return r.luaState.call(r.f, nil, r.c.Args, r.c.Kwargs, double)
}

// callGo is call of the Go function.
func (r *runner) callGo(double bool) ([]lua.LValue, error) {
	r.inputs, r.arrays = map[string]*autograd.Variable{}, map[string]*array.Array{}
	g := &goCall{luaState: r.luaState, row: r.row, double: double, index: indexed[r.c.Function]}
	var args []any
	for _, raw := range r.c.Args {
		args = append(args, check.Value(raw))
	}
	if g.index && strings.HasPrefix(string(r.c.Args[1]), "[") { // a list is an array of positions
		args[1] = listOfInts(args[1].([]any))
	}
	kwargs := map[string]any{}
	for name, raw := range r.c.Kwargs {
		kwargs[name] = check.Value(raw)
	}
	return g.call(args, kwargs)
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
	if loss := r.loss(r.c.Gy, outputs, nil); loss != nil {
		loss.Backward(autograd.BackwardOptions{})
	}
	for path, raw := range gx {
		want := check.Value(raw)
		if g, ok := want.(*array.Array); ok && r.c.Function == "arctan2" {
			// Where it broadcasts, Chainer's arctan2 forgets to sum: backward fails,
			// and chainer.grad gives what was recorded.
			want = array.SumTo(g, r.inputs[path].Shape())
		}
		got := r.inputs[path].Grad()
		if g, ok := want.(*array.Array); ok && got != nil && g.Dtype() == got.Dtype() && throughFloat32(outputs) {
			want, got = g.AsType(array.Float32), got.AsType(array.Float32)
		}
		r.compareGrad(fmt.Sprintf("double=%v gx", double), path, got, want)
	}
}

// throughFloat32 reports whether gradients come out of float32: those of float64 weights
// beside a float32 x are computed so and cast, and have no more digits.
func throughFloat32(outputs map[string]*autograd.Variable) bool {
	for _, y := range outputs {
		if y.Dtype() == array.Float32 {
			return true
		}
	}
	return false
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
	loss := r.loss(r.c.Gy, outputs, gys)
	loss.Backward(autograd.BackwardOptions{EnableDoubleBackprop: true})
	var second *autograd.Variable
	for path, raw := range want.Ggx {
		gx := r.inputs[path].GradVar()
		if gx == nil {
			r.t.Errorf("double_backward: no gradient of %s", path)
			return
		}
		second = plus(second, functions.Sum(functions.Mul(gx, r.b.Session.Constant(check.Value(raw).(*array.Array))), nil, false))
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
