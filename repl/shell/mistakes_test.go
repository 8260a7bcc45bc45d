package shell

import (
	"context"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"

	lua "github.com/yuin/gopher-lua"

	"nnlua/bindings"
)

// TestMistakes runs the wrong programs of testdata/mistakes.txt and compares what
// they are told in English and in Japanese. Run it with -update after a change,
// and read the difference as a beginner would.
func TestMistakes(t *testing.T) {
	const path = "testdata/mistakes.txt"
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	var all []string
	s := New(io.Discard)
	defer s.Close()
	s.Preset()
	for _, entry := range strings.Split(strings.TrimSuffix(string(text), "\n"), "\n----\n") {
		program, want, _ := strings.Cut(entry, "\nen: ")
		english, japanese := mistake(t, s, program)
		if other, _, _ := strings.Cut(japanese, "\n"); leftover(other) {
			t.Errorf("%s\nis told in English what should be Japanese: %s", program, japanese)
		}
		got := english + "\nja: " + japanese
		if got != want && !*update {
			t.Errorf("%s\nis told\n%s\nwant\n%s", program, got, want)
		}
		all = append(all, program+"\nen: "+got)
	}
	if len(all) < 120 {
		t.Errorf("%d programs, want 120", len(all))
	}
	if *update {
		t.Chdir(folder)
		if err := os.WriteFile(path, []byte(strings.Join(all, "\n----\n")+"\n"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

var folder, _ = os.Getwd()

// machine is the memory of this machine in a message.
var machine = regexp.MustCompile(`(this machine has |使えるのは )[\d.]+ GiB`)

// mistake returns the first line of what a wrong program is told in each language.
func mistake(t *testing.T, s *Shell, program string) (english, japanese string) {
	t.Helper()
	s.L.G.Global.ForEach(func(name, _ lua.LValue) {
		if !s.builtin[name.String()] {
			s.L.G.Global.RawSet(name, lua.LNil)
		}
	})
	bindings.GuardGlobals(s.L) // forgets what the program before has declared
	err := s.Run(context.Background(), program, "lesson.lua", nil)
	if err == nil {
		t.Errorf("%s\nhas no error", program)
		return "", ""
	}
	say := func(l Language) string {
		s.Language = l
		line, _, _ := strings.Cut(s.Report(err), "\n")
		return machine.ReplaceAllString(line, "$1... GiB")
	}
	return say(English), say(Japanese)
}

var (
	foreign = regexp.MustCompile("for \\w+, \\w+ in |'[^']*'|`[^`]*`|\"[^\"]*\"|「[^」]*」|\\([^()]*\\)|\\{[^}]*\\}|[\\w.]+(\\[[^\\]]*\\])?:")
	three   = regexp.MustCompile(`[A-Za-z]{2,} [A-Za-z]{2,} [A-Za-z]{2,}`)
)

// leftover reports whether three words of English in a row stand in a message,
// outside of what it quotes, or none of Japanese.
func leftover(message string) bool {
	return three.MatchString(foreign.ReplaceAllString(message, "|")) || !regexp.MustCompile(`\p{Hiragana}|\p{Katakana}|\p{Han}`).MatchString(message)
}
