package manual

import (
	"os"
	"path/filepath"
	"testing"
)

// checkedIn is the folder of the pages that stand in the repository.
const checkedIn = "pages"

// TestPagesAreUpToDate compares the pages in the repository with those of this
// program. Their examples are those that the tests of the shell run.
func TestPagesAreUpToDate(t *testing.T) {
	want := map[string]string{}
	for _, page := range Pages() {
		want[page.File] = page.Text
	}
	files, err := filepath.Glob(filepath.Join(checkedIn, "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		name := filepath.Base(file)
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if string(text) != want[name] {
			t.Errorf("%s is stale: run go run . manual repl/manual/pages", name)
		}
		delete(want, name)
	}
	for name := range want {
		t.Errorf("%s is missing: run go run . manual repl/manual/pages", name)
	}
}

// TestWrite makes the folder and refuses a file in its place.
func TestWrite(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "a", "b")
	if err := Write(folder); err != nil {
		t.Fatal(err)
	}
	index := filepath.Join(folder, "README.md")
	if _, err := os.Stat(index); err != nil {
		t.Error(err)
	}
	if Write(index) == nil {
		t.Error("a file was taken for a folder")
	}
}
