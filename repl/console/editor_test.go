package console

import (
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"sync"
	"testing"

	"nnlua/repl/shell"
)

const (
	keyUp, keyDown, keyRight, keyLeft = "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D"
	keyHome, keyEnd, keyDelete        = "\x1b[H", "\x1b[F", "\x1b[3~"
	ctrlLeft, ctrlRight               = "\x1b[1;5D", "\x1b[1;5C"
	pasteStart, pasteEnd              = "\x1b[200~", "\x1b[201~"
)

// keystrokes hands out one key a read, as typing does.
type keystrokes struct{ keys []string }

func (k *keystrokes) Read(b []byte) (int, error) {
	if len(k.keys) == 0 {
		return 0, io.EOF
	}
	n := copy(b, k.keys[0])
	k.keys = k.keys[1:]
	return n, nil
}

// press cuts a string into keys: a sequence is one.
func press(text string) *keystrokes {
	k := &keystrokes{}
	for text != "" {
		n := len(string([]rune(text)[:1]))
		if strings.HasPrefix(text, pasteStart) {
			n = strings.Index(text, pasteEnd) + len(pasteEnd)
		} else if strings.HasPrefix(text, "\x1b[") || strings.HasPrefix(text, "\x1bO") {
			n = 2
			for n < len(text) && (text[n] < '@' || text[n] == '[') {
				n++
			}
			n++
		} else if text[0] == 27 {
			n = 2
		}
		k.keys = append(k.keys, text[:n])
		text = text[n:]
	}
	return k
}

// session is one for all editors of these tests: they only ask it.
var session = sync.OnceValue(func() *shell.Shell {
	s := shell.New(io.Discard)
	s.Preset()
	return s
})

func newEditor(t *testing.T, columns, rows int, keys io.Reader) (*editor, *emulator) {
	t.Helper()
	term := newEmulator(columns, rows)
	return &editor{
		shell:   session(),
		keys:    &reader{in: keys},
		screen:  &screen{prompt: firstPrompt, out: term, size: func() (int, int) { return columns, rows }, colored: true, pastes: true},
		history: openHistory(""),
		suspend: func() {},
	}, term
}

// TestKeys presses keys and compares what stands on the screen, with the cursor.
func TestKeys(t *testing.T) {
	for name, c := range map[string]struct{ keys, want string }{
		"plain":             {"x = 1", "> x = 1|"},
		"left":              {"abc" + keyLeft, "> ab|c"},
		"insert":            {"abc" + keyLeft + "x", "> abx|c"},
		"home and end":      {"abc" + keyHome + "x" + keyEnd + "y", "> xabcy|"},
		"home of xterm":     {"abc\x1bOHx\x1bOFy", "> xabcy|"},
		"home of tmux":      {"abc\x1b[1~x\x1b[4~y", "> xabcy|"},
		"home of rxvt":      {"abc\x1b[7~x\x1b[8~y", "> xabcy|"},
		"ctrl-a and e":      {"abc\x01x\x05y", "> xabcy|"},
		"ctrl-left":         {"one two.three" + ctrlLeft + ctrlLeft, "> one |two.three"},
		"ctrl-right":        {"one two" + keyHome + ctrlRight, "> one| two"},
		"alt-b of rxvt":     {"one two\x1bOd\x1bOd", "> |one two"},
		"alt-b and f":       {"one two\x1bb\x1bb\x1bf", "> one| two"},
		"backspace":         {"abc\x7f\x08", "> a|"},
		"delete":            {"abc" + keyHome + keyDelete, "> |bc"},
		"ctrl-d deletes":    {"abc" + keyHome + "\x04", "> |bc"},
		"ctrl-w and y":      {"one two\x17\x19\x19", "> one twotwo|"},
		"ctrl-u":            {"one two\x15", "> |"},
		"ctrl-k":            {"one two" + keyHome + "\x0b", "> |"},
		"alt-d":             {"one two" + keyHome + "\x1bd", "> | two"},
		"alt-backspace":     {"one two\x1b\x7f", "> one |"},
		"transpose":         {"ab\x14", "> ba|"},
		"ctrl-z":            {"ab\x1ac", "> ab\n> abc|"},
		"undo":              {"ab\x7f\x1f", "> ab|"},
		"unknown sequence":  {"a\x1b[5~\x1b[99;99~\x1bxb", "> ab|"},
		"japanese":          {"x = '日本語'" + keyLeft + keyLeft, "> x = '日本|語'"},
		"combining":         {"か\u3099x" + keyLeft, "> か\u3099|x"},
		"control character": {pasteStart + "a\x01b" + pasteEnd, "> a^Ab|"},
		"block":             {"for i = 1, 3 do\r", "> for i = 1, 3 do\n>>   |"},
		"dedent":            {"if x then\rlocal y\relse\rz()", "> if x then\n>>   local y\n>> else\n>>   z()|"},
		"nested":            {"for i = 1, 3 do\rif x then\ry()\rend\r", "> for i = 1, 3 do\n>>   if x then\n>>     y()\n>>   end\n>>   |"},
		"up within":         {"f(\r1,\r2" + keyUp + keyUp, "> f(|\n>>   1,\n>>   2"},
		"backspace indent":  {"f(\r\x7f\x7f", "> f(|"},
		"alt-enter":         {"x = 1\x1b\r", "> x = 1\n>> |"},
		"tab indents":       {"f(\r\t", "> f(\n>>     |"},
		"tab completes":     {"F.digam\t", "> F.digamma|\nF.digamma(x: float[...]) -> float[...]"},
		"tab at a list":     {"F.log\t", ""},
		"tab in quotes":     {"np.load 'console_t\t", "> np.load 'console_test.go|"},
		"tab signature":     {"F.relu(\t", ""},
		"stuck":             {"f(\r\r\r", "> f(\n>>\n>>\n>>   |\nthe input is not complete: an 'end', a bracket or a quote is missing (Ctrl-C drop\ns it)"},
		"paste":             {pasteStart + "for i = 1, 2 do\n\tprint(i)\nend" + pasteEnd, "> for i = 1, 2 do\n>>     print(i)\n>> end|"},
		"paste transcript":  {pasteStart + "> x = 1\n1\n> x + 1" + pasteEnd, "> x = 1\n>> x + 1|"},
		"paste python":      {pasteStart + ">>> x = 1\n... y" + pasteEnd, "> x = 1\n>> y|"},
		"paste within":      {"f()" + keyLeft + pasteStart + "1,\r\n2" + pasteEnd, "> f(1,\n>> 2|)"},
	} {
		e, term := newEditor(t, 80, 24, press(c.keys))
		if _, err := e.read(); err != io.EOF {
			t.Errorf("%s: %v", name, err)
		}
		if got := term.text(); c.want != "" && got != c.want && name != "stuck" {
			t.Errorf("%s shows\n%s\nwant\n%s", name, got, c.want)
		}
		if name == "stuck" && !strings.Contains(term.text(), "the input is not complete") {
			t.Errorf("%s shows\n%s", name, term.text())
		}
	}
}

// TestWrapping: long and wide lines break where the editor breaks them, at any width.
func TestWrapping(t *testing.T) {
	line := "print('日本語の長い行 and 英語')"
	for columns := 10; columns < 60; columns++ {
		for back := range len([]rune(line)) + 1 {
			e, term := newEditor(t, columns, 24, press(line+strings.Repeat(keyLeft, back)))
			e.read()
			rows := strings.Split(term.text(), "\n")
			joined := strings.Join(rows, "")
			at := len([]rune(line)) - back
			want := "> " + string([]rune(line)[:at]) + "|" + string([]rune(line)[at:])
			if strings.ReplaceAll(joined, " ", "") != strings.ReplaceAll(want, " ", "") {
				t.Fatalf("%d columns, %d back:\n%s", columns, back, term.text())
			}
			for _, row := range rows {
				if cells.StringWidth(strings.Replace(row, "|", "", 1)) > columns-1 {
					t.Fatalf("%d columns: %q is too long", columns, row)
				}
			}
		}
	}
}

// TestTall: an input higher than the screen shows the part around the cursor.
func TestTall(t *testing.T) {
	program := "x = {\n" + strings.Repeat("1,\n", 50) + "2"
	e, term := newEditor(t, 40, 8, press(pasteStart+program+pasteEnd+strings.Repeat(keyUp, 30)+"9"+keyDown))
	e.read()
	if rows := strings.Split(term.text(), "\n"); len(rows) > 8 || !strings.Contains(term.text(), ">> 19,") {
		t.Errorf("the screen shows\n%s", term.text())
	}
}

// TestInputs: what the editor returns, one input after the other.
func TestInputs(t *testing.T) {
	for name, c := range map[string]struct {
		keys string
		want []string
	}{
		"lines":            {"1 + 1\r2\r", []string{"1 + 1", "2"}},
		"block":            {"for i = 1, 2 do\rprint(i)\rend\r", []string{"for i = 1, 2 do\n  print(i)\nend"}},
		"pasted program":   {pasteStart + "for i = 1, 2 do\n\tprint(i)\nend\nx = 1\n" + pasteEnd, []string{"for i = 1, 2 do\n\tprint(i)\nend\nx = 1"}},
		"paste and enter":  {pasteStart + "x = 1\ny = 2" + pasteEnd + "\r", []string{"x = 1\ny = 2"}},
		"half a paste":     {pasteStart + "for i = 1, 2 do\n" + pasteEnd + "end\r", []string{"for i = 1, 2 do\nend"}},
		"transcript":       {pasteStart + "> a = 1\n> a\n1\n" + pasteEnd, []string{"a = 1\na"}},
		"recall":           {"x = 1\r" + keyUp + "0\r", []string{"x = 1", "x = 10"}},
		"recall a block":   {"f(\r1)\ry\r" + keyUp + keyUp + "\r", []string{"f(\n  1)", "y", "f(\n  1)"}},
		"recall by prefix": {"abc()\rx = 1\rab" + keyUp + "\r", []string{"abc()", "x = 1", "abc()"}},
		"back down":        {"a\rb\rc" + keyDown + keyUp + keyUp + keyDown + keyDown + "\r", []string{"a", "b", "c"}},
		"search":           {"alpha\rbeta\ralpine\r\x12alp\r", []string{"alpha", "beta", "alpine", "alpine"}},
		"search older":     {"alpha\rbeta\ralpine\r\x12alp\x12\r", []string{"alpha", "beta", "alpine", "alpha"}},
		"search newer":     {"alpha\rbeta\ralpine\r\x12alp\x12\x13\r", []string{"alpha", "beta", "alpine", "alpine"}},
		"search and edit":  {"alpha\r\x12al" + keyEnd + "2\r", []string{"alpha", "alpha2"}},
		"search left":      {"alpha\rx\x12zzz\x1b\x1b1\r", []string{"alpha", "x1"}},
		"search backspace": {"alpha\rbeta\r\x12alx\x7f\r", []string{"alpha", "beta", "alpha"}},
		"ctrl-c":           {"for i\x031\r", []string{"^C", "1"}},
		"ctrl-g":           {"f(\r\x071\r", []string{"^C", "1"}},
		"esc esc":          {"f(\r\x1b\x1b1\r", []string{"^C", "1"}},
		"dedent at enter":  {"f(function()\ry()\rend)\r", []string{"f(function()\n  y()\nend)"}},
	} {
		e, _ := newEditor(t, 80, 24, press(c.keys))
		var got []string
		for {
			input, err := e.read()
			if err == io.EOF {
				break
			}
			if errors.Is(err, errInterrupt) {
				input = "^C"
			} else {
				e.history.add(input)
			}
			got = append(got, input)
		}
		if strings.Join(got, "⏎") != strings.Join(c.want, "⏎") {
			t.Errorf("%s gives %q, want %q", name, got, c.want)
		}
	}
}

// TestTypeLesson types a lesson, over whose own indentation the editor lays its:
// what runs prints what the file prints.
func TestTypeLesson(t *testing.T) {
	text, err := os.ReadFile("../../scripts/simple_model_grad.lua")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	var ran, typed strings.Builder
	file, prompt := shell.New(&ran), shell.New(&typed)
	defer file.Close()
	defer prompt.Close()
	file.Session.Random.Seed(5)
	prompt.Session.Random.Seed(5)
	if err := file.Run(context.Background(), string(text), "lesson", nil); err != nil {
		t.Fatal(err)
	}
	e, _ := newEditor(t, 80, 24, strings.NewReader(strings.ReplaceAll(string(text), "\n", "\r")+"\r"))
	for {
		input, err := e.read()
		if err == io.EOF {
			break
		}
		prompt.Execute(context.Background(), input)
	}
	if ran.String() != typed.String() || typed.Len() == 0 {
		t.Errorf("typed in it prints\n%s\nrun it prints\n%s", typed.String(), ran.String())
	}
}

// TestHistoryFile: an entry of several lines is one line of the file, and comes
// back as it was.
func TestHistoryFile(t *testing.T) {
	path := t.TempDir() + "/history"
	h := openHistory(path)
	for _, entry := range []string{"x = 1", "x = 1", "for i\n  \\n\nend", ""} {
		h.add(entry)
	}
	text, _ := os.ReadFile(path)
	if want := "x = 1\nfor i\\n  \\\\n\\nend\n"; string(text) != want {
		t.Errorf("the file is %q", text)
	}
	h = openHistory(path)
	if len(h.entries) != 2 || h.entries[1] != "for i\n  \\n\nend" {
		t.Errorf("read back: %q", h.entries)
	}
	os.WriteFile(path, []byte(strings.Repeat("line\n", historyLimit+10)), 0o600)
	if n := len(openHistory(path).entries); n != historyLimit {
		t.Errorf("%d entries kept", n)
	}
	text, _ = os.ReadFile(path)
	if n := strings.Count(string(text), "\n"); n != historyLimit {
		t.Errorf("%d lines in the file", n)
	}
}

// TestColors: eight colours, and the brackets at the cursor.
func TestColors(t *testing.T) {
	e, term := newEditor(t, 80, 24, press("local s = f('x', 1) -- c"))
	e.read()
	raw := term.raw.String()
	for _, want := range []string{"\x1b[35mlocal\x1b[0m", "\x1b[32m'x'\x1b[0m", "\x1b[36m1\x1b[0m", "\x1b[34m-- c\x1b[0m"} {
		if !strings.Contains(raw, want) {
			t.Errorf("%q is not in %q", want, raw)
		}
	}
	if strings.Contains(raw, "38;5") || strings.Contains(raw, "\x1b[9") {
		t.Error("more than eight colours")
	}
	e, term = newEditor(t, 80, 24, press("f(a[1])"))
	e.read()
	if raw := term.raw.String(); !strings.Contains(raw, "f\x1b[1;33m(\x1b[0ma[\x1b[36m1\x1b[0m]\x1b[1;33m)") {
		t.Errorf("no brackets marked in %q", raw)
	}
	e, term = newEditor(t, 80, 24, press("local s = 'x'"))
	e.screen.colored = false
	e.read()
	if raw := term.raw.String(); strings.Contains(raw, "m") {
		t.Errorf("colours in %q", raw)
	}
}

func TestCleanPaste(t *testing.T) {
	for text, want := range map[string]string{
		"x = 1":                  "x = 1",
		"a\r\nb\rc":              "a\nb\nc",
		"> a\n>> b\nout\n> c\n":  "a\nb\nc\n",
		">>> a\n... b\n":         "a\nb\n",
		"In [1]: a\nOut[1]: 3\n": "a\n",
		"x = a\n> b":             "x = a\n> b",
		"\n> a":                  "a",
		">":                      "",
	} {
		if got := cleanPaste(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}
