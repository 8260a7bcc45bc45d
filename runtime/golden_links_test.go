package runtime_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	lua "github.com/yuin/gopher-lua"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
	"nnlua/runtime/links"
)

// linkCase is one recorded link: how it is made, and what calls of it give.
type linkCase struct {
	ID   string
	Link string
	Ctor struct {
		Args   []json.RawMessage
		Kwargs map[string]json.RawMessage
	}
	Params        map[string]json.RawMessage
	DefaultParams map[string]json.RawMessage `json:"default_params"`
	Attributes    map[string]json.RawMessage
	Method        string
	Steps         []linkStep
	Gy, Gx        []map[string]json.RawMessage
	Gparams       map[string]json.RawMessage
	F64           *struct {
		Steps   []linkStep
		Gx      []map[string]json.RawMessage
		Gparams map[string]json.RawMessage
	}
	Raises   string
	RaisesAt string `json:"raises_at"`
}

type linkStep struct {
	Config    map[string]any
	Args      []json.RawMessage
	Kwargs    map[string]json.RawMessage
	Variables []string
	Returns   json.RawMessage
	Call      string // a method such as reset_state in the place of a call

	StateAfter map[string]json.RawMessage `json:"state_after"`
}

func readCases[T any](t *testing.T, pattern string) []T {
	t.Helper()
	paths, _ := filepath.Glob(pattern)
	var all []T
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var file struct{ Cases []T }
		if err := json.Unmarshal(text, &file); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		all = append(all, file.Cases...)
	}
	if len(all) == 0 {
		t.Fatalf("no cases in %s", pattern)
	}
	return all
}

// TestGoldenLinks makes every recorded link in Lua and compares start values,
// results and gradients in float32 and float64.
func TestGoldenLinks(t *testing.T) {
	for _, c := range readCases[linkCase](t, "links/testdata/golden/*.json") {
		t.Run(c.ID, func(t *testing.T) {
			c.run(t, false)
			if c.F64 != nil {
				c.run(t, true)
			}
		})
	}
}

func (c *linkCase) run(t *testing.T, double bool) {
	r := newLuaState(t, nil, nil)
	defer r.L.Close()
	if double {
		r.b.Session.Dtype = array.Float64
	}
	made, err := r.call(r.b.Module("L").RawGetString(c.Link), nil, c.Ctor.Args, c.Ctor.Kwargs, double)
	if err != nil {
		if c.Raises == "" || c.RaisesAt != "construction" {
			t.Errorf("construction: %v", err)
		}
		return
	}
	c.compareDefaults(r, made[0], double)
	for path, raw := range c.Params {
		c.param(r, made[0], path).SetData(c.array(raw, double))
	}
	for name, raw := range c.Attributes {
		r.L.SetField(made[0], name, r.toLua(check.Value(raw), "attributes."+name, double))
	}
	loss, inputs := c.callSteps(r, made[0], double)
	if loss == nil {
		return
	}
	r.L.SetTop(0)
	r.call(r.field(made[0], "cleargrads"), made[0], nil, nil, false)
	loss.Backward(autograd.BackwardOptions{})
	gx, gparams := c.Gx, c.Gparams
	if double {
		gx, gparams = c.F64.Gx, c.F64.Gparams
	}
	for i, paths := range gx {
		for path, raw := range paths {
			r.compareGradient(fmt.Sprintf("step %d gx", i), path, inputs[i][path].Grad(), raw)
		}
	}
	for path, raw := range gparams {
		r.compareGradient("gparams", path, c.param(r, made[0], path).Grad(), raw)
	}
}

// callSteps makes the recorded calls and returns sum(gy * y) over all of them.
func (c *linkCase) callSteps(r *luaState, link lua.LValue, double bool) (loss *autograd.Variable, inputs []map[string]*autograd.Variable) {
	f, self := link, lua.LValue(nil)
	if c.Method != "" {
		f, self = r.field(link, c.Method), link
	}
	for i, step := range c.Steps {
		r.inputs, r.arrays, r.isInput = map[string]*autograd.Variable{}, map[string]*array.Array{}, map[string]bool{}
		inputs = append(inputs, r.inputs)
		if step.Call != "" {
			r.call(r.field(link, step.Call), link, nil, nil, double)
			c.compareState(r, link, step.StateAfter)
			continue
		}
		for _, path := range step.Variables {
			r.isInput[path] = true
		}
		if train, ok := step.Config["train"].(bool); ok {
			r.b.Session.Train = train
		}
		results, err := r.call(f, self, step.Args, step.Kwargs, double)
		if err != nil {
			if c.Raises == "" {
				r.t.Errorf("step %d: %v", i, err)
			}
			return nil, nil
		}
		want := step
		if double {
			want = c.F64.Steps[i]
		}
		outputs := map[string]*autograd.Variable{}
		r.compare(check.Value(want.Returns), wrap(r.L, results, check.Value(want.Returns)), "", outputs)
		c.compareState(r, link, want.StateAfter)
		if part := r.loss(c.Gy[i], outputs, nil); part != nil {
			loss = plus(loss, part)
		}
	}
	return loss, inputs
}

// compareState compares the attributes c and h of a recurrent link.
func (c *linkCase) compareState(r *luaState, link lua.LValue, state map[string]json.RawMessage) {
	for path, raw := range state {
		got := r.b.Field(link, path[1:])
		if want := check.Value(raw); want != nil {
			r.compare(want, got, path, map[string]*autograd.Variable{})
		} else if got != lua.LNil {
			r.t.Errorf("state %s is %v, want none", path, got)
		}
	}
}

func (c *linkCase) compareDefaults(r *luaState, link lua.LValue, double bool) {
	for path, raw := range c.DefaultParams {
		if err := check.Equal(c.param(r, link, path).Data(), c.array(raw, double), false); err != nil {
			r.t.Errorf("start value of %s: %v", path, err)
		}
	}
}

func (c *linkCase) array(raw json.RawMessage, double bool) *array.Array {
	a := check.Value(raw).(*array.Array)
	if double && a.Dtype() == array.Float32 {
		return a.AsType(array.Float64)
	}
	return a
}

// param returns the parameter at a path such as "/l1/W" or "/0/w0".
func (c *linkCase) param(r *luaState, link lua.LValue, path string) *links.Parameter {
	for _, name := range strings.Split(path[1:], "/") {
		if n, err := strconv.Atoi(name); err == nil {
			link = r.L.GetTable(link, lua.LNumber(n+1))
		} else {
			link = r.field(link, name)
		}
	}
	return r.b.FromLua(link).(*links.Parameter)
}

func (r *luaState) field(v lua.LValue, name string) lua.LValue {
	r.t.Helper()
	f := r.b.Field(v, name)
	if f == lua.LNil {
		r.t.Fatalf("no field %s", name)
	}
	return f
}
