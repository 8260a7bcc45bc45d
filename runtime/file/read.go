package file

import (
	"bytes"
	"io"
	"os"

	"nnlua/runtime/array"
)

// Read returns what is in a file.
func Read(path string) []byte {
	f, err := OpenFile(path, os.O_RDONLY, 0)
	return readAll(path, f, err)
}

// ReadOwn returns what is in a file of the program's own, whose name no script
// has chosen: it may lie outside of the sandbox.
func ReadOwn(path string) []byte {
	f, err := os.Open(path)
	return readAll(path, f, err)
}

func readAll(path string, f *os.File, err error) []byte {
	if err != nil {
		array.Fail("cannot read %s: %s", path, Reason(err))
	}
	defer f.Close()
	data, err := ReadAll(f)
	if err != nil {
		array.Fail("cannot read %s: %s", path, Reason(err))
	}
	return data
}

// ReadAll returns what is left in a file. A file without end, as some devices
// are, is an error once there is no memory for more.
func ReadAll(r io.Reader) ([]byte, error) {
	var all bytes.Buffer
	for {
		array.Poll()
		n, err := io.CopyN(&all, r, 1<<20)
		array.CheckBytes("a file", 2*uint64(all.Len()))
		if err == io.EOF {
			return all.Bytes(), nil
		}
		if err != nil || n == 0 {
			return all.Bytes(), err
		}
	}
}
