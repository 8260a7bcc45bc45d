package shell

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestRunPiped: what is a program runs as one, all else as at the prompt.
func TestRunPiped(t *testing.T) {
	for source, want := range map[string]string{
		"1+1":                                             "2\n",
		"\ufeff1+1\r\nx = 2\r\nx\r\n":                     "2\n2\n",
		"x = 3\nmath.max(x, 4)":                           "", // a program
		"x = np.arange(3)\nx:sum()":                       "3\n",
		"local np = {sum = print}\nnp.sum(1)":             "1\n",
		"function f(np) return np end f(1)":               "",
		"for _, L in ipairs{1} do print(L) end print(2)":  "1\n2\n",
		"F = 1 print(F)":                                  "1\n",
		"math.max(3, 4)":                                  "4\n",
		"x = 1; x":                                        "1\n",
		"x = 1; x; -- no\nx + 1":                          "2\n",
		"1\nx = 1; y.z":                                   "1\nstdin:2: undefined variable 'y'",
		"1\n:quit\n2":                                     "1\n",
		"1\n\nerror('no', 0)\n2":                          "1\nno",
		"1\n\n\nx = = 2":                                  "1\nstdin:4: syntax error near '='",
		"1\nfor i = 1, 2 do\nprint(i)":                    "1\nstdin:3: the program ends too early: the 'for' of line 2 has no 'end'",
		"print(1)\nx = = 2":                               "stdin:2: syntax error near '='",
		"1\nfunction f()\n return x.y\nend\nx = nil\nf()": "1\nstdin:3: `x` is nil, so it has no 'y'",
		"local a = 1\na\nprint((math.none).b)":            "1\nstdin:3: `math.none` is nil, so it has no 'b'",
	} {
		var out strings.Builder
		s := New(&out)
		if err := s.RunPiped(context.Background(), source, "stdin"); err != nil {
			message, _, _ := strings.Cut(s.Report(err), "\n")
			out.WriteString(message)
		}
		s.Close()
		if out.String() != want {
			t.Errorf("%q prints %q, want %q", source, out.String(), want)
		}
	}
}

// TestSplit: pieces of an input are what a person would have entered one by one.
func TestSplit(t *testing.T) {
	for _, pieces := range [][]string{
		{"1\n", "2"},
		{"\n\nx = 1\n", "-- c\n", ":time x\n", "?x\n", "for i = 1, 2 do\n  if i then\n f(i,\n1) end\nend\n", "x"},
		{"x = {\n1,\n}\n", "x = [[\nend ]]\n", "x =\n1\n", "repeat x = 1\nuntil x ==\n1\n", "--[[\nx\n]] x = 1\n"},
		{"while true do x = function()\nend break end\n", "do\nif a then\nelseif b then\nelse\nend\nend\n", "end\n"},
		{"1\n", "f(\n1\n2\n"},
		{"x = 1;", " x\n", "for i = 1, 3 do x = i; end;", " y"},
		{"1\n", "s = [[\n1\n2\n"},
	} {
		if got := split(strings.Join(pieces, "")); strings.Join(got, "|") != strings.Join(pieces, "|") {
			t.Errorf("got %q, want %q", got, pieces)
		}
	}
}

// TestSavePasted: of a pasted session the file has the statements, and what was asked as comments.
func TestSavePasted(t *testing.T) {
	var out strings.Builder
	s := New(&out)
	defer s.Close()
	path := filepath.Join(t.TempDir(), "saved.lua")
	for _, input := range []string{"local x = 1\nx + 1\n:who\nx = 5", "x + 2", ":save " + path} {
		s.Execute(context.Background(), input)
	}
	saved, _ := os.ReadFile(path)
	if want := "local x = 1\n-- x + 1\nx = 5\n-- x + 2\n"; string(saved) != want {
		t.Errorf("saved %q, want %q; it said %s", saved, want, &out)
	}
}
