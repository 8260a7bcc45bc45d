package runtime_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
)

// trace is a recorded training run.
type trace struct {
	Family, Loss string
	Optimizer    struct {
		Name   string
		Kwargs map[string]any
		Hooks  []struct {
			Name   string
			Kwargs map[string]any
		}
	}
	X, T, Seq       json.RawMessage
	ParamsInitial   map[string]json.RawMessage `json:"params_initial"`
	ParamsFinal     map[string]json.RawMessage `json:"params_final"`
	PersistentFinal map[string]json.RawMessage `json:"persistent_final"`
	Logits          json.RawMessage            `json:"logits_after"`
	TestLogits      json.RawMessage            `json:"test_mode_logits_after"`
	Iterations      []map[string]json.RawMessage
}

// traceModels are the recorded models by the beginning of their family: links,
// and what a call computes.
var traceModels = []struct{ family, links, forward string }{
	{"simple_linear", "l1 = L.Linear(1, 1)", "self.l1(x)"},
	{"mlp", "l1 = L.Linear(4, 8), l2 = L.Linear(8, 3)", "self.l2(F.relu(self.l1(x)))"},
	{"cnn_bn", "conv = L.Convolution2D(1, 3, 3, {pad = 1}), bn = L.BatchNormalization(3), fc = L.Linear(27, 4)",
		"self.fc(F.max_pooling_2d(F.relu(self.bn(self.conv(x))), 2))"},
	{"cnn", "conv = L.Convolution2D(1, 3, 3, {pad = 1}), fc = L.Linear(27, 4)", "self.fc(F.max_pooling_2d(F.relu(self.conv(x)), 2))"},
	{"lstm_char", "embed = L.EmbedID(6, 5), lstm = L.LSTM(5, 7), out = L.Linear(7, 6)", "self.out(self.lstm(self.embed(x)))"},
}

// traceProgram trains one iteration, and keeps what is compared in globals.
const traceProgram = `
	np, chainer = require "numpy", require "chainer"
	F, L = chainer.functions, chainer.links
	Model = chainer.Chain:extend("Model")
	function Model:init(links) for name, link in pairs(links) do self[name] = link end end
	function Model:forward(x) return FORWARD end
	model = Model{LINKS}
	optimizer = chainer.optimizers.OPTIMIZER:setup(model)
	HOOKS

	function rows(first, last) return x[{{first + 1, last}}], t[{{first + 1, last}}] end

	function update(batch_x, batch_t)
		y = model(batch_x)
		loss = F.LOSS(y, batch_t)
		if batch_t.ndim == 1 then accuracy = F.accuracy(y, batch_t) end
		learn()
	end

	function learn()
		model:cleargrads()
		loss:backward()
		grad_norm = 0
		for _, p in ipairs(model:params()) do grad_norm = grad_norm + np.sum(p.grad * p.grad) end
		grad_norm = grad_norm ^ 0.5
		optimizer:update()
	end

	function columns(first, last)
		loss, step_losses = 0, {}
		for k = first + 1, last do
			step_losses[#step_losses + 1] = F.softmax_cross_entropy(model(seq[{{}, k}]), seq[{{}, k + 1}])
			loss = loss + step_losses[#step_losses]
		end
		learn()
		loss:unchain_backward()
	end`

// traceValues are the recorded values of an iteration in Lua.
var traceValues = map[string]string{
	"loss": "loss", "y": "y", "accuracy": "accuracy", "grad_norm": "grad_norm", "grad_norm_before_clipping": "grad_norm", "step_losses": "step_losses",
	"W_grad": "model.l1.W.grad", "b_grad": "model.l1.b.grad", "W_after": "model.l1.W", "b_after": "model.l1.b", "params_after_l2_b": "model.l2.b",
	"conv_b_after": "model.conv.b", "bn_avg_mean": "model.bn.avg_mean", "bn_avg_var": "model.bn.avg_var", "h_after": "model.lstm.h", "c_after": "model.lstm.c",
	"printed": `{["str(loss)"] = tostring(loss), ["repr(loss)"] = tostring(loss), ["str(W)"] = tostring(model.l1.W.data), ["repr(W)"] = tostring(model.l1.W), ["str(loss.array)"] = tostring(loss.data)}`,
}

// TestGoldenTraces trains the recorded models as Chainer did, from Lua and from Go.
func TestGoldenTraces(t *testing.T) {
	paths, _ := filepath.Glob("testdata/traces/*_*.json")
	for _, path := range paths {
		if name := strings.TrimSuffix(filepath.Base(path), ".json"); name != "autograd_basics" {
			t.Run(name+" from Lua", func(t *testing.T) { runTrace(t, path, luaTrace) })
			t.Run(name+" from Go", func(t *testing.T) { runTrace(t, path, goTrace) })
		}
	}
	if len(paths) < 15 {
		t.Errorf("only %d traces", len(paths))
	}
}

// tracer trains a model that stands in the global model, with the data in the
// globals x, t and seq.
type tracer struct {
	iterate func(iteration map[string]json.RawMessage) // leaves its values in globals
	predict func()                                     // leaves the model's result for x in logits
}

// luaTrace makes the model and the steps in Lua.
func luaTrace(r *luaState, c *trace) tracer {
	r.evaluate(c.program())
	return tracer{
		iterate: func(iteration map[string]json.RawMessage) { r.evaluate(iterate(iteration)) },
		predict: func() { r.evaluate("logits = model(x)") },
	}
}

func runTrace(t *testing.T, path string, create func(r *luaState, c *trace) tracer) {
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var c trace
	if err := json.Unmarshal(text, &c); err != nil {
		t.Fatal(err)
	}
	r := newLuaState(t, nil, nil)
	defer r.L.Close()
	tracer := create(r, &c)
	for name, raw := range map[string]json.RawMessage{"x": c.X, "t": c.T, "seq": c.Seq} {
		if raw != nil {
			r.L.SetGlobal(name, r.toLua(check.Value(raw), name, false))
		}
	}
	for path, raw := range c.ParamsInitial {
		r.L.SetGlobal("value", r.toLua(check.Value(raw), path, false))
		r.evaluate("model" + strings.ReplaceAll(path, "/", ".") + ".data = value")
	}
	for i, iteration := range c.Iterations {
		tracer.iterate(iteration)
		for name, raw := range iteration {
			if code := traceValues[name]; code != "" {
				r.compareTrace(fmt.Sprintf("iteration %d: %s", i, name), code, raw, check.Tolerance{Rel: 1e-4, Abs: 1e-5})
			}
		}
	}
	for _, final := range []map[string]json.RawMessage{c.ParamsFinal, c.PersistentFinal} {
		for path, raw := range final {
			r.compareTrace(path, "model"+strings.ReplaceAll(path, "/", "."), raw, check.Tolerance{Rel: 1e-3, Abs: 1e-5})
		}
	}
	if c.Logits != nil {
		tracer.predict()
		r.compareTrace("logits", "logits", c.Logits, check.Tolerance{Rel: 1e-3, Abs: 1e-4})
	}
	if c.TestLogits != nil {
		r.b.Session.Train = false
		tracer.predict()
		r.compareTrace("logits in test mode", "logits", c.TestLogits, check.Tolerance{Rel: 1e-3, Abs: 1e-4})
	}
}

// program is the Lua program of the trace.
func (c *trace) program() string {
	for _, m := range traceModels {
		if strings.HasPrefix(c.Family, m.family) {
			hooks := ""
			for _, h := range c.Optimizer.Hooks {
				hooks += "optimizer:add_hook(chainer.optimizer_hooks." + h.Name + luaKeywords(h.Kwargs) + ")\n"
			}
			loss := "softmax_cross_entropy"
			if strings.Contains(c.Loss, "mean_squared_error") {
				loss = "mean_squared_error"
			}
			return strings.NewReplacer("FORWARD", m.forward, "LINKS", m.links, "OPTIMIZER", c.Optimizer.Name+luaKeywords(c.Optimizer.Kwargs),
				"HOOKS", hooks, "LOSS", loss).Replace(traceProgram)
		}
	}
	panic("no model for " + c.Family)
}

func luaKeywords(kwargs map[string]any) string {
	var all []string
	for _, name := range sortedKeys(kwargs) {
		all = append(all, fmt.Sprintf("%s = %v", name, kwargs[name]))
	}
	if all == nil {
		return "()"
	}
	return "{" + strings.Join(all, ", ") + "}"
}

// iterate is the Lua call of one iteration.
func iterate(iteration map[string]json.RawMessage) string {
	for name, call := range map[string]string{"batch_rows": "update(rows(%d, %d))", "columns": "columns(%d, %d)"} {
		if raw := iteration[name]; raw != nil {
			var at [2]int
			json.Unmarshal(raw, &at)
			return fmt.Sprintf(call, at[0], at[1])
		}
	}
	return "update(x, t)"
}

func (r *luaState) evaluate(code string) {
	r.t.Helper()
	if err := r.L.DoString(code); err != nil {
		r.t.Fatalf("%s: %v", code, err)
	}
}

// compareTrace evaluates Lua code and compares the arrays, numbers and texts in
// its value with the recorded ones.
func (r *luaState) compareTrace(what, code string, raw json.RawMessage, tolerance check.Tolerance) {
	r.t.Helper()
	r.evaluate("value = " + code)
	r.compareWithin(what, "value", check.Value(raw), tolerance)
}

func (r *luaState) compareWithin(what, code string, recorded any, tolerance check.Tolerance) {
	r.t.Helper()
	r.evaluate("part = " + code)
	got := r.b.FromLua(r.L.GetGlobal("part"))
	switch want := recorded.(type) {
	case []any:
		for i, item := range want {
			r.compareWithin(what, fmt.Sprintf("%s[%d]", code, i+1), item, tolerance)
		}
		return
	case map[string]any:
		for name, item := range want {
			r.compareWithin(what, fmt.Sprintf("%s[%q]", code, name), item, tolerance)
		}
		return
	case string:
		if got != want {
			r.t.Errorf("%s: got %v, want %s", what, got, want)
		}
		return
	case float64:
		recorded = array.Scalar(array.Float64, want)
	}
	if v, ok := got.(interface{ AsVariable() *autograd.Variable }); ok {
		got = v.AsVariable().Data()
	}
	if n, ok := got.(float64); ok {
		got = array.Scalar(array.Float64, n)
	}
	a, ok := got.(*array.Array)
	if !ok {
		r.t.Errorf("%s: got %v", what, got)
	} else if err := check.Near(a, recorded.(*array.Array), tolerance); err != nil {
		r.t.Errorf("%s: %v", what, err)
	}
}

// TestTraceAutogradBasics repeats the recorded first lesson on gradients.
func TestTraceAutogradBasics(t *testing.T) {
	text, err := os.ReadFile("testdata/traces/autograd_basics.json")
	if err != nil {
		t.Fatal(err)
	}
	var c map[string]json.RawMessage
	if err := json.Unmarshal(text, &c); err != nil {
		t.Fatal(err)
	}
	r := newLuaState(t, nil, nil)
	defer r.L.Close()
	r.evaluate(`np, chainer = require "numpy", require "chainer"; F = chainer.functions`)
	r.L.SetGlobal("x0", r.toLua(check.Value(c["x"]), "x", false))
	r.L.SetGlobal("a0", r.toLua(check.Value(c["a"]), "a", false))
	r.evaluate(`
		x = chainer.Variable(x0)
		y = x ^ 2 - 2 * x + 1
		y.grad = np.ones_like(x0)
		y:backward()
		first = x.grad
		y = x ^ 2 - 2 * x + 1
		y.grad = np.ones_like(x0)
		y:backward()
		second = x.grad
		x:cleargrad()
		z = 2 * x
		y = x ^ 2 - z + 1
		y.grad = np.ones_like(x0)
		y:backward(true)
		a = chainer.Variable(a0)
		b = a ^ 3 + F.sin(a)
		b.grad = np.ones_like(a0)
		b:backward{enable_double_backprop = true}
		db = a.grad_var
		a:cleargrad()
		db.grad = np.ones_like(a0)
		db:backward()
		d2b = a.grad`)
	for name, code := range map[string]string{
		"y": "y", "x_grad_first_backward_gy_ones": "first", "x_grad_after_second_backward_without_clearing": "second",
		"z_grad_retained": "z.grad", "b": "b", "db_da": "db", "d2b_da2": "d2b",
	} {
		if c[name] == nil {
			t.Fatalf("%s is not recorded", name)
		}
		r.compareTrace(name, code, c[name], check.Tolerance{Rel: 1e-5, Abs: 1e-6})
	}
}
