package npy

import (
	"archive/zip"
	"fmt"
	"io"
	"strings"

	"nnlua/runtime/array"
)

// Entry is what an archive holds under a name: an array, a text, or neither,
// which is Python's None. Chainer's serializers write the last two.
type Entry struct {
	Name  string
	Array *array.Array
	Text  *string
}

// Value returns the array, the string or nil.
func (e Entry) Value() any {
	switch {
	case e.Array != nil:
		return e.Array
	case e.Text != nil:
		return *e.Text
	}
	return nil
}

// ReadArchive returns the arrays of an .npz file in the order in which they
// stand in it, under their names without ".npy".
func ReadArchive(r io.ReaderAt, size int64) ([]Entry, error) {
	archive, err := zip.NewReader(r, size)
	if err != nil {
		return nil, fmt.Errorf("it is no zip archive that can be read (%s)", strings.TrimPrefix(err.Error(), "zip: "))
	}
	var entries []Entry
	seen := map[string]bool{}
	for _, f := range archive.File {
		name := strings.TrimSuffix(f.Name, ".npy")
		if name == f.Name { // NumPy, too, knows arrays by their ending
			continue
		}
		if seen[name] {
			return nil, fmt.Errorf("it holds two arrays named '%s'", name)
		}
		seen[name] = true
		content, err := f.Open()
		if err != nil {
			return nil, fmt.Errorf("array '%s': %s", name, strings.TrimPrefix(err.Error(), "zip: "))
		}
		e, err := readEntry(content)
		if err == nil {
			_, err = io.Copy(io.Discard, io.LimitReader(content, 1)) // at the end the checksum is compared
		}
		content.Close()
		if err != nil {
			return nil, fmt.Errorf("array '%s': %s", name, strings.TrimPrefix(err.Error(), "zip: "))
		}
		e.Name = name
		entries = append(entries, e)
	}
	return entries, nil
}

// WriteArchive writes the arrays as an .npz file, deflated if compress is set.
func WriteArchive(w io.Writer, entries []Entry, compress bool) error {
	archive := zip.NewWriter(w)
	method := zip.Store
	if compress {
		method = zip.Deflate
	}
	for _, e := range entries {
		content, err := archive.CreateHeader(&zip.FileHeader{Name: e.Name + ".npy", Method: method})
		if err != nil {
			return err
		}
		if err := e.write(content); err != nil {
			return err
		}
	}
	return archive.Close()
}
