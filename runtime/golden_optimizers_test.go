package runtime_test

import (
	"encoding/json"
	"math"
	"testing"

	lua "github.com/yuin/gopher-lua"

	"nnlua/runtime/array"
	"nnlua/runtime/internal/check"
	"nnlua/runtime/links"
	"nnlua/runtime/optimizers"
)

// optimizerCase is a recorded series of updates.
type optimizerCase struct {
	ID         string
	Optimizer  string
	Ctor       map[string]json.RawMessage
	Hyperparam map[string]any `json:"hyperparam_initial"`
	Hooks      []struct {
		Name   string
		Kwargs map[string]json.RawMessage
	}
	Changes []struct {
		BeforeUpdate int `json:"before_update"`
		Set          map[string]float64
	} `json:"hyperparam_changes"`
	ParamsInitial []json.RawMessage `json:"params_initial"`
	Steps         []struct {
		T           int
		Grads       []json.RawMessage
		ParamsAfter []json.RawMessage            `json:"params_after"`
		GradsAfter  []json.RawMessage            `json:"grads_after"`
		StateAfter  []map[string]json.RawMessage `json:"state_after"`
		LR          *float64
	}
}

// TestGoldenOptimizers repeats the recorded updates from Lua and from Go.
func TestGoldenOptimizers(t *testing.T) {
	for _, c := range readCases[optimizerCase](t, "optimizers/testdata/golden/*.json") {
		t.Run(c.ID+" from Lua", func(t *testing.T) { c.run(t, false) })
		t.Run(c.ID+" from Go", func(t *testing.T) { c.run(t, true) })
	}
}

func (c *optimizerCase) run(t *testing.T, fromGo bool) {
	r := newLuaState(t, nil, nil)
	defer r.L.Close()
	create := func(module, name string, kwargs map[string]json.RawMessage) lua.LValue {
		if fromGo {
			_, named := decoded(nil, kwargs)
			if name == "GradientNoise" {
				named["noise_func"] = constantNoise
			}
			return r.b.Push(r.goObject(module+"."+name, named))
		}
		f := r.b.Module(module).RawGetString(name)
		if name == "GradientNoise" {
			r.evaluate(constantNoiseLua)
			f = r.L.GetGlobal("with_noise")
		}
		made, err := r.call(f, nil, nil, kwargs, false)
		if err != nil {
			t.Fatal(err)
		}
		return made[0]
	}
	method := func(object lua.LValue, name string, args ...any) {
		if !fromGo {
			var values []lua.LValue
			for _, arg := range args {
				values = append(values, r.b.Push(arg))
			}
			r.method(object, name, values...)
		} else if _, err := r.goMethod(r.b.FromLua(object), name, args, nil, false); err != nil {
			t.Fatal(err)
		}
	}
	optimizer := create("optimizers", c.Optimizer, c.Ctor)
	for name, want := range c.Hyperparam {
		if got := r.b.FromLua(r.field(optimizer, name)); got != want {
			t.Errorf("%s is %v, want %v", name, got, want)
		}
	}
	var params []*links.Parameter
	link := links.NewBare(r.b.Session)
	if kind := unsupported(c.ParamsInitial...); kind != "" {
		t.Skip("a dtype that the runtime does not have: " + kind)
	}
	for i, raw := range c.ParamsInitial {
		r.b.Session.Dtype = check.Value(raw).(*array.Array).Dtype()
		p := link.AddParam(string(rune('0'+i)), links.Constant{Value: check.Value(raw).(*array.Array)}, check.Value(raw).(*array.Array).Shape())
		params = append(params, p)
	}
	method(optimizer, "setup", link)
	for _, h := range c.Hooks {
		delete(h.Kwargs, "noise_func")
		method(optimizer, "add_hook", r.b.FromLua(create("chainer.optimizer_hooks", h.Name, h.Kwargs)))
	}
	for n, step := range c.Steps {
		for _, change := range c.Changes {
			for name, v := range change.Set {
				if change.BeforeUpdate == n+1 {
					r.L.SetField(optimizer, name, lua.LNumber(v))
				}
			}
		}
		for i, raw := range step.Grads {
			grad, _ := check.Value(raw).(*array.Array)
			params[i].SetGrad(grad)
		}
		method(optimizer, "update")
		for i, p := range params {
			if err := check.Equal(p.Data(), check.Value(step.ParamsAfter[i]).(*array.Array), false); err != nil {
				t.Errorf("t = %d: parameter %d: %v", step.T, i, err)
			}
			if err := check.Equal(p.Grad(), check.Value(step.GradsAfter[i]).(*array.Array), false); err != nil {
				t.Errorf("t = %d: gradient %d: %v", step.T, i, err)
			}
		}
		for i, state := range step.StateAfter {
			rule, _ := params[i].Rule.(*optimizers.UpdateRule)
			for name, raw := range state {
				got, _ := rule.State().Get(name).(*array.Array)
				if got == nil {
					t.Fatalf("t = %d: parameter %d has no state %s", step.T, i, name)
				}
				if err := check.Equal(got, check.Value(raw).(*array.Array), false); err != nil {
					t.Errorf("t = %d: state %s of parameter %d: %v", step.T, name, i, err)
				}
			}
		}
		if step.LR != nil {
			if got, ok := r.b.FromLua(r.field(optimizer, "lr")).(float64); !ok || check.Near(array.Scalar(array.Float64, got), array.Scalar(array.Float64, *step.LR), check.Tolerance{Rel: 1e-12}) != nil {
				t.Errorf("t = %d: lr is %v, want %v", step.T, got, *step.LR)
			}
		}
		if got := r.field(optimizer, "t"); got != lua.LNumber(step.T) {
			t.Errorf("t is %v, want %d", got, step.T)
		}
	}
}

// constantNoise makes GradientNoise deterministic, as the recorded cases are.
var constantNoise = goFunc(func(args ...any) []any {
	hook, rule := args[3].(*optimizers.GradientNoise), args[4].(*optimizers.UpdateRule)
	noise := array.New(array.ParseDtype(args[2].(string)), args[1].([]int)...)
	noise.Fill(math.Sqrt(hook.Eta / math.Pow(1+float64(rule.T()), 0.55)))
	return []any{noise}
})

// constantNoiseLua is the same in Lua.
const constantNoiseLua = `
	local hooks = require "chainer.optimizer_hooks"
	function with_noise(kwargs)
		local function noise(xp, shape, dtype, hook, rule)
			return xp.full(shape, math.sqrt(hook.eta / (1 + rule.t) ^ 0.55), dtype)
		end
		return hooks.GradientNoise(kwargs.eta, noise)
	end`

// method calls object:name(args...).
func (r *luaState) method(object lua.LValue, name string, args ...lua.LValue) {
	r.t.Helper()
	r.L.Push(r.field(object, name))
	r.L.Push(object)
	for _, arg := range args {
		r.L.Push(arg)
	}
	if err := r.L.PCall(len(args)+1, 0, nil); err != nil {
		r.t.Fatalf("%s: %v", name, err)
	}
}
