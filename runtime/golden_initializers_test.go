package runtime_test

import (
	"cmp"
	"encoding/json"
	"maps"
	"os"
	"testing"

	lua "github.com/yuin/gopher-lua"

	"nnlua/runtime/array"
	"nnlua/runtime/internal/check"
	"nnlua/runtime/links"
)

// initializerCase is one recorded array of start values.
type initializerCase struct {
	ID, Initializer string
	Kwargs          map[string]json.RawMessage
	Shape           []int
	Dtype           string
	Values          json.RawMessage
	Seeded          json.RawMessage `json:"values_if_numpy_RandomState_0"`
	Raises          string
}

// TestGoldenInitializers fills arrays from Lua and from Go and compares them with the
// recorded ones; random ones are drawn once from an rng and once from np.random.
func TestGoldenInitializers(t *testing.T) {
	text, err := os.ReadFile("links/testdata/initializers.json")
	if err != nil {
		t.Fatal(err)
	}
	var file struct{ Deterministic, Random, Orthogonal []initializerCase }
	if err := json.Unmarshal(text, &file); err != nil {
		t.Fatal(err)
	}
	if len(file.Deterministic) == 0 || len(file.Random) == 0 || len(file.Orthogonal) == 0 {
		t.Fatal("a group of cases is empty")
	}
	for _, c := range file.Deterministic {
		t.Run(c.ID+" from Lua", func(t *testing.T) { c.run(t, c.Values, false) })
		t.Run(c.ID+" from Go", func(t *testing.T) { c.runGo(t, c.Values, false) })
	}
	for _, c := range append(file.Random, file.Orthogonal...) {
		t.Run(c.ID+" from Lua", func(t *testing.T) {
			c.run(t, c.Seeded, false)
			c.run(t, c.Seeded, true)
		})
		t.Run(c.ID+" from Go", func(t *testing.T) {
			c.runGo(t, c.Seeded, false)
			c.runGo(t, c.Seeded, true)
		})
	}
}

func (c *initializerCase) run(t *testing.T, want json.RawMessage, ownStream bool) {
	r := newLuaState(t, nil, nil)
	defer r.L.Close()
	if err := r.L.DoString(`
		local np, chainer = require "numpy", require "chainer"
		np.random.seed(0)
		function fill(name, own_stream, shape, dtype, kwargs)
			kwargs = kwargs or {}
			if own_stream then kwargs.rng = np.random.RandomState(0) end
			local initializer = chainer.initializers[name](next(kwargs) and kwargs)
			return chainer.initializers.generate_array(initializer, shape, np, dtype)
		end`); err != nil {
		t.Fatal(err)
	}
	encode := func(v any) json.RawMessage { raw, _ := json.Marshal(v); return raw }
	args := []json.RawMessage{encode(c.Initializer), encode(ownStream), encode(c.Shape), encode(c.dtype())}
	results, err := r.call(r.L.GetGlobal("fill"), nil, args, maps.Clone(c.Kwargs), false)
	if err != nil {
		c.check(t, nil, err, want)
	} else {
		c.check(t, r.b.FromLua(results[0]).(*array.Array), nil, want)
	}
}

func (c *initializerCase) runGo(t *testing.T, want json.RawMessage, ownStream bool) {
	r := newLuaState(t, nil, nil)
	defer r.L.Close()
	_, kwargs := decoded(nil, c.Kwargs)
	if ownStream {
		kwargs["rng"] = array.NewRandomState(0)
	} else {
		r.b.Session.Random.Seed(0)
	}
	var got *array.Array
	dtype := array.ParseDtype(c.dtype())
	err := array.Try(func() {
		got = links.GenerateArray(r.b.Session, r.goObject("chainer.initializers."+c.Initializer, kwargs), c.Shape, nil, &dtype)
	})
	c.check(t, got, err, want)
}

func (c *initializerCase) dtype() string { return cmp.Or(c.Dtype, "float32") }

func (c *initializerCase) check(t *testing.T, got *array.Array, err error, want json.RawMessage) {
	t.Helper()
	switch {
	case c.Raises != "" && err == nil:
		t.Errorf("want an error (%s)", c.Raises)
	case c.Raises != "":
	case err != nil:
		t.Error(err)
	default:
		if err := check.Equal(got, check.Value(want).(*array.Array), false); err != nil {
			t.Error(err)
		}
	}
}

// TestInitialValues holds what initialW may be, and what is refused.
func TestInitialValues(t *testing.T) {
	for code, want := range map[string]string{
		`L.Linear(2, 1, {initialW = 3}).W.data`:                                                          "[[3. 3.]]",
		`L.Linear(2, 1, {initialW = np.array{{1, 2}}}).W.data`:                                           "[[1. 2.]]",
		`L.Linear(2, 1, {initialW = function(a) a[{}] = 7 end}).W.data`:                                  "[[7. 7.]]",
		`L.Linear(2, 1, {initialW = init.One(np.float64)}).W.dtype`:                                      "float64",
		`L.Linear(2, 1, {initial_bias = init.Constant(4)}).b.data`:                                       "[4.]",
		`init.generate_array(init.Constant(2), {2}, np).dtype`:                                           "float32",
		`init.generate_array(init.Constant(2), {2}, np, "float64").dtype`:                                "float64",
		`init.generate_array(init.Constant(2, "float64"), {2}, np).dtype`:                                "float64",
		`chainer.Parameter(init.NaN("float64"), {1}).dtype`:                                              "float64",
		`chainer.Parameter(np.ones({2}, "float64")).dtype`:                                               "float64",
		`init.generate_array(init.Constant(2, "float64"), {2}, np, "float32")`:                           "generate_array: dtype is float32, but the initializer makes float64",
		`L.Linear(2, 1, {initialW = np.ones{3, 3}})`:                                                     "Linear: an array of shape (3, 3) does not fit into shape (1, 2)",
		`L.Linear(2, 1, {initialW = "x"})`:                                                               "Linear: an initial value is a number, an array, an initializer or a function",
		`init.generate_array(init.Normal(-1), {2}, np)`:                                                  "normal: scale < 0 (-1)",
		`init.generate_array(init.HeNormal(), {2, 0}, np)`:                                               "generate_array: weights of shape (2, 0) have no inputs",
		`init.Orthogonal({mode = "bases"})`:                                                              "Orthogonal: mode is the string 'bases', want \"auto\" or \"projection\" or \"embedding\" or \"basis\" (did you mean 'basis'?)",
		`init.generate_array(init.UpsamplingDeconvFilter(), {2, 3, 4}, np)`:                              "generate_array: the weights have shape (2, 3, 4), want (c, c, k ...) or (c, 1, k ...)",
		`(function() local a = np.zeros(2); init.One()(a); return a end)()`:                              "[1. 1.]",
		`init.generate_array(init.HeNormal(2, nil, "fan_out", np.random.RandomState(0)), {8, 1}, np)[1]`: "[1.7640524]",
	} {
		if got := luaText(t, code); got != want {
			t.Errorf("%s gives %s, want %s", code, got, want)
		}
	}
}

// luaText returns what a Lua expression prints, or the error without its position.
func luaText(t *testing.T, code string) string {
	t.Helper()
	r := newLuaState(t, nil, nil)
	defer r.L.Close()
	err := r.L.DoString(`
		np, chainer = require "numpy", require "chainer"
		L, F, init = chainer.links, chainer.functions, chainer.initializers
		local function position(message) return (message:gsub("^<string>:%d+: ", "")) end
		function fails(f, words)
			local ok, message = pcall(f)
			if ok then error("no error, want one with: " .. words, 2) end
			if not message:find(words, 1, true) then error("the error is: " .. message, 2) end
			return true
		end
		function text(f)
			local ok, value = pcall(f)
			return ok and tostring(value) or position(tostring(value))
		end`)
	if err == nil {
		err = r.L.DoString("return text(function() return " + code + " end)")
	}
	if err != nil {
		t.Fatalf("%s: %v", code, err)
	}
	return r.L.Get(-1).(lua.LString).String()
}
