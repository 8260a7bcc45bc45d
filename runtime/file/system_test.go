package file

import (
	"io"
	"os"
	"path/filepath"
	"testing"

	"nnlua/runtime/array"
)

// TestConfine: no name and no link leads out of the folder.
func TestConfine(t *testing.T) {
	outside, folder := t.TempDir(), t.TempDir()
	secret := filepath.Join(outside, "secret")
	if err := os.WriteFile(secret, []byte("secret"), 0o600); err != nil {
		t.Fatal(err)
	}
	os.Symlink(secret, filepath.Join(folder, "link"))
	os.Symlink(outside, filepath.Join(folder, "folder"))
	t.Cleanup(func() { confined = nil })
	if err := Confine(folder); err != nil {
		t.Fatal(err)
	}
	write := func(w io.Writer) error { _, err := io.WriteString(w, "text"); return err }
	for _, path := range []string{secret, "link", "folder/secret", "../" + filepath.Base(outside) + "/secret", "/etc/passwd", "a/../../x", filepath.Join(folder, "..", "x"), "folder/../../x"} {
		if array.Try(func() { Read(path) }) == nil {
			t.Errorf("%s can be read", path)
		}
		if path != "link" && array.Try(func() { Write(path, write) }) == nil {
			t.Errorf("%s can be written", path)
		}
		if path != "link" && MkdirAll(filepath.Join(path, "new"), 0o777) == nil {
			t.Errorf("a folder can be made in %s", path)
		}
	}
	Write("link", write) // takes the place of the link, not of what it leads to
	if text, _ := os.ReadFile(secret); string(text) != "secret" {
		t.Errorf("a file outside holds %q", text)
	}
	if err := MkdirAll("sub", 0o777); err != nil {
		t.Error(err)
	}
	for _, path := range []string{"a.txt", "sub/b.txt", filepath.Join(folder, "c.txt")} {
		Write(path, write)
		if got := string(Read(path)); got != "text" {
			t.Errorf("%s holds %q", path, got)
		}
	}
	Confine("")
	if array.Try(func() { Read("a.txt") }) == nil {
		t.Error("a file can be read without a folder")
	}
}
