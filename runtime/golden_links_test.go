package runtime_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	lua "github.com/yuin/gopher-lua"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
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

// TestGoldenLinks makes and calls every recorded link from Lua and from Go and
// compares start values, results, states and gradients in float32 and float64.
func TestGoldenLinks(t *testing.T) {
	for _, c := range readCases[linkCase](t, "links/testdata/golden/*.json") {
		for _, from := range []string{"Lua", "Go"} {
			t.Run(c.ID+" from "+from, func(t *testing.T) {
				(&linkRun{linkCase: &c, fromGo: from == "Go"}).run(t)
				if c.F64 != nil {
					(&linkRun{linkCase: &c, fromGo: from == "Go", double: true}).run(t)
				}
			})
		}
	}
}

// linkRun is one run of a case, in float32 or float64.
type linkRun struct {
	*linkCase
	*luaState
	fromGo bool // the link is made and called by its Go functions
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
	made, err := c.make(c.double)
	if (err != nil) != (c.RaisesAt == "construction") {
		t.Errorf("construction: got error %v, want %q", err, c.Raises)
	}
	if err != nil {
		return
	}
	c.link = made
	if !c.double {
		c.checkStart()
	}
	c.assign()
	if !c.callSteps() {
		return
	}
	c.backward()
}

// make calls the constructor.
func (c *linkRun) make(double bool) (lua.LValue, error) {
	var made []lua.LValue
	var err error
	if c.fromGo {
		g := &goCall{luaState: c.luaState, row: catalog.Lookup("L." + c.Link), double: double}
		made, err = g.call(decoded(c.Ctor.Args, c.Ctor.Kwargs))
	} else {
		made, err = c.call(c.b.Module("L").RawGetString(c.Link), nil, c.Ctor.Args, c.Ctor.Kwargs, double)
	}
	return append(made, lua.LNil)[0], err
}

// callMethod calls a method of a link; in Lua, forward is the call of the link itself.
func (c *linkRun) callMethod(link lua.LValue, name string, args []json.RawMessage, kwargs values) ([]lua.LValue, error) {
	if c.fromGo {
		list, named := decoded(args, kwargs)
		return c.goMethod(c.b.FromLua(link), name, list, named, c.double)
	}
	if name == "forward" {
		return c.call(link, nil, args, kwargs, c.double)
	}
	return c.call(c.field(link, name), link, args, kwargs, c.double)
}

// decoded returns the recorded arguments as values.
func decoded(args []json.RawMessage, kwargs map[string]json.RawMessage) ([]any, map[string]any) {
	list, named := make([]any, len(args)), map[string]any{}
	for i, raw := range args {
		list[i] = check.Value(raw)
	}
	for name, raw := range kwargs {
		named[name] = check.Value(raw)
	}
	return list, named
}

// checkStart compares what is not random in a fresh link: what waits for the first
// call after such a call of another one.
func (c *linkRun) checkStart() {
	for _, path := range c.Uninitialized {
		if c.hasValue(path) {
			c.t.Errorf("%s has a value before the first call", path)
		}
	}
	now, late := values{}, values{}
	for _, all := range []values{c.DefaultParams, c.DefaultPersistents} {
		for path, raw := range all {
			if c.hasValue(path) {
				now[path] = raw
			} else {
				late[path] = raw
			}
		}
	}
	c.compareAll("start value of", now)
	if len(late) == 0 {
		return
	}
	made, err := c.make(false)
	if err == nil {
		_, err = c.callMethod(made, "forward", c.Steps[0].Args, c.Steps[0].Kwargs)
	}
	if err != nil {
		c.t.Fatal(err)
	}
	called := *c
	called.link = made
	called.compareAll("start value of", late)
}

func (c *linkRun) hasValue(path string) bool {
	v := c.at(path)
	p, isParameter := v.(*links.Parameter)
	return v != nil && !(isParameter && !p.IsInitialized())
}

// assign gives the link the recorded parameters, persistent values and attributes.
func (c *linkRun) assign() {
	for path, raw := range c.Params {
		c.at(path).(*links.Parameter).SetData(c.decode(raw).(*array.Array))
	}
	for path, raw := range c.Persistents {
		owner, name := c.owner(path)
		if !slices.Contains(c.b.Names(owner), name) {
			continue // a mask, which the first call brings
		}
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
			if _, err := c.callMethod(c.link, step.Call, nil, nil); err != nil {
				c.t.Fatal(err)
			}
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
	method := c.Method
	if method == "" {
		method = "forward"
	}
	results, err := c.callMethod(c.link, method, step.Args, step.Kwargs)
	if (err != nil) != (c.RaisesAt == "call") {
		c.t.Errorf("step %d: got error %v, want %q", i, err, c.Raises)
	}
	if err != nil {
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
