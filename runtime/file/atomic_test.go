package file

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nnlua/runtime/array"
)

func TestWriteKeepsTheOldFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "model.txt")
	Write(path, func(w io.Writer) error { _, err := io.WriteString(w, "old"); return err })
	err := array.Try(func() {
		Write(path, func(w io.Writer) error {
			io.WriteString(w, "half of the ne")
			return errors.New("disk full")
		})
	})
	if err == nil || !strings.Contains(err.Error(), "disk full") {
		t.Errorf("got error %v", err)
	}
	if text, _ := os.ReadFile(path); string(text) != "old" {
		t.Errorf("the file holds %q", text)
	}
	if rest, _ := os.ReadDir(filepath.Dir(path)); len(rest) != 1 {
		t.Errorf("%d files are left", len(rest))
	}
}

func TestWriteNamesTheFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "missing", "a.png")
	err := array.Try(func() { Write(path, func(io.Writer) error { return nil }) })
	if err == nil || err.Error() != "cannot write "+path+": no such file or directory" {
		t.Errorf("got %v", err)
	}
}
