package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"
)

// englishLessons are the paths of the English lessons.
func englishLessons(t *testing.T) []string {
	paths, err := filepath.Glob("scripts/*.lua")
	if err != nil || len(paths) == 0 {
		t.Fatalf("%d lessons, %v", len(paths), err)
	}
	return paths
}

// TestLessons runs the lessons that know --test, the Japanese ones as well.
func TestLessons(t *testing.T) {
	for _, path := range englishLessons(t) {
		if text, err := os.ReadFile(path); err != nil || !strings.Contains(string(text), "--test") {
			continue
		}
		for _, path := range []string{path, twin(path)} {
			script, err := filepath.Abs(path)
			if err != nil {
				t.Fatal(err)
			}
			t.Run(path, func(t *testing.T) {
				t.Parallel()
				run := exec.Command("nnlua", "--plot=none", script, "--test")
				run.Dir = t.TempDir()
				var printed, failed bytes.Buffer
				run.Stdout, run.Stderr = &printed, &failed
				if err := run.Run(); err != nil || printed.Len() == 0 || failed.Len() > 0 {
					t.Errorf("%v, it prints\n%s%s", err, printed.String(), failed.String())
				}
			})
		}
	}
}

// TestFullModels: the networks have as many parameters as those of Chainer, and
// take a photograph of the size for which they were made.
func TestFullModels(t *testing.T) {
	for name, parameters := range map[string]string{"nin": "7595176", "googlenet": "13378280", "resnet": "25557096"} {
		out, err := exec.Command("nnlua", "scripts/"+name+".lua", "--full").CombinedOutput()
		if want := parameters + " parameters, answer for 1000 classes\n"; err != nil || string(out) != want {
			t.Errorf("%s: %v, it prints\n%swant\n%s", name, err, out, want)
		}
	}
}

// TestTwins: the Japanese twin of a lesson has its code. Comments are others,
// and texts that have Japanese in them.
func TestTwins(t *testing.T) {
	for _, path := range englishLessons(t) {
		english, japanese := tokens(t, path), tokens(t, twin(path))
		for i := range min(len(english), len(japanese)) {
			en, ja := english[i], japanese[i]
			translated := en[0] == '"' && ja[0] == '"' && strings.IndexFunc(ja, isJapanese) >= 0
			if en != ja && !translated {
				t.Errorf("%s: after %s comes %s, in Japanese %s", path, strings.Join(english[max(0, i-8):i], " "), en, ja)
				break
			}
		}
		if len(english) != len(japanese) {
			t.Errorf("%s has %d tokens, its twin %d", path, len(english), len(japanese))
		}
	}
}

func isJapanese(r rune) bool {
	return unicode.In(r, unicode.Hiragana, unicode.Katakana, unicode.Han)
}

// luaToken is a comment, a text, a name or number, or a sign of a program in Lua.
var luaToken = regexp.MustCompile(`--[^\n]*|"(?:[^"\\\n]|\\.)*"|\w+|[^\w\s]`)

// tokens returns the tokens of a program without its comments.
func tokens(t *testing.T, path string) []string {
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, word := range luaToken.FindAllString(string(text), -1) {
		if !strings.HasPrefix(word, "--") {
			all = append(all, word)
		}
	}
	return all
}
