package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// twin returns the Japanese file of an English one: a lesson and its text have it in a folder of their own.
func twin(path string) string {
	name, isText := strings.CutSuffix(path, ".md")
	if _, err := os.Stat(name + ".lua"); isText && err != nil {
		return name + ".ja.md"
	}
	return filepath.Join(filepath.Dir(path), "ja", filepath.Base(path))
}

var (
	luaText  = regexp.MustCompile(`"[^"\n]*"|-- [^\n]*|  # [^\n]*`)
	links    = regexp.MustCompile(`\]\((?:\.\./|ja/)*([\w/]+)(?:\.ja)?(\.(?:png|svg|lua))\)`)
	measured = regexp.MustCompile(`[\d.]+ (?:MB|s) \|`)
)

// TestBothLanguagesSayTheSame compares headings, code, pictures and measured values of each text for
// students with those of its Japanese twin. Code may differ in strings and comments.
func TestBothLanguagesSayTheSame(t *testing.T) {
	paths, err := filepath.Glob("scripts/*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range append(paths, "README.md") {
		if strings.HasSuffix(path, ".ja.md") {
			continue
		}
		english, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		japanese, err := os.ReadFile(twin(path))
		if err != nil {
			t.Error(err)
			continue
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
}

// TestLinks: what a text links to is there, and a text that stays in its place links to its twin.
func TestLinks(t *testing.T) {
	target := regexp.MustCompile(`\]\(([^):#]+)[)#]`)
	for _, path := range markdown(t) {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range target.FindAllStringSubmatch(string(text), -1) {
			if _, err := os.Stat(filepath.Join(filepath.Dir(path), m[1])); err != nil {
				t.Errorf("%s: %v", path, err)
			}
		}
		other := strings.TrimSuffix(path, ".md") + ".ja.md"
		if english, ok := strings.CutSuffix(path, ".ja.md"); ok {
			other = english + ".md"
		}
		if _, err := os.Stat(other); err == nil && !strings.Contains(string(text), "]("+filepath.Base(other)+")") {
			t.Errorf("%s has no link to %s", path, other)
		}
	}
}

// skeleton is a text without its words: the levels of its headings, its pictures, its code and what was measured.
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
		all = append(all, measured.FindAllString(lines[i], -1)...)
		for _, m := range links.FindAllStringSubmatch(lines[i], -1) {
			all = append(all, m[1]+m[2])
		}
	}
	return all
}
