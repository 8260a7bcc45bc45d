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
	"nnlua/runtime/internal/check"
	"nnlua/runtime/links"
)

// trainingSetUp makes a trainer that updates nothing: only iterators and
// extensions work.
const trainingSetUp = `
	training, extensions = chainer.training, chainer.training.extensions
	Idle = training.StandardUpdater:extend("Idle")
	function Idle:update_core()
		self:get_iterator("main"):next()
		if observe then observe(self.iteration + 1) end
	end
	function idle(n, batch_size, stop, optimizer)
		local it = iterators.SerialIterator(range(n), batch_size, {shuffle = false})
		local updater = Idle(it, (optimizer or optimizers.SGD()):setup(L.Linear(1, 1)))
		return training.Trainer(updater, {stop, "iteration"}, folder)
	end`

// triggerCase is a recorded trigger and when it fired.
type triggerCase struct {
	ID, Name    string
	Args        json.RawMessage
	DatasetSize int       `json:"dataset_size"`
	BatchSize   int       `json:"batch_size"`
	Values      []float64 `json:"observation_val_per_iteration"`
	Fired       []bool
	Fires       []bool `json:"fires_on_iterations_1_to_6_with_3_iterations_per_epoch"`
}

// TestGoldenTriggers asks the recorded triggers at every iteration of a training in Lua.
func TestGoldenTriggers(t *testing.T) {
	for _, c := range readCases[triggerCase](t, "training/testdata/misc/triggers.json") {
		t.Run(c.ID, func(t *testing.T) { c.run(t) })
	}
}

func (c *triggerCase) run(t *testing.T) {
	r := lesson(t, trainingSetUp)
	r.L.SetGlobal("folder", lua.LString(t.TempDir()))
	if c.Fires != nil {
		c.DatasetSize, c.BatchSize, c.Fired = 6, 2, c.Fires
	}
	if c.Values != nil {
		values, _ := json.Marshal(c.Values)
		r.do("values = {" + strings.Trim(string(values), "[]") + "}\nobserve = function(i) chainer.report{val = values[i]} end")
	}
	r.do(fmt.Sprintf(`fired = {}
		trigger = %s
		trainer = idle(%d, %d, %d)
		trainer:extend(function(trainer) fired[#fired + 1] = trigger(trainer) end)
		trainer:run()`, c.expression(t), c.DatasetSize, c.BatchSize, len(c.Fired)))
	if got, want := r.text(r.L.GetGlobal("fired")), strings.ReplaceAll(fmt.Sprint(c.Fired), " ", ", "); got != want {
		t.Errorf("fired %s, want %s", got, want)
	}
}

// expression writes the constructor in Lua; a table of names at the end are keywords.
func (c *triggerCase) expression(t *testing.T) string {
	args := luaLiteral(t, c.Args)
	args = strings.TrimSuffix(strings.TrimPrefix(args, "{"), "}")
	args = strings.ReplaceAll(args, `"compare = lambda best, new: new < best - 0.5"`, "function(best, new) return new < best - 0.5 end")
	if c.Name == "EarlyStoppingTrigger" {
		args = "{" + args + "}"
	}
	module := "training.triggers."
	if c.Name == "get_trigger" {
		module = "training."
	}
	return module + c.Name + "(" + args + ")"
}

// luaLiteral writes a recorded value as Lua does.
func luaLiteral(t *testing.T, raw json.RawMessage) string {
	t.Helper()
	var list []json.RawMessage
	var object map[string]json.RawMessage
	switch {
	case json.Unmarshal(raw, &list) == nil:
	case json.Unmarshal(raw, &object) == nil:
		if object["tuple"] != nil {
			return luaLiteral(t, object["tuple"])
		}
		var parts []string
		for _, name := range sortedKeys(object) {
			parts = append(parts, name+" = "+luaLiteral(t, object[name]))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	default:
		return strings.ReplaceAll(string(raw), "null", "nil")
	}
	parts := make([]string, len(list))
	for i, item := range list {
		parts[i] = luaLiteral(t, item)
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

// scheduleCase is a recorded schedule of a hyperparameter.
type scheduleCase struct {
	ID, Name, Attribute string
	Args                json.RawMessage
	Kwargs              json.RawMessage
	Before              float64 `json:"value_before_training"`
	Values              []float64
}

// TestGoldenSchedules runs the recorded schedules in Lua.
func TestGoldenSchedules(t *testing.T) {
	for _, c := range readCases[scheduleCase](t, "training/testdata/misc/schedules.json") {
		t.Run(c.ID, func(t *testing.T) {
			r := lesson(t, trainingSetUp)
			r.L.SetGlobal("folder", lua.LString(t.TempDir()))
			args := strings.TrimSuffix(strings.TrimPrefix(luaLiteral(t, c.Args), "{"), "}")
			if kwargs := luaLiteral(t, c.Kwargs); kwargs != "{}" {
				args += ", " + kwargs
			}
			optimizer := "optimizers.SGD()"
			if c.Attribute == "alpha" {
				optimizer = "optimizers.Adam()"
			}
			r.do(fmt.Sprintf(`optimizer = %s
				optimizer.%s = %v
				values = {}
				trainer = idle(4, 2, %d, optimizer)
				trainer:extend(extensions.%s(%s), {trigger = {1, "iteration"}})
				trainer:extend(training.make_extension{initializer = function() values[1] = optimizer.%[2]s end}(function(trainer)
					values[#values + 1] = optimizer.%[2]s
				end))
				trainer:run()`, optimizer, c.Attribute, c.Before, len(c.Values)-1, c.Name, args))
			got := r.L.GetGlobal("values").(*lua.LTable)
			if got.Len() != len(c.Values) {
				t.Fatalf("%d values, want %d", got.Len(), len(c.Values))
			}
			for i, want := range c.Values {
				v := array.Scalar(array.Float64, float64(got.RawGetInt(i+1).(lua.LNumber)))
				if err := check.Near(v, array.Scalar(array.Float64, want), check.Tolerance{Rel: 1e-13}); err != nil {
					t.Errorf("value %d: %v", i, err)
				}
			}
		})
	}
}

// TestGoldenSummary makes the recorded summaries and reports in Lua.
func TestGoldenSummary(t *testing.T) {
	type summaryCase struct {
		ID, Name        string
		Values, Weights []float64
		Dicts           []json.RawMessage
		Mean            json.RawMessage `json:"compute_mean"`
		Statistics      json.RawMessage `json:"make_statistics"`
		Observation     json.RawMessage
	}
	for _, c := range readCases[summaryCase](t, "reporter/testdata/misc/summary.json") {
		t.Run(c.ID, func(t *testing.T) {
			r := lesson(t, "")
			switch c.Name {
			case "Reporter":
				r.do(`model = chainer.Chain{l1 = L.Linear(1, 1), c = chainer.ChainList(L.Linear(1, 1), L.Linear(1, 1))}
					reporter = chainer.Reporter()
					reporter:add_observer("main", model)
					reporter:add_observers("main", model:namedlinks(true))
					result = {}
					reporter:scope(result, function()
						chainer.report({loss = 1}, model)
						chainer.report({x = 2}, model.l1)
						chainer.report({y = 3}, model.c[2])
						chainer.report({z = 4})
					end)`)
				r.compareNumbers(c.Observation)
				return
			case "Summary":
				r.do("s = chainer.Summary()")
				for i, v := range c.Values {
					weight := 1.0
					if c.Weights != nil {
						weight = c.Weights[i]
					}
					r.do(fmt.Sprintf("s:add(%v, %v)", v, weight))
				}
			case "DictSummary":
				r.do("s = chainer.DictSummary()")
				for _, d := range c.Dicts {
					r.do("s:add" + luaLiteral(t, d))
				}
			}
			r.do("result = s:compute_mean()")
			r.compareNumbers(c.Mean)
			r.do("result = {s:make_statistics()}\nif type(result[1]) == 'table' then result = result[1] end")
			r.compareNumbers(c.Statistics)
		})
	}
}

// compareNumbers compares the global result with a recorded number, list or dictionary.
func (r *luaState) compareNumbers(raw json.RawMessage) {
	r.t.Helper()
	near := func(name string, v lua.LValue, want float64) {
		n, ok := v.(lua.LNumber)
		if !ok || check.Near(array.Scalar(array.Float64, float64(n)), array.Scalar(array.Float64, want), check.Tolerance{Rel: 1e-14}) != nil {
			r.t.Errorf("%s is %v, want %v", name, v, want)
		}
	}
	result := r.L.GetGlobal("result")
	var number float64
	var list []float64
	var dict map[string]float64
	switch {
	case json.Unmarshal(raw, &number) == nil:
		near("the result", result, number)
	case json.Unmarshal(raw, &list) == nil:
		for i, want := range list {
			near(fmt.Sprint("item ", i), result.(*lua.LTable).RawGetInt(i+1), want)
		}
	case json.Unmarshal(raw, &dict) == nil:
		n := 0
		result.(*lua.LTable).ForEach(func(lua.LValue, lua.LValue) { n++ })
		if n != len(dict) {
			r.t.Errorf("%d values, want %d", n, len(dict))
		}
		for name, want := range dict {
			near(name, result.(*lua.LTable).RawGetString(name), want)
		}
	default:
		r.t.Fatalf("no numbers in %s", raw)
	}
}

// TestGoldenTrainer repeats a recorded training: the log, what is printed and the parameters.
func TestGoldenTrainer(t *testing.T) {
	type trainerCase struct {
		X, T          json.RawMessage
		ValidX        json.RawMessage            `json:"validation_x"`
		ValidT        json.RawMessage            `json:"validation_t"`
		ParamsInitial map[string]json.RawMessage `json:"params_initial"`
		ParamsFinal   map[string]json.RawMessage `json:"params_final"`
		Printed       string                     `json:"print_report_text"`
		Log           []map[string]float64       `json:"log_without_elapsed_time"`
	}
	c := readCases[trainerCase](t, "training/testdata/misc/trainer.json")[0]
	r := lesson(t, trainingSetUp)
	folder := t.TempDir()
	r.L.SetGlobal("folder", lua.LString(folder))
	for name, raw := range map[string]json.RawMessage{"x": c.X, "t": c.T, "valid_x": c.ValidX, "valid_t": c.ValidT} {
		r.L.SetGlobal(name, r.value(raw))
	}
	r.do(trainerModel)
	param := func(path string) *links.Parameter {
		v := r.L.GetGlobal("model")
		for _, name := range strings.Split(path[1:], "/") {
			v = r.field(v, name)
		}
		return r.b.FromLua(v).(*links.Parameter)
	}
	for path, raw := range c.ParamsInitial {
		array.CopyInto(param(path).Data(), check.Value(raw).(*array.Array))
	}
	r.do("trainer:run()")
	for path, raw := range c.ParamsFinal {
		if err := check.Equal(param(path).Data(), check.Value(raw).(*array.Array), false); err != nil {
			t.Errorf("%s: %v", path, err)
		}
	}
	if got := r.L.GetGlobal("printed").String(); got != c.Printed {
		t.Errorf("printed\n%s\nwant\n%s", got, c.Printed)
	}
	text, err := os.ReadFile(filepath.Join(folder, "log"))
	if err != nil {
		t.Fatal(err)
	}
	var log []map[string]float64
	if err := json.Unmarshal(text, &log); err != nil || len(log) != len(c.Log) {
		t.Fatalf("%v, %d entries in the log, want %d:\n%s", err, len(log), len(c.Log), text)
	}
	for i, entry := range c.Log {
		for name, want := range entry {
			if err := check.Near(array.Scalar(array.Float64, log[i][name]), array.Scalar(array.Float64, want), check.Tolerance{Rel: 1e-6}); err != nil {
				t.Errorf("entry %d, %s: %v", i, name, err)
			}
		}
		if log[i]["elapsed_time"] <= 0 || len(log[i]) != len(entry)+1 {
			t.Errorf("entry %d is %v", i, log[i])
		}
	}
}

// trainerModel is the recorded training in Lua.
const trainerModel = `
	local MLP = chainer.Chain:extend("MLP")
	function MLP:init() self.l1, self.l2 = L.Linear(4, 5), L.Linear(5, 3) end
	function MLP:forward(x) return self.l2(F.tanh(self.l1(x))) end
	Classifier = chainer.Chain:extend("Classifier")
	function Classifier:init(predictor) self.predictor = predictor end
	function Classifier:forward(x, t)
		local y = self.predictor(x)
		local loss = F.softmax_cross_entropy(y, t)
		chainer.report({loss = loss}, self)
		chainer.report({accuracy = F.accuracy(y, t)}, self)
		return loss
	end
	model = Classifier(MLP())
	local optimizer = optimizers.Adam(0.01):setup(model)
	local it = iterators.SerialIterator(datasets.TupleDataset(x, t), 5, {shuffle = false})
	local valid = iterators.SerialIterator(datasets.TupleDataset(valid_x, valid_t), 2, false, false)
	trainer = training.Trainer(training.StandardUpdater(it, optimizer), {3, "epoch"}, folder)
	trainer:extend(extensions.Evaluator(valid, model))
	trainer:extend(extensions.observe_value("beta1", function(trainer) return trainer.updater:get_optimizer("main").beta1 end))
	trainer:extend(extensions.LogReport())
	printed = ""
	trainer:extend(extensions.PrintReport({"epoch", "iteration", "main/loss", "validation/main/loss", "main/accuracy", "validation/main/accuracy"},
		{out = function(text) printed = printed .. text end}))`
