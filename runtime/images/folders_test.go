package images

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nnlua/runtime/array"
)

// TestFolders: one folder is one class, in the order of the names; what is no image is left out.
func TestFolders(t *testing.T) {
	root := t.TempDir()
	for _, path := range []string{"dog/b.JPG", "dog/a.png", "cat/x.webp", "cat/notes.txt", "cat/.hidden.png", "empty/.keep", ".git/a.png", "readme.png", "cat/old/a.png"} {
		path = filepath.Join(root, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	pairs, names := Folders(root)
	got := strings.ReplaceAll(fmt.Sprint(pairs, names), filepath.ToSlash(root)+"/", "")
	if want := "[[cat/x.webp 0] [dog/a.png 1] [dog/b.JPG 1]] [cat dog empty]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	for folder, want := range map[string]string{filepath.Join(root, "cat", "old"): "no images in folders", filepath.Join(root, "no"): "cannot read the folder"} {
		if err := array.Try(func() { Folders(folder) }); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", folder, err, want)
		}
	}
}
