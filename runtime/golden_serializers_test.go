package runtime_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/internal/check"
)

type savedCase struct {
	ID, Name, Object string
	Entries          []struct {
		Key   string
		Value json.RawMessage
	}
	Npz []byte `json:"npz_base64"`
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

// TestGoldenSavedLinks compares what is saved of a recorded model.
func TestGoldenSavedLinks(t *testing.T) {
	for _, c := range readCases[savedCase](t, "serializers/testdata/serializers.json") {
		if strings.HasPrefix(c.Object, "ChainList(Linear") {
			c.compare(t, `object = chainer.ChainList(L.Linear(1, 1, {initialW = 1}), chainer.Sequential(L.Linear(1, 1, {initialW = 2}), F.relu))`)
		}
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
