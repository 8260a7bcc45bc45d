package shell

import (
	"context"
	"os"
	"strings"
	"testing"
)

// typeIn feeds a program to the prompt line by line; out gets all that is
// printed: output, values in brief and errors.
func typeIn(t *testing.T, s *Shell, out *strings.Builder, program string) {
	t.Helper()
	input := ""
	for _, line := range strings.Split(program, "\n") {
		input += line + "\n"
		if strings.TrimSpace(input) == "" {
			input = ""
			continue
		}
		if !s.IsComplete(input) {
			continue
		}
		values, err := s.Evaluate(context.Background(), input, "stdin")
		for _, v := range values {
			out.WriteString(s.Brief(v) + "\n")
		}
		if err != nil {
			out.WriteString(s.Report(err) + "\n")
		}
		input = ""
	}
	if input != "" {
		t.Errorf("the prompt still waits for more after %q", input)
	}
}

// TestPasteLesson types the lesson in line by line: it must print what running
// the file prints.
func TestPasteLesson(t *testing.T) {
	for _, script := range []string{"simple_model.lua", "simple_model_grad.lua", "ja/simple_model.lua"} {
		t.Run(script, func(t *testing.T) {
			text, err := os.ReadFile("../../scripts/" + script)
			if err != nil {
				t.Fatal(err)
			}
			t.Chdir(t.TempDir())
			var ran, typed strings.Builder
			s := New(&ran)
			defer s.Close()
			s.Session.Random.Seed(5)
			if err := s.Run(context.Background(), string(text), script, nil); err != nil {
				t.Fatal(err)
			}
			prompt := New(&typed)
			defer prompt.Close()
			prompt.Preset()
			prompt.Session.Random.Seed(5)
			typeIn(t, prompt, &typed, string(text))
			if ran.String() != typed.String() {
				t.Errorf("typed in it prints\n%s\nrun it prints\n%s", typed.String(), ran.String())
			}
			typed.Reset()
			prompt.Execute(context.Background(), ":reset")
			typed.Reset()
			prompt.Session.Random.Seed(5)
			prompt.Execute(context.Background(), string(text))
			if ran.String() != typed.String() {
				t.Errorf("pasted it prints\n%s\nrun it prints\n%s", typed.String(), ran.String())
			}
			if !strings.Contains(ran.String(), "result\n[[") {
				t.Error("it prints no result")
			}
		})
	}
}

// replay types in the lines after "> " and compares what is printed with the
// lines between them.
func replay(t *testing.T, s *Shell, out *strings.Builder, transcript string) {
	t.Helper()
	for _, part := range strings.Split("\n"+transcript, "\n> ")[1:] {
		input, want, _ := strings.Cut(strings.TrimSuffix(part, "\n"), "\n")
		out.Reset()
		s.Execute(context.Background(), input)
		if got := strings.TrimSuffix(out.String(), "\n"); got != want {
			t.Errorf("> %s\nprints\n%s\nwant\n%s", input, got, want)
		}
	}
}
