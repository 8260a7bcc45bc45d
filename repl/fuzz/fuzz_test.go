package fuzz

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"nnlua/bindings"
	"nnlua/repl/shell"
	"nnlua/runtime/array"
	"nnlua/runtime/file"
)

// folder is the one in which the inputs may read and write.
var folder string

// TestMain keeps what the inputs do away from the machine.
func TestMain(m *testing.M) {
	var err error
	folder, err = os.MkdirTemp("", "nnlua-fuzz-")
	if err != nil {
		panic(err)
	}
	array.Limit(32 << 20)
	if err := file.Confine(folder); err != nil {
		panic(err)
	}
	os.Setenv("NNLUA_PLOT", "file")
	code := m.Run()
	os.RemoveAll(folder)
	os.Exit(code)
}

// session returns a session that cannot reach the machine.
func session(t testing.TB) *shell.Shell {
	s := shell.New(io.Discard)
	t.Cleanup(s.Close)
	bindings.Restrict(s.L)
	bindings.JoinOutputs(s.L)
	bindings.OnExit(s.L, func(int) { s.L.RaiseError("exit") })
	return s
}

// within runs f with a context that ends soon. A program that goes on long after
// that has found a hole.
func within(t testing.TB, f func(ctx context.Context)) {
	ctx, cancel := context.WithTimeout(context.Background(), 200*time.Millisecond)
	defer cancel()
	hang := time.AfterFunc(30*time.Second, func() {
		debug.SetTraceback("all") // where it hangs
		panic("the program does not end")
	})
	defer hang.Stop()
	f(ctx)
}

func refuseBugs(t testing.TB, s *shell.Shell, err error) {
	t.Helper()
	if _, ok := bindings.AsBug(err); ok {
		t.Errorf("%s", s.Report(err))
	} else if err != nil {
		s.Report(err)
	}
}

// programs are the wrong programs of the shell's test and the lessons.
func programs(f *testing.F) []string {
	text, err := os.ReadFile("../shell/testdata/mistakes.txt")
	if err != nil {
		f.Fatal(err)
	}
	var all []string
	for _, entry := range strings.Split(string(text), "\n----\n") {
		program, _, _ := strings.Cut(entry, "\nen: ")
		all = append(all, program)
	}
	return all
}

// FuzzProgram runs any text as a program.
func FuzzProgram(f *testing.F) {
	for _, program := range programs(f) {
		f.Add(program)
	}
	lessons, _ := filepath.Glob("../../scripts/*.lua")
	for _, path := range lessons {
		if text, err := os.ReadFile(path); err == nil {
			f.Add(string(text))
		}
	}
	f.Fuzz(func(t *testing.T, source string) {
		if strings.Contains(source, "stdin") || strings.Contains(source, "io.read") || strings.Contains(source, "io.lines()") {
			return
		}
		s := session(t)
		s.Preset()
		within(t, func(ctx context.Context) { refuseBugs(t, s, s.Run(ctx, source, "fuzz.lua", nil)) })
	})
}

// FuzzPrompt types any text at the prompt, line by line.
func FuzzPrompt(f *testing.F) {
	for i, program := range programs(f) {
		if i%4 == 0 {
			f.Add(program)
		}
	}
	for _, input := range []string{":who", ":time 1 + 1", ":load x", ":save x.lua", "x = 1\n:save a.lua\n:load a.lua", "?F.relu", "??F.relu", "F.relu?", "help 'dropout'", "x = np.zeros{2, 3}\nx\nx;",
		":history 3", ":reset", ":ls", ":plot", "error{}\n:debug", "local function f(a) local b = {} error(b) end\nf(1)\n:debug", "model = L.Linear(1, 2)\nmodel", ":step x.lua", "np.", "F.softmax(x, {ax", "'abc", "plt.plot{1, 2}\n:plot"} {
		f.Add(input)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if strings.Contains(text, ":timeit") || strings.Contains(text, "stdin") || strings.Contains(text, "io.") || len(text) > 2000 {
			return
		}
		s := session(t)
		s.Preset()
		s.Emit = func(e shell.Event) {
			if strings.Contains(e.Text, "internal error of nnlua") {
				t.Errorf("%q shows %s", text, e.Text)
			}
		}
		within(t, func(ctx context.Context) {
			for _, line := range append(strings.Split(text, "\n"), text) {
				s.IsComplete(line)
				s.Complete(line, len(line))
				s.Complete(line, len(line)/2)
				if strings.HasPrefix(strings.TrimSpace(line), ":r") && strings.Contains(line, "reset") {
					continue // would give the machine back
				}
				s.Execute(ctx, line)
			}
		})
	})
}
