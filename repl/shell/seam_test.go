package shell

import (
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"testing"
	"time"
)

// prompt returns a session as a front end makes it, and the events of it.
func prompt(t *testing.T) (*Shell, *[]Event) {
	t.Helper()
	var events []Event
	s := New(io.Discard)
	s.Emit = func(e Event) { events = append(events, e) }
	s.Preset()
	t.Cleanup(s.Close)
	return s, &events
}

// run executes an input and returns its events.
func run(t *testing.T, s *Shell, events *[]Event, input string) []Event {
	t.Helper()
	*events = nil
	s.Execute(context.Background(), input)
	return *events
}

func text(events []Event) string {
	all := ""
	for _, e := range events {
		all += e.line()
	}
	return all
}

// TestEvents: output, values and errors come in order, each as what it is.
func TestEvents(t *testing.T) {
	s, events := prompt(t)
	got := run(t, s, events, "print('a'), 2")
	if len(got) != 3 || got[0].Kind != Output || got[0].Text != "a\n" || got[1].Text != "nil" || got[2].Kind != Result || got[2].Number != 2 {
		t.Errorf("got %+v", got)
	}
	if got := run(t, s, events, "io.write('x') error('e')"); len(got) != 2 || got[1].Kind != Failed || !strings.HasPrefix(got[1].Text, "input[2]:1: e") {
		t.Errorf("got %+v", got)
	}
	if got := run(t, s, events, "?F.relu"); len(got) != 1 || got[0].Kind != Notice {
		t.Errorf("got %+v", got)
	}
	if err := s.Execute(context.Background(), ":quit"); err != ErrQuit {
		t.Errorf(":quit returns %v", err)
	}
	if got := run(t, s, events, "  "); len(got) != 0 {
		t.Errorf("nothing gives %+v", got)
	}
}

// TestMIME: text/plain always, and richer forms where there is one.
func TestMIME(t *testing.T) {
	s, events := prompt(t)
	for input, want := range map[string]string{
		"1":                                   "",
		"'x'":                                 "",
		"F.relu":                              "",
		"np.array{{1, 2}, {3, 4}}":            "<div>float32(2, 2)</div><table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>",
		"np.zeros{1, 1, 1}":                   "<div>float32(1, 1, 1)</div><pre>[[[0.]]]</pre>",
		"Variable(np.array{1})":               "<div>Variable </div><div>float32(1,)</div><table><tr><td>1</td></tr></table>",
		"L.Linear(1, 1, {nobias = true})":     `<table><tr><td style="padding-left:0em"></td><td>Linear(in_size=1, out_size=1, nobias=True)</td><td>1</td></tr><tr><td style="padding-left:2em">W</td><td>float32(1, 1)</td><td>1</td></tr></table>`,
		"{a = 1, '<b>'}":                      "<table><tr><th>1</th><td>&#34;&lt;b&gt;&#34;</td></tr><tr><th>a</th><td>1</td></tr></table>",
		"plt.plot({1, 2}); plt.title('line')": "",
	} {
		for _, e := range run(t, s, events, input) {
			if e.Kind != Result || e.Data[plainText] != e.Text || e.Data[htmlText] != want {
				t.Errorf("%s gives %+v", input, e)
			}
		}
	}
	figure := run(t, s, events, ":plot")
	if len(figure) != 1 || figure[0].Kind != Figure || !strings.HasPrefix(figure[0].Data[pngImage], "\x89PNG") || !strings.Contains(figure[0].Data[svgImage], "<svg") || !strings.Contains(figure[0].Text, "line") {
		t.Error("no figure")
	}
	for _, input := range []string{"plt.figure()", "chainer.computational_graph.build_computational_graph{F.sum(Variable(np.zeros(2), 'x'))}"} {
		got := run(t, s, events, input)
		if len(got) != 1 || !strings.HasPrefix(got[0].Data[pngImage], "\x89PNG") || !strings.Contains(got[0].Data[svgImage], "<svg") {
			t.Errorf("%s is no picture: %+v", input, got)
		}
	}
	long := run(t, s, events, "np.zeros{100, 100}")[0].Data[htmlText]
	if n := strings.Count(long, "<tr>"); n != 21 {
		t.Errorf("%d rows of a large array", n)
	}
}

// TestInterruptedExecute: cancelling stops a loop, a sleeping coroutine's too,
// and the session goes on.
func TestInterruptedExecute(t *testing.T) {
	s, events := prompt(t)
	run(t, s, events, "x = 41")
	for _, loop := range []string{
		"while true do end",
		"for i = 1, 1e12 do pcall(function() local a = np.zeros(10) + 1 end) end",
		"coroutine.wrap(function() while true do end end)()",
		":time while true do end",
		":timeit 1 + 1",
		"setmetatable({}, {__tostring = function() while true do end end})",
	} {
		*events = nil
		ctx, cancel := context.WithTimeout(context.Background(), 30*time.Millisecond)
		err := s.Execute(ctx, loop)
		cancel()
		if !errors.Is(err, context.DeadlineExceeded) && !strings.HasPrefix(loop, "setmeta") { // whose loop only shows it
			t.Errorf("%s: %v", loop, err)
		}
	}
	if got := text(run(t, s, events, "x + 1")); got != "42\n" {
		t.Errorf("after it: %q", got)
	}
}

// TestPanicIsReported: a bug of ours does not end the session.
func TestPanicIsReported(t *testing.T) {
	s, events := prompt(t)
	s.Edit = func(string) error { panic("broken") }
	if got := text(run(t, s, events, ":edit")); !strings.Contains(got, "internal error of nnlua") || !strings.Contains(got, "broken") {
		t.Errorf("got %q", got)
	}
	if got := text(run(t, s, events, "1 + 1")); got != "2\n" {
		t.Errorf("after it: %q", got)
	}
}

// TestEdit: what the editor leaves is run and becomes the input.
func TestEdit(t *testing.T) {
	s, events := prompt(t)
	if got := text(run(t, s, events, ":edit")); got != "there is no editor here\n" {
		t.Errorf("got %q", got)
	}
	s.Edit = func(path string) error {
		old, _ := os.ReadFile(path)
		return os.WriteFile(path, []byte(strings.Replace(string(old), "1", "20", 1)), 0o600)
	}
	run(t, s, events, "1 + 2")
	if got := text(run(t, s, events, ":edit")); got != "22\n" {
		t.Errorf("got %q", got)
	}
	path := t.TempDir() + "/p.lua"
	os.WriteFile(path, []byte("local n = 1 + 1"), 0o600)
	if got := text(run(t, s, events, ":edit "+path)); got != "" {
		t.Errorf("got %q", got)
	}
	if got := text(run(t, s, events, "n")); got != "21\n" {
		t.Errorf("n is %q", got)
	}
}

// TestSave: what is saved can be loaded.
func TestSave(t *testing.T) {
	t.Chdir(t.TempDir())
	s, events := prompt(t)
	for _, input := range []string{"local a = 5", "a * 2", ":help", "function f()\n  return a\nend", "syntax error here", "?F.relu", "print(a)"} {
		run(t, s, events, input)
	}
	run(t, s, events, ":save work.lua")
	saved, err := os.ReadFile("work.lua")
	want := "local a = 5\n-- a * 2\nfunction f()\n  return a\nend\nprint(a)\n"
	if err != nil || string(saved) != want {
		t.Errorf("saved %q, %v", saved, err)
	}
	run(t, s, events, ":reset")
	if got := text(run(t, s, events, ":load work.lua")); got != "5\n" {
		t.Errorf("loading prints %q", got)
	}
	if got := text(run(t, s, events, "f()")); got != "5\n" {
		t.Errorf("f() gives %q", got)
	}
	if got := text(run(t, s, events, ":save nowhere/work.lua")); got != "cannot write nowhere/work.lua: no such file or directory\n" {
		t.Errorf("got %q", got)
	}
}

// TestHelpTexts: what depends on all the rows that there are.
func TestHelpTexts(t *testing.T) {
	s, events := prompt(t)
	run(t, s, events, "model = L.Linear(2, 1)\n-- area of a circle\nfunction area(r) return r end\nshape = 5\nfunction size() end")
	for input, want := range map[string][]string{
		`help "logarithm"`:  {"F.log"},
		`help "softmax"`:    {"F.softmax(x: float[...]", "see also", "F.log_softmax"},
		`help(model)`:       {"Linear", "names in it:", "cleargrads"},
		`model.cleargrads?`: {"Link:cleargrads()", "cleargrads forgets"},
		`?model.W.grad`:     {"Variable.grad: data?"},
		`??F.relu`:          {"// relu.go", "func ReLU("},
		`??model`:           {"there is no source of 'model'"},
		`help(area)`:        {"function(r)", "-- area of a circle"},
		`help()`:            {":timeit EXPR"},
		`?`:                 {":timeit EXPR"},
		`?shape`:            {"shape: number"},
		`?size`:             {"size: function ()"},
		`help(print)`:       {"function"},
	} {
		got := text(run(t, s, events, input))
		for _, part := range want {
			if !strings.Contains(got, part) {
				t.Errorf("%s shows %q, want %q in it", input, got, part)
			}
		}
	}
}

// TestHelpIsOneScreen: with the line that asks and the next prompt it fills at most 24 lines.
func TestHelpIsOneScreen(t *testing.T) {
	s, _ := prompt(t)
	stepping := (&stepping{stepper: stepper{s: s}}).table()
	for _, s.Language = range []Language{English, Japanese} {
		for _, s.Width = range []int{80, 79, 40} {
			for _, help := range []string{s.commandHelp(), s.helpList(stepping)} {
				lines := strings.Split(help, "\n")
				if len(lines) > 22 {
					t.Errorf("%d lines of %d columns:\n%s", len(lines), s.Width, help)
				}
				for _, line := range lines {
					if width(line) >= s.Width || strings.HasPrefix(line, " ") || strings.Contains(line, "|") && !strings.Contains(line, "LINE | COND") {
						t.Errorf("no line of %d columns: %q", s.Width, line)
					}
				}
			}
		}
	}
}

// TestJapanese: messages, hints and headings follow the language.
func TestJapanese(t *testing.T) {
	s, events := prompt(t)
	s.Language = Japanese
	run(t, s, events, "x = {}")
	for input, want := range map[string]string{
		"rellu":           "変数 'rellu' は定義されていません",
		"F.rellu(1)":      "F に 'rellu' はありません（もしかして: 'relu'）",
		"x.a.b()":         "`x.a` は nil なので、'b' はありません",
		"F.relu(1, 2, 3)": "引数は 1 個（x）ですが、3 個与えられました",
		"x += 1":          "Lua に += はありません。x = x + 1 と書きます",
		"x = （1）":         "半角の '(' と書いてください",
		":nothing":        ":nothing という命令はありません",
		":help":           "変数の一覧",
		"?F.nothing":      "説明はありません",
		"?F.relu":         "分類: Activation",
		"help 'softmax'":  "関連",
		"who()":           "名前",
		":load nowhere":   "スクリプトが読めません",
	} {
		if got := text(run(t, s, events, input)); !strings.Contains(got, want) {
			t.Errorf("%s shows %q, want %q in it", input, got, want)
		}
	}
	for locale, want := range map[string]Language{"ja_JP.UTF-8": Japanese, "ja": Japanese, "ja.UTF-8": Japanese, "en_US.UTF-8": English, "": English, "jam": English} {
		if LanguageOf(locale) != want {
			t.Errorf("%s is %v", locale, LanguageOf(locale))
		}
	}
	env := map[string]string{"LANG": "ja_JP.UTF-8", "LC_MESSAGES": "C"}
	if got := Locale(func(name string) string { return env[name] }); got != "C" {
		t.Errorf("the locale is %q", got)
	}
}

// TestLongLine: of a line that is wider than the screen the part around the place is shown.
func TestLongLine(t *testing.T) {
	s, events := prompt(t)
	for _, c := range []struct {
		width int
		input string
		want  string
	}{
		{40, `print("short", nothing)`, "   1 | print(\"short\", nothing)\n     |                ^^^^^^^"},
		{40, `nothing("a long argument", "and another one")`, "   1 | nothing(\"a long argument\", \" ...\n     | ^^^^^^^"},
		{40, `print("これは四十桁の端末より長い日本語", nothing, 1, 2, 3)`, "   1 | ... い日本語\", nothing, 1, 2, 3)\n     |                ^^^^^^^"},
	} {
		s.Width = c.width
		got := text(run(t, s, events, c.input))
		if !strings.HasSuffix(got, c.want+"\n") {
			t.Errorf("%s shows\n%s\nwant\n%s", c.input, got, c.want)
		}
	}
}
