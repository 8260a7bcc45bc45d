package file

import (
	"os"

	"nnlua/runtime/array"
)

// Read returns what is in a file.
func Read(path string) []byte {
	data, err := os.ReadFile(path)
	if err != nil {
		array.Fail("cannot read %s: %s", path, Reason(err))
	}
	return data
}
