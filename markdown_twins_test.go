package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// twin returns the Japanese file of an English one.
func twin(path string) string {
	if filepath.Base(path) == "README.md" {
		return strings.TrimSuffix(path, ".md") + ".ja.md"
	}
	return filepath.Join(filepath.Dir(path), "ja", filepath.Base(path))
}

var (
	luaText = regexp.MustCompile(`"[^"\n]*"|-- [^\n]*|  # [^\n]*`)
	links   = regexp.MustCompile(`\]\((?:\.\./|ja/)*([\w/]+)(?:\.ja)?(\.(?:png|svg|lua))\)`)
)

// TestBothLanguagesSayTheSame compares headings, code and pictures of each text
// with those of its Japanese twin. Code may differ in strings and comments.
func TestBothLanguagesSayTheSame(t *testing.T) {
	twins := 0
	for _, path := range markdown(t) {
		japanese, err := os.ReadFile(twin(path))
		if err != nil {
			continue
		}
		twins++
		english, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		a, b := skeleton(string(english)), skeleton(string(japanese))
		for i := 0; i < max(len(a), len(b)); i++ {
			x, y := "nothing", "nothing"
			if i < len(a) {
				x = a[i]
			}
			if i < len(b) {
				y = b[i]
			}
			if x != y {
				t.Errorf("%s and %s differ:\n%s\n----\n%s", path, twin(path), x, y)
				break
			}
		}
	}
	if twins < 2 {
		t.Errorf("%d texts have a Japanese twin", twins)
	}
}

// skeleton is a text without its words: the levels of its headings, its pictures and its code.
func skeleton(text string) []string {
	var all []string
	lines := strings.Split(text, "\n")
	code := map[int]block{}
	for _, b := range blocksOf(lines) {
		code[b.first-1] = b
	}
	for i := 0; i < len(lines); i++ {
		if b, ok := code[i]; ok {
			all = append(all, b.language+"\n"+luaText.ReplaceAllString(b.text, "_"))
			i = b.last
			continue
		}
		if level := len(lines[i]) - len(strings.TrimLeft(lines[i], "#")); level > 0 {
			all = append(all, lines[i][:level])
		}
		for _, m := range links.FindAllStringSubmatch(lines[i], -1) {
			all = append(all, m[1]+m[2])
		}
	}
	return all
}
