package shell

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestStep steps through scripts as testdata/step/*.txt say: the first line is
// the script, the lines after "step> " are typed in, and all that is shown must
// be what stands between them. Run it with -update after a change, and read the
// difference.
func TestStep(t *testing.T) {
	paths, err := filepath.Glob("testdata/step/*.txt")
	if err != nil || len(paths) < 4 {
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
			lines := strings.Split(string(text), "\n")
			var shown strings.Builder
			shown.WriteString(lines[0] + "\n")
			s := New(&shown)
			defer s.Close()
			s.Session.Random.Seed(1)
			lines = lines[1:]
			s.Ask = func(prompt string) (string, error) {
				for len(lines) > 0 {
					input, isInput := strings.CutPrefix(lines[0], prompt)
					if lines[0]+" " == prompt {
						input, isInput = "", true
					}
					lines = lines[1:]
					if isInput {
						shown.WriteString(strings.TrimRight(prompt+input, " ") + "\n")
						return input, nil
					}
				}
				return "", io.EOF
			}
			s.Step(context.Background(), strings.TrimPrefix(strings.SplitN(string(text), "\n", 2)[0], "# "), nil)
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
