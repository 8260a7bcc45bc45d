package lessons

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestGet copies every lesson in both languages; what a text or script names comes with it.
func TestGet(t *testing.T) {
	for _, japanese := range []bool{false, true} {
		folder := t.TempDir()
		for _, lesson := range List(japanese) {
			if lesson.About == "" {
				t.Errorf("%s does not say what it is about", lesson.Name)
			}
			files, err := Get(lesson.Name, folder, japanese)
			if err != nil || len(files) == 0 || filepath.Base(files[0]) != lesson.Name+".lua" {
				t.Errorf("%s: %v, %v", lesson.Name, files, err)
			}
		}
		for _, file := range []string{"simple_model.md", "pictures/graph.png", "data/opticks.txt", "data/shapes/triangle/triangle01.png"} {
			if _, err := os.Stat(filepath.Join(folder, file)); err != nil {
				t.Error(err)
			}
		}
		text, _ := os.ReadFile(filepath.Join(folder, "simple_model.md"))
		if !strings.Contains(string(text), "](pictures/graph.png)") {
			t.Error("the text does not find its picture")
		}
	}
}

// TestListKeepsTheOrderOfTheCourse: the easy lessons come first.
func TestListKeepsTheOrderOfTheCourse(t *testing.T) {
	all := List(false)
	first := slices.IndexFunc(all, func(l Lesson) bool { return l.Name == "simple_model" })
	later := slices.IndexFunc(all, func(l Lesson) bool { return l.Name == "landscape" })
	if first != 0 || later < first {
		t.Errorf("simple_model is at %d, landscape at %d", first, later)
	}
	for _, lesson := range List(true) {
		if !strings.ContainsFunc(lesson.About, func(r rune) bool { return r > 0x3000 }) {
			t.Errorf("%s is not explained in Japanese: %s", lesson.Name, lesson.About)
		}
	}
}
