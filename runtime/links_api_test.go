package runtime_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	lua "github.com/yuin/gopher-lua"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
	"nnlua/runtime/links"
)

// apiCase is a recorded model: names and printing.
type apiCase struct {
	ID, Name, Model, Link, Str string
	NamedparamsOrder           []string `json:"namedparams_order"`
	NamedlinksOrder            []string `json:"namedlinks_order"`
	NamedlinksSkipself         []string `json:"namedlinks_skipself"`
	ParamNames                 []string `json:"param_names"`
	CountParams                int      `json:"count_params"`
	ChildrenNames              []string `json:"children_names"`
	Namedparams                []struct {
		Path  string
		Shape []int
	}
}

// apiModels are the recorded models in Lua.
var apiModels = map[string]string{
	"naming case": `(function()
		local C = chainer.Chain:extend("C")
		function C:init()
			self.l2 = L.Linear(2, 3)
			self.a = L.Linear(3, 1, {nobias = true})
			self.lst = chainer.ChainList(L.Linear(1, 1), L.Linear(1, 2))
			self.p = chainer.Parameter(np.zeros(2))
			self.seq = chainer.Sequential(L.Linear(1, 1), F.relu, L.Linear(1, 1))
		end
		return C()
	end)()`,
	"Sequential(Linear(2, 3), relu, Linear(3, 1))": "chainer.Sequential(L.Linear(2, 3), F.relu, L.Linear(3, 1))",
}

// TestGoldenLinkAPI compares names, orders and printing with the recorded ones.
func TestGoldenLinkAPI(t *testing.T) {
	ran := 0
	for _, c := range readCases[apiCase](t, "links/testdata/misc/link_api.json") {
		code := apiModels[c.Model]
		if strings.HasPrefix(c.Model, "Chain with") {
			code = apiModels["naming case"]
		}
		if c.Link != "" {
			if c.Link == "GRU" { // the recorded object was a StatelessGRU
				c.Link = "StatelessGRU(2, 3)"
			}
			class, _, _ := strings.Cut(c.Link, "(")
			if newLuaState(t, nil, nil).b.Module("L").RawGetString(class) == lua.LNil {
				continue // that link's own test has it
			}
			code = "L." + strings.ReplaceAll(c.Link, "None", "nil")
		}
		t.Run(c.ID, func(t *testing.T) { c.run(t, code) })
		ran++
	}
	if ran < 5 {
		t.Errorf("only %d cases ran", ran)
	}
}

func (c *apiCase) run(t *testing.T, code string) {
	list := func(call, field string) string {
		return luaText(t, `(function() local names = {} for _, x in ipairs((`+code+`):`+call+`) do names[#names + 1] = `+field+` end return table.concat(names, " ") end)()`)
	}
	for got, want := range map[string][]string{
		"namedparams()|x[1]": c.NamedparamsOrder, "namedlinks()|x[1]": c.NamedlinksOrder,
		"children()|x.name": c.ChildrenNames, "namedlinks(true)|x[1]": c.NamedlinksSkipself, "params()|x.name": c.ParamNames,
	} {
		call, field, _ := strings.Cut(got, "|")
		if want != nil && list(call, field) != strings.Join(want, " ") {
			t.Errorf("%s are %s, want %s", call, list(call, field), want)
		}
	}
	if got := luaText(t, "("+code+"):count_params()"); c.CountParams != 0 && got != fmt.Sprint(c.CountParams) {
		t.Errorf("count_params() is %s, want %d", got, c.CountParams)
	}
	// Our functions have no address to print.
	if want := strings.ReplaceAll(c.Str, "<function relu at 0xADDRESS>", "F.relu"); c.Str != "" && luaText(t, code) != want {
		t.Errorf("prints\n%s\nwant\n%s", luaText(t, code), want)
	}
	for i, p := range c.Namedparams {
		want := p.Path + " nil"
		if p.Shape != nil {
			want = p.Path + " " + array.ShapeString(p.Shape)
		}
		got := luaText(t, fmt.Sprintf(`(function() local p = (%s):namedparams()[%d]
			return p[1] .. " " .. tostring(p[2].is_initialized and "(" .. table.concat(p[2].shape, ", ") .. (#p[2].shape == 1 and ",)" or ")") or nil) end)()`, code, i+1))
		if got != want {
			t.Errorf("parameter %d is %s, want %s", i+1, got, want)
		}
	}
}

// hookCase is a recorded link with a hook.
type hookCase struct {
	ID, Name, Link string
	CtorArgs       []json.RawMessage          `json:"ctor_args"`
	HookKwargs     map[string]json.RawMessage `json:"hook_kwargs"`
	Params         map[string]json.RawMessage
	WU             json.RawMessage `json:"W_u_initial"`
	hookCall
	Calls []hookCall
}

type hookCall struct {
	Config       map[string]any
	X, Y, Gy, Gx json.RawMessage
	Gparams      map[string]json.RawMessage
	WUAfter      json.RawMessage `json:"W_u_after"`
}

// TestGoldenLinkHooks repeats the recorded calls of links with hooks.
func TestGoldenLinkHooks(t *testing.T) {
	for _, c := range readCases[hookCase](t, "links/testdata/misc/link_hooks.json") {
		t.Run(c.ID, func(t *testing.T) { c.run(t) })
	}
}

func (c *hookCase) run(t *testing.T) {
	r := newLuaState(t, nil, nil)
	defer r.L.Close()
	class := r.b.Module("L").RawGetString(c.Link)
	if class == lua.LNil {
		t.Skip("no such link yet")
	}
	made, err := r.call(class, nil, c.CtorArgs, nil, false)
	if err != nil {
		t.Fatal(err)
	}
	link := made[0]
	hook, err := r.call(r.b.Module("chainer.link_hooks").RawGetString(c.Name), nil, nil, c.HookKwargs, false)
	if err != nil {
		t.Fatal(err)
	}
	r.method(link, "add_hook", hook[0])
	param := func(path string) *links.Parameter { return r.b.FromLua(r.field(link, path[1:])).(*links.Parameter) }
	for path, raw := range c.Params {
		param(path).SetData(check.Value(raw).(*array.Array))
	}
	if c.WU != nil {
		r.L.SetField(link, "W_u", r.b.Push(check.Value(c.WU)))
	}
	calls := c.Calls
	if calls == nil {
		calls = []hookCall{c.hookCall}
	}
	for i, call := range calls {
		if train, ok := call.Config["train"].(bool); ok {
			r.b.Session.Train = train
		}
		r.isInput["args.0"] = true
		results, err := r.call(link, nil, []json.RawMessage{call.X}, nil, false)
		if err != nil {
			t.Fatal(err)
		}
		outputs := map[string]*autograd.Variable{}
		r.compare(check.Value(call.Y), results[0], "", outputs)
		r.method(link, "cleargrads")
		r.loss(map[string]json.RawMessage{"": call.Gy}, outputs, nil).Backward(autograd.BackwardOptions{})
		what := fmt.Sprintf("call %d", i)
		r.compareGradient(what, "x", r.inputs["args.0"].Grad(), call.Gx)
		for path, raw := range call.Gparams {
			r.compareGradient(what, path, param(path).Grad(), raw)
		}
		if call.WUAfter != nil {
			if err := check.Equal(r.b.FromLua(r.field(link, "W_u")).(*array.Array), check.Value(call.WUAfter).(*array.Array), false); err != nil {
				t.Errorf("W_u after call %d: %v", i, err)
			}
		}
	}
}
