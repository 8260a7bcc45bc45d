package main

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestNewcomerTypesWhatTheTextsSay: every command that README and the first lesson name in a sentence or a table is
// part of the walk in testdata/script/newcomer.txt. Commands in blocks are run by TestMarkdown.
func TestNewcomerTypesWhatTheTextsSay(t *testing.T) {
	walk, err := os.ReadFile("testdata/script/newcomer.txt")
	if err != nil {
		t.Fatal(err)
	}
	words := strings.ReplaceAll(string(walk), "\n", " ")
	command := regexp.MustCompile("`((?:nnlua |--|:)[^`\n]+)`")
	placeholder := regexp.MustCompile(`(^| )([[A-Z'].*|\.\.\..*)$`) // SCRIPT, [DIR], 'CODE' ...
	for _, path := range []string{"README.md", "README.ja.md", "scripts/README.md", "scripts/simple_model.md", "scripts/ja/simple_model.md"} {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range command.FindAllStringSubmatch(string(text), -1) {
			if said := strings.TrimSpace(placeholder.ReplaceAllString(m[1], "")); !strings.Contains(words, said+" ") {
				t.Errorf("%s: nobody types %s", path, m[1])
			}
		}
	}
}
