package runtime_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sort"
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
	Params             map[string]json.RawMessage
	DefaultParams      map[string]json.RawMessage `json:"default_params"`
	Uninitialized      []string                   `json:"uninitialized_at_construction"`
	Persistents        map[string]json.RawMessage
	DefaultPersistents map[string]json.RawMessage `json:"default_persistents"`
	Attributes         map[string]json.RawMessage
	Method             string
	Steps              []linkStep
	Gy, Gx             []map[string]json.RawMessage
	Gparams            map[string]json.RawMessage
	F64                *struct {
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

	StateAfter       map[string]json.RawMessage `json:"state_after"`
	PersistentsAfter map[string]json.RawMessage `json:"persistents_after"`
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
	create := func() (lua.LValue, error) {
		made, err := r.call(r.b.Module("L").RawGetString(c.Link), nil, c.Ctor.Args, c.Ctor.Kwargs, double)
		if err != nil {
			return nil, err
		}
		return made[0], nil
	}
	link, err := create()
	if (err != nil) != (c.RaisesAt == "construction") {
		t.Errorf("construction: got error %v, want %q", err, c.Raises)
	}
	if err != nil {
		return
	}
	if !double {
		c.compareUninitialized(r, link)
		fresh, _ := create()
		if len(c.Uninitialized) > 0 {
			r.call(fresh, nil, c.Steps[0].Args, c.Steps[0].Kwargs, false)
		}
		c.compareDefaults(r, fresh)
	}
	for path, raw := range c.Params {
		c.param(r, link, path).SetData(c.array(raw, double))
	}
	for path, raw := range c.Persistents {
		if r.hasPath(link, path) { // a mask that a call gives is not there yet
			r.setPath(link, path, r.toLua(check.Value(raw), path, double))
		}
	}
	for name, raw := range c.Attributes {
		r.setPath(link, "/"+name, r.toLua(check.Value(raw), name, double))
	}
	loss, inputs := c.callSteps(r, link, double)
	if loss == nil {
		return
	}
	r.L.SetTop(0)
	r.call(r.field(link, "cleargrads"), link, nil, nil, false)
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
		r.compareGradient("gparams", path, c.param(r, link, path).Grad(), raw)
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
		if (err != nil) != (c.RaisesAt == "call") {
			r.t.Errorf("step %d: got error %v, want %q", i, err, c.Raises)
		}
		if err != nil {
			return nil, nil
		}
		want := step
		if double {
			want = c.F64.Steps[i]
		}
		outputs := map[string]*autograd.Variable{}
		r.compare(check.Value(want.Returns), wrap(r.L, results, check.Value(want.Returns)), "", outputs)
		c.compareState(r, link, want.StateAfter)
		c.compareState(r, link, want.PersistentsAfter)
		if part := r.loss(c.Gy[i], outputs, nil); part != nil {
			loss = plus(loss, part)
		}
	}
	return loss, inputs
}

// compareState compares persistent values, or the attributes c and h of a
// recurrent link.
func (c *linkCase) compareState(r *luaState, link lua.LValue, state map[string]json.RawMessage) {
	for path, raw := range state {
		got := r.atPath(link, path)
		if want := check.Value(raw); want != nil {
			r.compare(want, got, path, map[string]*autograd.Variable{})
		} else if got != lua.LNil {
			r.t.Errorf("%s is %v, want none", path, got)
		}
	}
}

func (c *linkCase) compareDefaults(r *luaState, link lua.LValue) {
	for path, raw := range c.DefaultParams {
		if err := check.Equal(c.param(r, link, path).Data(), c.array(raw, false), false); err != nil {
			r.t.Errorf("start value of %s: %v", path, err)
		}
	}
	for path, raw := range c.DefaultPersistents {
		r.compare(check.Value(raw), r.atPath(link, path), path, map[string]*autograd.Variable{})
	}
}

func (c *linkCase) compareUninitialized(r *luaState, link lua.LValue) {
	var waiting []string
	for path := range c.Params {
		if !c.param(r, link, path).IsInitialized() {
			waiting = append(waiting, path)
		}
	}
	for path := range c.Persistents {
		if r.atPath(link, path) == lua.LNil && slices.Contains(c.Uninitialized, path) {
			waiting = append(waiting, path)
		}
	}
	sort.Strings(waiting)
	want := slices.Sorted(slices.Values(c.Uninitialized))
	if !slices.Equal(waiting, want) {
		r.t.Errorf("without a shape at construction: %v, want %v", waiting, want)
	}
}

func (c *linkCase) array(raw json.RawMessage, double bool) *array.Array {
	a := check.Value(raw).(*array.Array)
	if double && a.Dtype() == array.Float32 {
		return a.AsType(array.Float64)
	}
	return a
}

// param returns the parameter at a path such as "/l1/W".
func (c *linkCase) param(r *luaState, link lua.LValue, path string) *links.Parameter {
	r.t.Helper()
	p, ok := r.b.FromLua(r.atPath(link, path)).(*links.Parameter)
	if !ok {
		r.t.Fatalf("no parameter %s", path)
	}
	return p
}

// atPath returns what stands at a path such as "/l1/W".
func (r *luaState) atPath(v lua.LValue, path string) lua.LValue {
	for _, name := range strings.Split(path[1:], "/") {
		v = r.b.Field(v, name)
	}
	return v
}

func (r *luaState) hasPath(v lua.LValue, path string) bool {
	at := strings.LastIndex(path, "/")
	if at > 0 {
		v = r.atPath(v, path[:at])
	}
	return slices.Contains(r.b.Names(v), path[at+1:])
}

// setPath assigns to the attribute at a path.
func (r *luaState) setPath(v lua.LValue, path string, value lua.LValue) {
	r.t.Helper()
	at := strings.LastIndex(path, "/")
	if at > 0 {
		v = r.atPath(v, path[:at])
	}
	set := r.L.GetMetaField(v, "__newindex")
	if err := r.L.CallByParam(lua.P{Fn: set, Protect: true}, v, lua.LString(path[at+1:]), value); err != nil {
		r.t.Errorf("setting %s: %v", path, err)
	}
}

func (r *luaState) field(v lua.LValue, name string) lua.LValue {
	r.t.Helper()
	f := r.b.Field(v, name)
	if f == lua.LNil {
		r.t.Fatalf("no field %s", name)
	}
	return f
}
