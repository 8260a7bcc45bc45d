package runtime_test

import (
	"encoding/json"
	"os"
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

// TestGoldenOptimizers repeats the recorded updates in Lua.
func TestGoldenOptimizers(t *testing.T) {
	for _, c := range readCases[optimizerCase](t, "optimizers/testdata/golden/*.json") {
		t.Run(c.ID, func(t *testing.T) { c.run(t) })
	}
}

func (c *optimizerCase) run(t *testing.T) {
	r := newLuaState(t, nil, nil)
	defer r.L.Close()
	made, err := r.call(r.b.Module("optimizers").RawGetString(c.Optimizer), nil, nil, c.Ctor, false)
	if err != nil {
		t.Fatal(err)
	}
	optimizer := made[0]
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
	r.method(optimizer, "setup", r.b.Push(link))
	for _, h := range c.Hooks {
		delete(h.Kwargs, "noise_func")
		if h.Name == "GradientNoise" {
			if err := r.L.DoString(constantNoise); err != nil {
				t.Fatal(err)
			}
		}
		f := r.b.Module("chainer.optimizer_hooks").RawGetString(h.Name)
		if h.Name == "GradientNoise" {
			f = r.L.GetGlobal("with_noise")
		}
		hook, err := r.call(f, nil, nil, h.Kwargs, false)
		if err != nil {
			t.Fatal(err)
		}
		r.method(optimizer, "add_hook", hook[0])
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
		r.method(optimizer, "update")
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
const constantNoise = `
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

// TestTraceSimpleLinear trains y = Wx + b as Chainer did in a recorded run.
func TestTraceSimpleLinear(t *testing.T) {
	text, err := os.ReadFile("testdata/traces/simple_linear_sgd.json")
	if err != nil {
		t.Fatal(err)
	}
	var trace struct {
		Iterations []struct {
			Y, Loss, W_grad, B_grad, W_after, B_after json.RawMessage
		}
	}
	if err := json.Unmarshal(text, &trace); err != nil {
		t.Fatal(err)
	}
	r := newLuaState(t, nil, nil)
	defer r.L.Close()
	if err := r.L.DoString(`
		local np, chainer = require "numpy", require "chainer"
		model = chainer.links.Linear(1, 1, {initialW = 0.3})
		optimizer = chainer.optimizers.SGD(0.01):setup(model)
		x, t = chainer.Variable(np.array{{1}, {2}, {7}}), chainer.Variable(np.array{{2}, {4}, {14}})
		function step()
			local y = model(x)
			local loss = chainer.functions.mean_squared_error(y, t)
			model:cleargrads()
			loss:backward()
			optimizer:update()
			return y.data, loss.data, model.W.grad, model.b.grad, model.W.data, model.b.data
		end`); err != nil {
		t.Fatal(err)
	}
	for i, it := range trace.Iterations {
		results, err := r.call(r.L.GetGlobal("step"), nil, nil, nil, false)
		if err != nil {
			t.Fatal(err)
		}
		for k, raw := range []json.RawMessage{it.Y, it.Loss, it.W_grad, it.B_grad, it.W_after, it.B_after} {
			if err := check.Near(r.b.FromLua(results[k]).(*array.Array), check.Value(raw).(*array.Array), check.Tolerance{Rel: 1e-6, Abs: 1e-7}); err != nil {
				t.Errorf("iteration %d, value %d: %v", i, k, err)
			}
		}
	}
	if len(trace.Iterations) == 0 {
		t.Error("the trace is empty")
	}
}
