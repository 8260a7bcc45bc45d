package shell

import (
	"context"
	"io"
	"strings"
	"testing"

	"nnlua/runtime/catalog"
)

// TestExamples runs the examples in the documentation of every row, each row in
// a session of its own, and compares what the prompt prints.
func TestExamples(t *testing.T) {
	examples := 0
	for _, row := range catalog.Rows() {
		all := row.Examples()
		if len(all) == 0 {
			continue
		}
		t.Run(row.FullName(), func(t *testing.T) {
			t.Chdir(t.TempDir())
			var printed strings.Builder
			s := New(&printed)
			defer s.Close()
			s.Preset()
			input := ""
			for _, example := range all {
				input += example.Input + "\n"
				if !s.IsComplete(input) {
					continue
				}
				got := evaluate(s, &printed, input)
				if got != example.Output {
					t.Errorf("> %sprints\n%swant\n%s", input, got, example.Output)
				}
				input = ""
				examples++
			}
		})
	}
	t.Logf("%d examples", examples)
	if examples == 0 {
		t.Error("no examples found")
	}
}

// evaluate returns what an example prints: output, values in brief and the
// message of an error.
func evaluate(s *Shell, printed *strings.Builder, input string) string {
	printed.Reset()
	values, err := s.Evaluate(context.Background(), input, "example")
	for _, v := range values {
		printed.WriteString(s.Brief(v) + "\n")
	}
	if err != nil {
		printed.WriteString(err.Error() + "\n")
	}
	return printed.String()
}

// TestEveryRowIsDocumented lists the rows that help cannot explain: all but
// constants and metamethods must have a text and an example. An attribute of a link
// may have those of its constructor.
func TestEveryRowIsDocumented(t *testing.T) {
	for _, row := range catalog.Rows() {
		if row.Kind == catalog.Constant || strings.HasPrefix(row.Name, "__") {
			continue
		}
		if row.Source().Doc == "" {
			t.Errorf("%s has no documentation", row.FullName())
		}
		if len(row.Examples()) == 0 {
			t.Errorf("%s has no example", row.FullName())
		}
	}
}

// TestHelp asks for names in the ways a student would.
func TestHelp(t *testing.T) {
	s := New(io.Discard)
	defer s.Close()
	for name, want := range map[string]string{
		"F.relu":            "F.relu(x: float[...]) -> float[...]\n\nF.relu returns",
		"relu":              "F.relu(",
		"Variable.backward": "Variable:backward(",
		"Linear.in_size":    "Linear.in_size: integer?\n\nL.Linear makes",
		"chainer.config":    "chainer.config\n\nchainer.config gives",
	} {
		if text, ok := s.Help(name); !ok || !strings.HasPrefix(text, want) {
			t.Errorf("help %s: got %q", name, text)
		}
	}
	if text, ok := s.Help("F.rellu"); ok || !strings.Contains(text, "'F.relu'") {
		t.Errorf("help F.rellu: got %q", text)
	}
}

// TestSearch: a word that is no name finds what is explained with it, that which
// begins with it before others, and a link but not each of its parameters.
func TestSearch(t *testing.T) {
	s := New(io.Discard)
	defer s.Close()
	if text, ok := s.Help("standard deviation"); ok || !strings.HasPrefix(text, "nothing has the name 'standard deviation'; it occurs in\n") {
		t.Errorf("got %q", text)
	}
	at := map[string]int{}
	for i, row := range search("standard deviation") {
		at[row.FullName()] = i + 1
	}
	if at["np.std"] == 0 || at["L.Linear"] < at["np.std"] || at["Linear.in_size"] > 0 {
		t.Errorf("want np.std, then L.Linear and not its parameters, got %v", at)
	}
}
