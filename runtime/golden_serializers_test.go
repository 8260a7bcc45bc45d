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
)

type savedCase struct {
	ID, Name, Object string
	Entries          []struct {
		Key   string
		Value json.RawMessage
	}
	Keys []string
	Npz  []byte `json:"npz_base64"`
}

// savedModel is the model of which Chainer wrote an optimizer: Adam has a state
// for parameters of any link.
const savedModel = `
	model = chainer.Chain{l1 = L.Linear(2, 3), bn = chainer.Link{beta = 3, gamma = 3}, l2 = L.Linear(3, 1)}
	optimizer = chainer.optimizers.Adam():setup(model)`

// TestGoldenSavedOptimizers updates once as recorded and compares the keys and
// values that are saved with those that Chainer saves.
func TestGoldenSavedOptimizers(t *testing.T) {
	ran := 0
	for _, c := range readCases[savedCase](t, "serializers/testdata/serializers.json") {
		name, rest, _ := strings.Cut(c.Object, " with default arguments on Linear(1, 1)")
		if rest == "" {
			continue
		}
		ran++
		t.Run(c.ID+name, func(t *testing.T) {
			c.compare(t, fmt.Sprintf(`
				local model = L.Linear(1, 1, {initialW = 0.5})
				object = chainer.optimizers.%s():setup(model)
				model.W.grad, model.b.grad = np.ones{1, 1}, np.ones(1)
				object:update()`, name))
		})
	}
	if ran == 0 {
		t.Error("no case ran")
	}
}

// TestGoldenSavedLinks compares what is saved of the recorded models. One of them
// gets its values from the recorded ones, by name.
func TestGoldenSavedLinks(t *testing.T) {
	ran := 0
	for _, c := range readCases[savedCase](t, "serializers/testdata/serializers.json") {
		code := map[string]string{
			"save_npz/link": `object = chainer.ChainList(L.Linear(1, 1, {initialW = 1}), chainer.Sequential(L.Linear(1, 1, {initialW = 2}), F.relu))`,
			"DictionarySerializer": `object = chainer.Chain{l1 = L.Linear(2, 3), bn = L.BatchNormalization(3), l2 = L.Linear(3, 1)}; object:add_persistent("steps", 0)
				chainer.serializers.NpzDeserializer(recorded):load(object)`,
		}[c.Name]
		if code == "" {
			continue
		}
		ran++
		t.Run(c.ID, func(t *testing.T) { c.compare(t, code) })
	}
	if ran < 2 {
		t.Errorf("%d cases ran", ran)
	}
}

// TestGoldenSavedTrainer compares the names under which a trainer is saved. Ours
// holds the random stream as well.
func TestGoldenSavedTrainer(t *testing.T) {
	ran := false
	for _, c := range readCases[savedCase](t, "serializers/testdata/serializers.json") {
		if c.Name != "save_npz/trainer" {
			continue
		}
		ran = true
		r := lesson(t, "")
		r.L.SetGlobal("folder", lua.LString(t.TempDir()))
		r.do(`model = L.Linear(1, 1)
			it = chainer.iterators.SerialIterator({np.ones(1), np.ones(1), np.ones(1), np.ones(1), np.ones(1), np.ones(1)}, 2, true, false)
			updater = chainer.training.StandardUpdater(it, optimizers.SGD():setup(model), {loss_func = function(x) return F.sum(model(x)) end})
			trainer = chainer.training.Trainer(updater, {3, "iteration"}, folder)
			trainer:extend(chainer.training.extensions.LogReport())
			trainer:run()
			s = chainer.serializers.DictionarySerializer()
			s:save(trainer)
			names = {}
			for name in pairs(s.target) do
				if not name:find("^random_state/") then names[#names + 1] = name end
			end
			table.sort(names)
			names = table.concat(names, " ")`)
		if got, want := r.L.GetGlobal("names").String(), strings.Join(c.Keys, " "); got != want {
			t.Errorf("saved are\n%s\nwant\n%s", got, want)
		}
	}
	if !ran {
		t.Error("there is no such case")
	}
}

// TestGoldenNpz loads a file that Chainer wrote and saves the same again.
func TestGoldenNpz(t *testing.T) {
	for _, c := range readCases[savedCase](t, "serializers/testdata/serializers.json") {
		if c.Npz == nil {
			continue
		}
		path := filepath.Join(t.TempDir(), "adam.npz")
		if err := os.WriteFile(path, c.Npz, 0o644); err != nil {
			t.Fatal(err)
		}
		c.compare(t, savedModel+`
			chainer.serializers.load_npz("`+filepath.ToSlash(path)+`", optimizer)
			object = optimizer`)
	}
}

// compare runs a program that leaves something in object and compares what a
// DictionarySerializer makes of it with the recorded entries.
func (c *savedCase) compare(t *testing.T, code string) {
	r := newLuaState(t, nil, nil)
	defer r.L.Close()
	recorded := r.L.NewTable()
	for _, e := range c.Entries {
		recorded.RawSetString(e.Key, r.toLua(check.Value(e.Value), e.Key, false))
	}
	r.L.SetGlobal("recorded", recorded)
	if err := r.L.DoString(`
		np, chainer = require "numpy", require "chainer"
		L, F = chainer.links, chainer.functions
		` + code + `
		local s = chainer.serializers.DictionarySerializer()
		s:save(object)
		target, count = s.target, 0
		for key in pairs(target) do count = count + 1 end`); err != nil {
		t.Fatal(err)
	}
	if n := r.b.FromLua(r.L.GetGlobal("count")); n != float64(len(c.Entries)) {
		t.Errorf("%v values are saved, want %d", n, len(c.Entries))
	}
	for _, e := range c.Entries {
		got, ok := r.b.FromLua(r.L.GetField(r.L.GetGlobal("target"), e.Key)).(*array.Array)
		if !ok {
			t.Errorf("there is no array %s", e.Key)
			continue
		}
		if err := check.Equal(got, check.Value(e.Value).(*array.Array), false); err != nil {
			t.Errorf("%s: %v", e.Key, err)
		}
	}
}
