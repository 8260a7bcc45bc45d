package shell

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
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

// TestPause: Ctrl-C stops a program that runs on and on at its next line, where
// its variables are alive.
func TestPause(t *testing.T) {
	path := filepath.Join(t.TempDir(), "endless.lua")
	if err := os.WriteFile(path, []byte("local n = 0\nwhile true do n = n + 1 end\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	var shown strings.Builder
	s := New(&shown)
	defer s.Close()
	asked := 0
	s.Ask = func(string) (string, error) {
		switch asked++; asked {
		case 1:
			time.AfterFunc(50*time.Millisecond, func() {
				if !s.Pause() {
					t.Error("there is nothing to pause")
				}
			})
			return ":continue", nil
		case 2:
			return "n > 100", nil
		case 3:
			time.AfterFunc(50*time.Millisecond, func() { s.Pause() })
			return "while true do end", nil
		case 4:
			return "'still here'", nil
		}
		return "", errors.New("end of input")
	}
	if err := s.Step(context.Background(), path, nil); err != nil {
		t.Error(err)
	}
	if got := shown.String(); asked != 5 || !strings.Contains(got, "true\ninterrupted\n\"still here\"\n") {
		t.Errorf("asked %d times, shown\n%s", asked, got)
	}
	if s.Pause() {
		t.Error("a program that has ended can be paused")
	}
}

// TestStepCommand: a program is stepped from a prompt, which lives on.
func TestStepCommand(t *testing.T) {
	s, events := prompt(t)
	inputs := []string{":step", "step_closures = counter", ":step other.lua", "1 +", ":quit"}
	s.Ask = func(string) (string, error) {
		input := inputs[0]
		inputs = inputs[1:]
		return input, nil
	}
	got := text(run(t, s, events, ":step testdata/step/closures.lua"))
	for _, want := range []string{"->  10 | local up", "counter  function(start)", "syntax error near '1'", "being stepped already"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	if len(inputs) != 0 || text(run(t, s, events, "1 + 1")) != "2\n" || text(run(t, s, events, "step_closures(1)()")) != "2\n" {
		t.Errorf("%d inputs left, then\n%s", len(inputs), text(*events))
	}
	s.Ask = nil
	if got := text(run(t, s, events, ":step testdata/step/closures.lua")); !strings.Contains(got, "nobody") {
		t.Error(got)
	}
}
