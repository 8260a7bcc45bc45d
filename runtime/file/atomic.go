// Package file writes files so that a crash or a full disk never damages what
// was there before.
package file

import (
	"io"
	"os"
	"path/filepath"

	"nnlua/runtime/array"
)

// Write replaces the file at path by what write produces. It goes to a
// temporary file in the same folder first, which then takes the name.
func Write(path string, write func(w io.Writer) error) {
	temp, name, err := createTemp(filepath.Dir(path))
	if err != nil {
		array.Fail("cannot write %s: %s", path, Reason(err))
	}
	defer Remove(name) // does nothing once the file has its name
	defer temp.Close() // nor does this
	err = write(polled{temp})
	if err == nil {
		err = temp.Chmod(0o644)
	}
	if closing := temp.Close(); err == nil {
		err = closing
	}
	if err == nil {
		err = rename(name, path)
	}
	if err != nil {
		array.Fail("cannot write %s: %s", path, Reason(err))
	}
}

// polled lets a long output be interrupted.
type polled struct{ io.Writer }

func (p polled) Write(b []byte) (int, error) {
	array.Poll()
	return p.Writer.Write(b)
}

// Reason returns what the system says of a failure, without the call and the path.
func Reason(err error) string {
	switch e := err.(type) {
	case *os.PathError:
		return e.Err.Error()
	case *os.LinkError:
		return e.Err.Error()
	}
	return err.Error()
}
