package shell

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestTrace traces scripts as testdata/trace/*.txt say: the first line is the
// script and what of it is shown, all that follows must be shown. Run it with
// -update after a change, and read the difference.
func TestTrace(t *testing.T) {
	paths, err := filepath.Glob("testdata/trace/*.txt")
	if err != nil || len(paths) < 6 {
		t.Fatal(paths, err)
	}
	for i, path := range paths {
		paths[i], _ = filepath.Abs(path)
	}
	t.Chdir("testdata/step")
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			first, _, _ := strings.Cut(string(text), "\n")
			words := strings.Fields(first)[1:]
			opt := TraceOptions{Watch: words[1:]}
			if len(words) == 2 && words[1] == "json" {
				opt = TraceOptions{JSON: true}
			}
			var shown strings.Builder
			shown.WriteString(first + "\n")
			s := New(&shown)
			defer s.Close()
			s.Session.Random.Seed(1)
			t.Setenv("NNLUA_PLOT", "none")
			if err := s.Trace(context.Background(), words[0], nil, opt); err != nil {
				shown.WriteString(s.Report(err) + "\n")
			}
			if *update {
				if err := os.WriteFile(path, []byte(shown.String()), 0o666); err != nil {
					t.Fatal(err)
				}
			} else if shown.String() != string(text) {
				t.Errorf("%s", firstDifference(shown.String(), string(text)))
			}
		})
	}
}

// TestReplay: the JSON of a trace leads forwards through a program and back again.
func TestReplay(t *testing.T) {
	t.Chdir("testdata/step")
	for _, path := range []string{"closures.lua", "mlp.lua", "failing.lua", "explain.lua"} {
		var shown strings.Builder
		s := New(&shown)
		s.Trace(context.Background(), path, nil, TraceOptions{JSON: true})
		s.Close()
		type variable struct {
			call int
			path string
		}
		texts := map[variable]string{}
		set := func(c TraceChange, from, to *string) {
			v := variable{c.Call, c.Path}
			if text, known := texts[v]; known != (from != nil) || known && text != *from {
				t.Errorf("%s: %v is %q, not what the change says", path, v, text)
			}
			if delete(texts, v); to != nil {
				texts[v] = *to
			}
		}
		var run []TraceLine
		var stack []int
		for at, text := range strings.Split(strings.TrimSpace(shown.String()), "\n") {
			var line TraceLine
			if err := json.Unmarshal([]byte(text), &line); err != nil {
				t.Fatal(path, text, err)
			}
			if line.Frame > len(stack) || line.Call == 0 || at == 0 && (line.Frame != 0 || line.Call != 1) {
				t.Errorf("%s: call %d with %d around it, but %v are known", path, line.Call, line.Frame, stack)
			}
			stack = append(stack[:line.Frame], line.Call)
			for _, c := range line.Changes {
				set(c, c.From, c.To)
			}
			run = append(run, line)
		}
		if len(run) < 5 || len(texts) < 5 {
			t.Errorf("%s: %d lines, %d texts", path, len(run), len(texts))
		}
		for _, line := range slices.Backward(run) {
			for _, c := range slices.Backward(line.Changes) {
				set(c, c.To, c.From)
			}
		}
		if len(texts) > 0 {
			t.Errorf("%s: left at the beginning: %v", path, texts)
		}
	}
}
