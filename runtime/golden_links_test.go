package runtime_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
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
	Params, Persistents, Attributes values
	DefaultParams                   values   `json:"default_params"`
	DefaultPersistents              values   `json:"default_persistents"`
	Uninitialized                   []string `json:"uninitialized_at_construction"`
	Method                          string
	Steps                           []linkStep
	Gy, Gx                          []values
	Gparams                         values
	F64                             *struct {
		Steps   []linkStep
		Gx      []values
		Gparams values
	}
	Raises   string
	RaisesAt string `json:"raises_at"`
}

// values are recorded values by path: "/W", "args.0", or a plain name.
type values map[string]json.RawMessage

type linkStep struct {
	Call             string // reset_state, or nothing
	Config           map[string]any
	Args             []json.RawMessage
	Kwargs           values
	Variables        []string
	Returns          json.RawMessage
	StateAfter       values `json:"state_after"`
	PersistentsAfter values `json:"persistents_after"`
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
// results, states and gradients in float32 and float64.
func TestGoldenLinks(t *testing.T) {
	for _, c := range readCases[linkCase](t, "links/testdata/golden/*.json") {
		t.Run(c.ID, func(t *testing.T) {
			(&linkRun{linkCase: &c}).run(t)
			if c.F64 != nil {
				(&linkRun{linkCase: &c, double: true}).run(t)
			}
		})
	}
}

// linkRun is one run of a case, in float32 or float64.
type linkRun struct {
	*linkCase
	*luaState
	double bool
	link   lua.LValue
	loss   *autograd.Variable              // sum(gy * y) over all steps
	given  []map[string]*autograd.Variable // the Variables of each step
}

func (c *linkRun) run(t *testing.T) {
	c.luaState = newLuaState(t, nil, nil)
	defer c.L.Close()
	if c.double {
		c.b.Session.Dtype = array.Float64
	}
	class := c.b.Module("L").RawGetString(c.Link)
	if class == lua.LNil {
		t.Skip("no such link yet")
	}
	made, err := c.call(class, nil, c.Ctor.Args, c.Ctor.Kwargs, c.double)
	if err != nil {
		if c.Raises == "" || c.RaisesAt != "construction" {
			t.Errorf("construction: %v", err)
		}
		return
	}
	c.link = made[0]
	c.checkStart()
	c.assign()
	if !c.callSteps() {
		return
	}
	c.backward()
}

// checkStart compares what is not random in a fresh link.
func (c *linkRun) checkStart() {
	for _, path := range c.Uninitialized {
		if p, ok := c.at(path).(*links.Parameter); ok && p.IsInitialized() || !ok && c.at(path) != nil {
			c.t.Errorf("%s has a value before the first call", path)
		}
	}
	c.compareAll("start value of", c.DefaultParams)
	c.compareAll("start value of", c.DefaultPersistents)
}

// assign gives the link the recorded parameters, persistent values and attributes.
func (c *linkRun) assign() {
	for path, raw := range c.Params {
		c.at(path).(*links.Parameter).SetData(c.decode(raw).(*array.Array))
	}
	for path, raw := range c.Persistents {
		owner, name := c.owner(path)
		c.L.SetField(owner, name, c.toLua(c.decode(raw), path, false))
	}
	for name, raw := range c.Attributes {
		c.L.SetField(c.link, name, c.toLua(c.decode(raw), name, false))
	}
}

// callSteps makes the recorded calls; false if one of them failed.
func (c *linkRun) callSteps() bool {
	for i, step := range c.Steps {
		c.inputs, c.arrays, c.isInput = map[string]*autograd.Variable{}, map[string]*array.Array{}, map[string]bool{}
		c.given = append(c.given, c.inputs)
		recorded := step
		if c.double {
			recorded = c.F64.Steps[i]
		}
		if step.Call != "" {
			c.method(c.link, step.Call)
		} else if !c.callStep(i, step, recorded.Returns) {
			return false
		}
		c.compareAll(fmt.Sprintf("step %d:", i), recorded.StateAfter)
		c.compareAll(fmt.Sprintf("step %d:", i), recorded.PersistentsAfter)
	}
	return true
}

func (c *linkRun) callStep(i int, step linkStep, returns json.RawMessage) bool {
	for _, path := range step.Variables {
		c.isInput[path] = true
	}
	if train, ok := step.Config["train"].(bool); ok {
		c.b.Session.Train = train
	}
	f, self := c.link, lua.LValue(nil)
	if c.Method != "" {
		f, self = c.field(c.link, c.Method), c.link
	}
	results, err := c.call(f, self, step.Args, step.Kwargs, c.double)
	if err != nil {
		if c.Raises == "" {
			c.t.Errorf("step %d: %v", i, err)
		}
		return false
	}
	outputs := map[string]*autograd.Variable{}
	c.compare(check.Value(returns), wrap(c.L, results, check.Value(returns)), "", outputs)
	if part := c.luaState.loss(c.Gy[i], outputs, nil); part != nil {
		c.loss = plus(c.loss, part)
	}
	return true
}

// backward compares the gradients after one backward pass through all steps.
func (c *linkRun) backward() {
	if c.loss == nil {
		return
	}
	c.method(c.link, "cleargrads")
	c.loss.Backward(autograd.BackwardOptions{})
	gx, gparams := c.Gx, c.Gparams
	if c.double {
		gx, gparams = c.F64.Gx, c.F64.Gparams
	}
	for i, paths := range gx {
		for path, raw := range paths {
			c.compareGradient(fmt.Sprintf("step %d gx", i), path, c.given[i][path].Grad(), raw)
		}
	}
	for path, raw := range gparams {
		c.compareGradient("gparams", path, c.at(path).(*links.Parameter).Grad(), raw)
	}
}

// compareAll compares attributes of the link: parameters, arrays, numbers or nil.
func (c *linkRun) compareAll(what string, all values) {
	for path, raw := range all {
		want, got := c.decode(raw), c.at(path)
		if p, ok := got.(interface{ AsVariable() *autograd.Variable }); ok {
			got = p.AsVariable().Data()
		}
		if n, ok := want.(float64); ok {
			want = array.Scalar(array.Float64, n)
			got = array.Scalar(array.Float64, c.number(got))
		}
		switch want := want.(type) {
		case nil:
			if got != nil {
				c.t.Errorf("%s %s is %v, want nil", what, path, got)
			}
		case *array.Array:
			a, ok := got.(*array.Array)
			if !ok {
				c.t.Errorf("%s %s is %v, want an array", what, path, got)
			} else if err := check.Equal(a, want, false); err != nil {
				c.t.Errorf("%s %s: %v", what, path, err)
			}
		}
	}
}

func (c *linkRun) number(v any) float64 {
	switch v := v.(type) {
	case float64:
		return v
	case *array.Array:
		return v.Float(0)
	}
	c.t.Fatalf("%v is no number", v)
	return 0
}

// decode returns a recorded value in the dtype of the run.
func (c *linkRun) decode(raw json.RawMessage) any {
	v := check.Value(raw)
	if a, ok := v.(*array.Array); ok && c.double && a.Dtype() == array.Float32 {
		return a.AsType(array.Float64)
	}
	return v
}

// owner returns the link at the end of a path such as "/l1/W", and the last name.
func (c *linkRun) owner(path string) (owner lua.LValue, name string) {
	names := strings.Split(path[1:], "/")
	owner = c.link
	for _, name := range names[:len(names)-1] {
		owner = c.field(owner, name)
	}
	return owner, names[len(names)-1]
}

// at returns what is at a path such as "/l1/W", nil if there is nothing.
func (c *linkRun) at(path string) any {
	owner, name := c.owner(path)
	return c.b.FromLua(c.b.Field(owner, name))
}

func (r *luaState) field(v lua.LValue, name string) lua.LValue {
	r.t.Helper()
	f := r.b.Field(v, name)
	if f == lua.LNil {
		r.t.Fatalf("no field %s", name)
	}
	return f
}
