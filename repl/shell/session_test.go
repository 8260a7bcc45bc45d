package shell

import (
	"context"
	"flag"
	"os"
	"regexp"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write what the session prints to testdata/session.txt")

// TestSession types in testdata/session.txt, the lines after "> " and ">> ", and
// compares all that a prompt shows with the lines between them. Run it with
// -update after a change, and read the difference.
func TestSession(t *testing.T) {
	const path = "testdata/session.txt"
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir("testdata")
	var shown strings.Builder
	s := New(&shown)
	defer s.Close()
	s.Preset()
	s.Session.Random.Seed(1)
	lines := strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
	exchanges := 0
	for i := 0; i < len(lines); i++ {
		input, isInput := strings.CutPrefix(lines[i], "> ")
		if isInput || strings.HasPrefix(lines[i], "#") {
			shown.WriteString(lines[i] + "\n")
		}
		if !isInput {
			continue
		}
		for i+1 < len(lines) && strings.HasPrefix(lines[i+1], ">> ") {
			i++
			input += "\n" + lines[i][3:]
			shown.WriteString(lines[i] + "\n")
		}
		s.Execute(context.Background(), input)
		exchanges++
	}
	got := unsteady.ReplaceAllString(shown.String(), "$1...")
	if *update {
		if err := os.WriteFile("session.txt", []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if got != string(text) {
		t.Errorf("%s", firstDifference(got, string(text)))
	}
	if exchanges < 60 {
		t.Errorf("%d exchanges, want 60", exchanges)
	}
}

// unsteady are the parts that differ from run to run.
var unsteady = regexp.MustCompile(`((?m:^)time: )\S+ \S+|(?m:^)\S+ \S+ per loop .*`)

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			from := max(0, i-3)
			return "got\n" + strings.Join(g[from:min(i+8, len(g))], "\n") + "\nwant\n" + strings.Join(w[from:min(i+8, len(w))], "\n")
		}
	}
	return "one text is longer"
}
