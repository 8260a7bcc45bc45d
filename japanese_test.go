package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"nnlua/runtime/catalog"
)

// TestLessonsAreExplainedInJapanese wants a Japanese line in the comment of every row
// that a lesson or its text names. A name behind a colon or dot stands for all members of that name,
// but for those of links that no lesson makes.
func TestLessonsAreExplainedInJapanese(t *testing.T) {
	files, err := filepath.Glob("scripts/*.lua")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	used, members := map[string]bool{}, map[string]bool{}
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		namesIn(string(source), used, members)
		text, _ := os.ReadFile(strings.TrimSuffix(file, ".lua") + ".md")
		for _, b := range blocksOf(strings.Split(string(text), "\n")) {
			if b.language == "lua" {
				namesIn(b.text, used, members)
			}
		}
	}
	for _, row := range catalog.Rows() {
		name := row.FullName()
		maker := row.Constructor()
		isMember := (row.Kind == catalog.Method || row.Kind == catalog.Property) && members[row.Name] && (maker == nil || used[maker.FullName()])
		if (used[name] || isMember) && row.Kind != catalog.Constant && row.Japanese() == "" {
			t.Errorf("the comment of %s has no line 日本語: %s", name, row.Source().File)
		}
	}
}

var (
	defined   = regexp.MustCompile(`function \w+[.:]\w+`)
	comments  = regexp.MustCompile(`--[^\n]*`)
	aliases   = regexp.MustCompile(`(?m)^\s*local ([\w, ]+) = (.*)$`)
	dotted    = regexp.MustCompile(`[A-Za-z_][\w]*(?:\.\w+)+|[A-Za-z_]\w*`)
	behind    = regexp.MustCompile(`[.:](\w+)`)
	requires  = regexp.MustCompile(`require\s*\(?"([\w.]+)"\)?`)
	shortName = strings.NewReplacer("chainer.functions", "F", "chainer.links", "L", "chainer.optimizers", "optimizers", "matplotlib.pyplot", "plt", "pyplot", "plt", "numpy", "np")
)

// namesIn collects the full names in a script, and what stands behind dots and colons.
func namesIn(source string, used, members map[string]bool) {
	source = defined.ReplaceAllString(source, "")
	source = requires.ReplaceAllString(comments.ReplaceAllString(source, ""), "$1")
	meaning := map[string]string{}
	for _, m := range aliases.FindAllStringSubmatch(source, -1) {
		values := strings.Split(m[2], ",")
		for i, name := range strings.Split(m[1], ",") {
			if i < len(values) {
				first, rest, _ := strings.Cut(strings.TrimSpace(values[i]), ".")
				if full, ok := meaning[first]; ok {
					first = full
				}
				meaning[strings.TrimSpace(name)] = strings.TrimSuffix(first+"."+rest, ".")
			}
		}
	}
	for _, name := range dotted.FindAllString(source, -1) {
		first, rest, _ := strings.Cut(name, ".")
		if full, ok := meaning[first]; ok {
			first = full
		}
		used[shortName.Replace(strings.TrimSuffix(first+"."+rest, "."))] = true
	}
	for _, m := range behind.FindAllStringSubmatch(source, -1) {
		members[m[1]] = true
	}
}
