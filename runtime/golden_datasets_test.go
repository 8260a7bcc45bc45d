package runtime_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	lua "github.com/yuin/gopher-lua"

	"nnlua/runtime/array"
	"nnlua/runtime/internal/check"
)

// lesson returns a Lua state with the modules of lessons as globals, and runs code in it.
func lesson(t *testing.T, code string) *luaState {
	t.Helper()
	r := newLuaState(t, nil, nil)
	r.arrays = map[string]*array.Array{}
	t.Cleanup(r.L.Close)
	r.do(`np, chainer = require "numpy", require "chainer"
		L, F, optimizers = chainer.links, chainer.functions, chainer.optimizers
		datasets, iterators = chainer.datasets, chainer.iterators
		function range(n) local t = {} for i = 1, n do t[i] = i - 1 end return t end
		function items(d) local t = {} for i = 1, #d do t[i] = d[i] end return t end`)
	r.do(code)
	return r
}

func (r *luaState) do(code string) {
	r.t.Helper()
	if err := r.L.DoString(code); err != nil {
		r.t.Fatal(err)
	}
}

// text returns how Lua writes a value, tables as JSON does.
func (r *luaState) text(v lua.LValue) string {
	table, ok := v.(*lua.LTable)
	if !ok {
		if a, ok := r.b.FromLua(v).(*array.Array); ok {
			return fmt.Sprint(a.Dtype(), " ", a.Repr())
		}
		return v.String()
	}
	var parts []string
	if table.Len() == 0 {
		for k, v := table.Next(lua.LNil); k != lua.LNil; k, v = table.Next(k) {
			parts = append(parts, k.String()+": "+r.text(v))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	}
	for i := 1; i <= table.Len(); i++ {
		parts = append(parts, r.text(table.RawGetInt(i)))
	}
	return "[" + strings.Join(parts, ", ") + "]"
}

// recorded writes a recorded value in the same way.
func (r *luaState) recorded(raw json.RawMessage) string {
	var dict struct {
		Dict [][2]json.RawMessage
	}
	if json.Unmarshal(raw, &dict) == nil && dict.Dict != nil {
		var parts []string
		for _, pair := range dict.Dict {
			parts = append(parts, fmt.Sprint(check.Value(pair[0]))+": "+r.recorded(pair[1]))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	}
	var tuple struct{ Tuple []json.RawMessage }
	list := tuple.Tuple
	if json.Unmarshal(raw, &list) == nil || json.Unmarshal(raw, &tuple) == nil && tuple.Tuple != nil {
		var parts []string
		for _, item := range append(list, tuple.Tuple...) {
			parts = append(parts, r.recorded(item))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	}
	switch v := check.Value(raw).(type) {
	case float64:
		return lua.LNumber(v).String()
	case *array.Array:
		return fmt.Sprint(v.Dtype(), " ", v.Repr())
	default:
		return fmt.Sprint(v)
	}
}

// datasetCase is a recorded data set and one index, or a split.
type datasetCase struct {
	ID, Name, Dataset, Args, Raises string
	Len                             int
	Index, Result                   json.RawMessage
	FileText                        string `json:"file_text"`
	Items                           json.RawMessage
}

// pythonToLua are the expressions of the recorded data sets in Lua.
var pythonToLua = strings.NewReplacer(
	"TupleDataset(a, b), a = int32 0..4, b = float32 [0, 10, 20, 30, 40]", `TupleDataset(np.arange(5, {dtype = "int32"}), np.array{0, 10, 20, 30, 40})`,
	"DictDataset(x=a, y=b)", `DictDataset{x = np.arange(5, {dtype = "int32"}), y = np.array{0, 10, 20, 30, 40}}`,
	"list(range(", "range((", "lambda x: x * x", "function(x) return x * x end", "[", "{", "]", "}", "order=", "", "seed=", "",
)

// TestGoldenDatasets reads the recorded examples in Lua.
func TestGoldenDatasets(t *testing.T) {
	ran := 0
	for _, c := range readCases[datasetCase](t, "datasets/testdata/misc/datasets.json") {
		if c.Name == "PickleDataset" {
			continue // pickles are Python's
		}
		ran++
		t.Run(c.ID, func(t *testing.T) { c.run(t) })
	}
	if ran < 25 {
		t.Errorf("only %d cases ran", ran)
	}
}

func (c *datasetCase) run(t *testing.T) {
	r := lesson(t, "")
	if c.Name == "TextDataset" {
		path := filepath.Join(t.TempDir(), "text.txt")
		if err := os.WriteFile(path, []byte(c.FileText), 0o644); err != nil {
			t.Fatal(err)
		}
		r.do(fmt.Sprintf("d = datasets.TextDataset(%q)\nresult, n = items(d), #d", path))
		c.Result = c.Items
	} else if c.Args != "" {
		r.do("result = {datasets." + c.Name + "(" + pythonToLua.Replace(c.Args) + ")}")
		r.do(`if type(result[1]) == "table" then result = result[1] end
			for i, d in ipairs(result) do
				if type(d) == "table" then d[1], d[2] = items(d[1]), items(d[2]) else result[i] = items(d) end
			end
			n = 0`)
	} else {
		r.do("d = datasets." + pythonToLua.Replace(c.Dataset) + "\nn = #d")
		err := r.L.DoString("result = d[" + luaIndex(t, c.Index) + "]")
		if (err != nil) != (c.Raises != "") {
			t.Errorf("the error is %v, want %q", err, c.Raises)
		}
		if err != nil {
			return
		}
	}
	if got, want := r.text(r.L.GetGlobal("result")), r.recorded(c.Result); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if n := r.L.GetGlobal("n"); n != lua.LNumber(c.Len) {
		t.Errorf("the length is %v, want %d", n, c.Len)
	}
}

// luaIndex writes a recorded index as Lua does: positions from 1, ranges with both ends.
func luaIndex(t *testing.T, raw json.RawMessage) string {
	var at int
	if json.Unmarshal(raw, &at) == nil {
		if at >= 0 {
			at++
		}
		return fmt.Sprint(at)
	}
	var list []int
	if json.Unmarshal(raw, &list) == nil {
		return "np.array({" + strings.Trim(strings.ReplaceAll(fmt.Sprint(list), " ", ", "), "[]") + `}, "int64")`
	}
	for slice, index := range map[string]string{
		"[null,null,-1]": "{ {-1, 1, -1} }", "[1,3,null]": "{ {2, 3} }", "[null,null,2]": "{ {1, -1, 2} }", "[null,null,null]": "{ {} }",
	} {
		if strings.Contains(strings.ReplaceAll(string(raw), " ", ""), slice) {
			return index
		}
	}
	t.Fatalf("no Lua for the index %s", raw)
	return ""
}

// iteratorCase is a recorded iterator and the batches that it gave.
type iteratorCase struct {
	ID, Name, Dataset string
	BatchSize         int `json:"batch_size"`
	Kwargs            map[string]json.RawMessage
	Initial           iteratorState
	NextCalls         []iteratorState `json:"next_calls"`
	AfterReset        *iteratorState  `json:"after_reset"`
}

type iteratorState struct {
	Batch         json.RawMessage
	StopIteration bool `json:"stop_iteration"`
	Epoch         int
	IsNewEpoch    bool     `json:"is_new_epoch"`
	EpochDetail   float64  `json:"epoch_detail"`
	Previous      *float64 `json:"previous_epoch_detail"`
	Position      int      `json:"current_position"`
}

// TestGoldenIterators draws the recorded batches in Lua.
func TestGoldenIterators(t *testing.T) {
	for _, c := range readCases[iteratorCase](t, "datasets/testdata/misc/iterators.json") {
		t.Run(c.ID, func(t *testing.T) { c.run(t) })
	}
}

func (c *iteratorCase) run(t *testing.T) {
	r := lesson(t, "reversed = function(order, at) return np.arange(6, {dtype = 'int64'})[{ {-1, 1, -1} }] end")
	options := fmt.Sprintf(`repeat_ = %s`, c.Kwargs["repeat"])
	if c.Kwargs["order_sampler"] != nil {
		options += ", order_sampler = reversed"
	} else {
		options += fmt.Sprintf(", shuffle = %s", c.Kwargs["shuffle"])
	}
	r.do(fmt.Sprintf("it = iterators.%s(%s, %d, {%s})", c.Name, pythonToLua.Replace(c.Dataset), c.BatchSize, options))
	c.Initial.compare(r, "at the start")
	for i, call := range c.NextCalls {
		what := fmt.Sprintf("call %d", i)
		r.do("batch = it:next()")
		want := "nil"
		if !call.StopIteration {
			want = r.recorded(call.Batch)
		}
		if got := r.text(r.L.GetGlobal("batch")); got != want {
			t.Errorf("%s gives %s, want %s", what, got, want)
		}
		call.compare(r, what)
	}
	if c.AfterReset != nil {
		r.do("it:reset()")
		c.AfterReset.compare(r, "after reset")
	}
}

func (s *iteratorState) compare(r *luaState, what string) {
	r.t.Helper()
	previous := "nil"
	if s.Previous != nil {
		previous = lua.LNumber(*s.Previous).String()
	}
	want := fmt.Sprint(s.Epoch, s.IsNewEpoch, lua.LNumber(s.EpochDetail), previous, s.Position)
	r.do("state = {it.epoch, it.is_new_epoch, it.epoch_detail, it.previous_epoch_detail or 'nil', it.current_position}")
	table := r.L.GetGlobal("state").(*lua.LTable)
	got := fmt.Sprint(table.RawGetInt(1), table.RawGetInt(2), table.RawGetInt(3), table.RawGetInt(4).String(), table.RawGetInt(5))
	if got != want {
		r.t.Errorf("%s: epoch, is_new_epoch, epoch_detail, previous_epoch_detail, current_position are %s, want %s", what, got, want)
	}
}

// TestGoldenConcatExamples joins the recorded batches in Lua.
func TestGoldenConcatExamples(t *testing.T) {
	type concatCase struct {
		ID, Raises    string
		Batch, Result json.RawMessage
		Kwargs        map[string]json.RawMessage
	}
	for _, c := range readCases[concatCase](t, "datasets/testdata/misc/concat_examples.json") {
		t.Run(c.ID, func(t *testing.T) {
			r := lesson(t, "function concat(batch, padding) return {chainer.dataset.concat_examples(batch, nil, padding)} end")
			padding := lua.LValue(lua.LNil)
			if raw := c.Kwargs["padding"]; raw != nil {
				padding = r.value(raw)
			}
			r.L.SetGlobal("batch", r.value(c.Batch))
			r.L.SetGlobal("padding", padding)
			err := r.L.DoString("result = concat(batch, padding)")
			if (err != nil) != (c.Raises != "") {
				t.Fatalf("the error is %v, want %q", err, c.Raises)
			}
			if err != nil {
				return
			}
			want := r.recorded(c.Result)
			if !strings.HasPrefix(want, "[") {
				want = "[" + want + "]"
			}
			if sameDefault(r.text(r.L.GetGlobal("result"))) != sameDefault(want) {
				t.Errorf("got %s, want %s", r.text(r.L.GetGlobal("result")), want)
			}
		})
	}
}

// sameDefault makes Python's numbers, which are float64, those of the script, which are float32.
func sameDefault(s string) string {
	return regexp.MustCompile(`float(32|64)|, dtype=float32`).ReplaceAllString(s, "")
}

// value makes the Lua value of a recorded one. A NumPy scalar is an element of an array.
func (r *luaState) value(raw json.RawMessage) lua.LValue {
	var list []json.RawMessage
	var object map[string]json.RawMessage
	if json.Unmarshal(raw, &list) != nil && json.Unmarshal(raw, &object) == nil {
		switch {
		case object["tuple"] != nil:
			json.Unmarshal(object["tuple"], &list)
		case object["dict"] != nil:
			var pairs [][2]json.RawMessage
			json.Unmarshal(object["dict"], &pairs)
			table := r.L.NewTable()
			for _, pair := range pairs {
				table.RawSetString(check.Value(pair[0]).(string), r.value(pair[1]))
			}
			return table
		case object["np_scalar"] != nil:
			d := array.ParseDtype(check.Value(object["np_scalar"]).(string))
			return r.b.Push(array.Scalar(d, check.Value(object["value"]).(float64)))
		default:
			return r.toLua(check.Value(raw), "", false)
		}
	}
	if list == nil {
		return r.toLua(check.Value(raw), "", false)
	}
	table := r.L.NewTable()
	for _, item := range list {
		table.Append(r.value(item))
	}
	return table
}
