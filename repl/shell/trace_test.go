package shell

import (
	"context"
	"os"
	"path/filepath"
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
