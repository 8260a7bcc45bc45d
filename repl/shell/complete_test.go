package shell

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
)

// TestComplete asks at the bar; "a b" wants exactly these texts, "+a -b" wants a
// among others and b not.
func TestComplete(t *testing.T) {
	t.Chdir(t.TempDir())
	os.MkdirAll("data/deep", 0o777)
	for _, name := range []string{"data/train.npz", "data/test.npz", "lesson.lua", ".hidden"} {
		os.WriteFile(name, nil, 0o666)
	}
	s, events := prompt(t)
	run(t, s, events, `
model = chainer.Sequential(L.Linear(2, 3), L.Linear(3, 1))
linear = L.Linear(2, 1)
cfg = {rate = 0.1, ["two words"] = 1, nested = {deep = {value = 1}}, list = {{first = 1}}}
function my_function(alpha, beta) end
lonely_name = 1
Class = {}; Class.__index = Class; function Class:shout() end
object = setmetatable({field = 1}, Class)
text = "x"
circle = setmetatable({north = 1}, {__index = setmetatable({}, {__index = function() error("not run") end})})
getmetatable(getmetatable(circle).__index).__index = circle`)
	for _, c := range []struct{ input, want string }{
		{"lone|", "lonely_name"},
		{"LONE|", "lonely_name"},
		{"print(lone|)", "lonely_name"},
		{"x = 1 + lone|", "lonely_name"},
		{"for i = 1, 3 do\n  lone|", "lonely_name"},
		{"local total_sum = 0 for i = 1, 3 do tot|", "total_sum"},
		{"fun|", "function"},
		{"cfg.|", "list nested rate two words"},
		{"cfg.nested.deep.v|", "value"},
		{"cfg.list[1].f|", "first"},
		{`cfg["nested"].d|`, "deep"},
		{"cfg.nothing.|", ""},
		{"object:|", "shout"},
		{"object.f|", "field"},
		{"circle.|", "north"},
		{"text:uppe|", "upper"},
		{"linear.W|", "W"},
		{"linear.W.|", "+grad +data +shape +backward"},
		{"linear.W:|", "+backward +cleargrad -grad -shape"},
		{"linear.W.gra|", "grad grad_var"},
		{"linear:clear|", "cleargrads"},
		{"model[1].W.da|", "data"},
		{"F.digam|", "digamma"},
		{"?F.digam|", "digamma"},
		{"??F.digam|", "digamma"},
		{"F.|", "+relu +sigmoid -__add"},
		{"np.rando|", "random"},
		{"F.softmax(linear.W, ax|", "{axis = "},
		{"F.softmax(linear.W, {ax|", "axis = "},
		{"F.softmax(linear.W, |", "{axis = "},
		{"F.softmax(linear.W, {a|", "axis =  and assert"},
		{"F.softmax(np.zeros(3), {ax|", "axis = "},
		{"F.softmax(np.zeros(ax|", ""},
		{"F.softmax(|", "Class cfg circle linear lonely_name model my_function object text"},
		{"my_function(|", "Class cfg circle linear lonely_name model my_function object text"},
		{"F.softmax({|", "axis =  x = "},
		{"F.softmax(linear.W, {|", "axis = "},
		{"L.Linear(2, {nobias = true, |", "initialW =  initial_bias =  out_size = "},
		{"L.Linear{in_size = 2, nob|", "nobias = "},
		{"L.Linear(2, {init|", "initialW =  initial_bias = "},
		{"L.Linear{in_|", "in_size = "},
		{`require "num|`, "+numpy"},
		{`require("chainer.functions|`, "chainer.functions"},
		{`require "less|`, "lesson"},
		{`np.load("data/t|`, "data/test.npz data/train.npz"},
		{`np.load('data/d|`, "data/deep/"},
		{`np.load "|`, "data/ lesson.lua"},
		{`np.load ".h|`, ".hidden"},
		{`print("closed") lone|`, "lonely_name"},
		{"-- a comment lone|", ""},
		{":ti|", ":time :timeit"},
		{":load less|", "lesson.lua"},
		{":run lesson.lua data/te|", "data/test.npz"},
		{":time lone|", "lonely_name"},
		{"__|", ""},
		{"3.|", ""},
		{"(1 + 2).|", ""},
		{"全角.|", ""},
	} {
		at := strings.Index(c.input, "|")
		input := strings.Replace(c.input, "|", "", 1)
		got := s.Complete(input, at)
		texts := map[string]bool{}
		list := ""
		for _, item := range got.Items {
			texts[item.Text] = true
			list += item.Text + " "
		}
		list = strings.TrimSuffix(list, " ")
		if !strings.ContainsAny(c.want, "+") {
			if strings.TrimSpace(c.want) != strings.TrimSpace(list) {
				t.Errorf("%s gives %q, want %q", c.input, list, c.want)
			}
			continue
		}
		for _, part := range strings.Split(c.want, " +") {
			part, none, _ := strings.Cut(strings.TrimPrefix(part, "+"), " -")
			if !texts[part] || none != "" && texts[none] {
				t.Errorf("%s gives %q, want %q", c.input, list, c.want)
			}
		}
		if got.End != at || got.Start > at {
			t.Errorf("%s replaces %d to %d", c.input, got.Start, got.End)
		}
	}
	for input, want := range map[string]string{
		"F.relu(|":             "F.relu(x: float[...]) -> float[...]",
		"F.relu(F.relu(1), |":  "F.relu(x: float[...]) -> float[...]",
		"my_function(1, |":     "function(alpha, beta)",
		"linear.W:reshape(|":   "Variable:reshape(",
		"linear(|":             "Linear:__call(",
		"function f(a, |":      "",
		"(|":                   "",
		"nothing(|":            "",
		"print('F.relu(') + (": "",
	} {
		at := strings.Index(input+"|", "|")
		got := s.Complete(strings.TrimSuffix(input, "|"), at).Signature
		if !strings.HasPrefix(got, want) || want == "" && got != "" {
			t.Errorf("%s shows %q, want %q", input, got, want)
		}
	}
	details := s.Complete("F.digamma", 9).Items
	if len(details) != 1 || !strings.HasPrefix(details[0].Detail, "F.digamma(x: float[...])") {
		t.Errorf("details are %v", details)
	}
}

// BenchmarkComplete completes in a session with 10,000 globals; people notice
// what takes more than 20 ms.
func BenchmarkComplete(b *testing.B) {
	s := New(io.Discard)
	defer s.Close()
	s.Preset()
	if err := s.Run(context.Background(), "for i = 1, 10000 do _G['name' .. i] = np.zeros{2, i % 10} end model = L.Linear(1, 1)", "names", nil); err != nil {
		b.Fatal(err)
	}
	for _, input := range []string{"na", "name99", "F.", "model.", "F.softmax(na", "np."} {
		b.Run(input, func(b *testing.B) {
			for b.Loop() {
				if len(s.Complete(input, len(input)).Items) == 0 {
					b.Fatal("no completions")
				}
			}
		})
	}
}

// TestCompleteAnything: no text makes it fail.
func TestCompleteAnything(t *testing.T) {
	s, _ := prompt(t)
	whole := "local x = F.softmax(model.layers[2]:call{a = 'text\\n', [[long]], 0x1F.5e-3, \"全角\"}) -- end\n?::[==[ ]] ~= .."
	for i := range len(whole) + 1 {
		for k := i; k <= len(whole); k += 7 {
			s.Complete(whole[i:k], k-i)
			s.IsComplete(whole[i:k])
			Indent(whole[i:k])
		}
	}
}

func TestTokens(t *testing.T) {
	for source, want := range map[string]string{
		"local x = 1.5e-3":       "k:local n:x o:= #:1.5e-3",
		"a.b:c(1..2)":            "n:a o:. n:b o:: n:c o:( #:1 o:.. #:2 o:)",
		"s = 'it\\'s' .. \"x\"":  `n:s o:= s:'it\'s' o:.. s:"x"`,
		"s = 'open":              "n:s o:= s?:'open",
		"x = [[a\nb]] + [=[c]=]": "n:x o:= s:[[a\nb]] o:+ s:[=[c]=]",
		"[[open":                 "s?:[[open",
		"a[b[1]]":                "n:a o:[ n:b o:[ #:1 o:] o:]",
		"-- c\nx --[[ d\n]] y":   "c:-- c n:x c:--[[ d\n]] n:y",
		"0xFF ~= 3 <= .5":        "#:0xFF o:~= #:3 o:<= #:.5",
		"変数 = \"日本語\" -- 説明":     "o:変 o:数 o:= s:\"日本語\" c:-- 説明",
		"f(...) goto x ::x::":    "n:f o:( o:... o:) k:goto n:x o::: n:x o:::",
	} {
		var parts []string
		for _, token := range Tokens(source) {
			kind := map[Style]string{Plain: "o", Keyword: "k", Number: "#", String: "s", Comment: "c"}[token.Style]
			if token.Name {
				kind = "n"
			}
			if token.Open {
				kind += "?"
			}
			if source[token.Start:token.End()] != token.Text {
				t.Errorf("%q stands elsewhere", token.Text)
			}
			parts = append(parts, kind+":"+token.Text)
		}
		if got := strings.Join(parts, " "); got != want {
			t.Errorf("%q gives %q, want %q", source, got, want)
		}
	}
}

func TestIndent(t *testing.T) {
	for source, want := range map[string]int{
		"x = 1": 0, "for i = 1, 3 do": 2, "while true do": 2, "for i = 1, 3 do\nend": 0, "while x do if y then": 4,
		"if a then\nelse": 2, "if a then\nelseif b then": 2, "repeat": 2, "repeat until x": 0, "function f()": 2,
		"f(function() return {": 4, "f({": 2, "f({\n{": 4, "f(function()": 2, "x = {": 2, "x = {}": 0, "do": 2, "do end": 0, "end": 0, "s = [[for": 0, "-- for": 0,
		"for i = 1, 3 do for k = 1, 3 do": 4, "for i = f(function() do end end), 3 do": 2,
	} {
		if got := len(Indent(source)); got != want {
			t.Errorf("%q indents by %d, want %d", source, got, want)
		}
	}
}

func TestIsComplete(t *testing.T) {
	s, _ := prompt(t)
	for input, want := range map[string]bool{
		"1 + 1": true, "x =": false, "f(": false, "for i = 1, 3 do": false, "for i = 1, 3 do end": true, "x = [[a": false,
		"x = 'a": true, "?F.relu": true, "F.relu?": true, ":time for": true, "if x = 1": true, "1;": true, "": true, "-- c": true,
		"x = 1\nx + 1": true, "x = 1\nx +": false, "x = 1\nx + 1\nfor i = 1, 2 do": false, "function f()\n  return 1": false,
		"return": true, "1 +": false, "--[[ open": false, "{1,\n2": false,
	} {
		if got := s.IsComplete(input); got != want {
			t.Errorf("%q complete: %v, want %v", input, got, want)
		}
	}
}

func ExampleGrid() {
	fmt.Println(Grid([]string{"a", "bb", "日本", "d", "e"}, 12))
	// Output:
	// a     d
	// bb    e
	// 日本
}
