package main

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"nnlua/repl/lessons"
)

// TestCourseMap compares the lists of lessons in the README files with what the
// scripts say about themselves. go test -run CourseMap -update . writes them;
// the order of the lessons stays, and new ones come last.
func TestCourseMap(t *testing.T) {
	table := regexp.MustCompile(`(?m)^\|---\|---\|\n(\|.*\n)*`)
	for _, file := range []struct {
		path, folder string
		japanese     bool
	}{{"scripts/README.md", "", false}, {"scripts/README.ja.md", "ja/", true}} {
		source, err := os.ReadFile(file.path)
		if err != nil {
			t.Fatal(err)
		}
		want := "|---|---|\n"
		for _, lesson := range lessons.List(file.japanese) {
			folder := file.folder
			if _, err := os.Stat("scripts/" + folder + lesson.Name + ".lua"); err != nil {
				folder = ""
			}
			name := "[" + lesson.Name + ".lua](" + folder + lesson.Name + ".lua)"
			if _, err := os.Stat("scripts/" + folder + lesson.Name + ".md"); err == nil {
				name += ", [" + map[bool]string{false: "text", true: "解説"}[file.japanese] + "](" + folder + lesson.Name + ".md)"
			}
			want += "| " + name + " | " + strings.ReplaceAll(lesson.About, "|", `\|`) + " |\n"
		}
		if got := table.FindString(string(source)); got != want {
			if !*update {
				t.Errorf("%s has\n%swant\n%s", file.path, got, want)
				continue
			}
			text := table.ReplaceAllLiteralString(string(source), want)
			if err := os.WriteFile(file.path, []byte(text), 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
}
