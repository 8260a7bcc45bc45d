package file

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Every file that a script reads or writes is opened here. confined is the one
// folder in which the process may do so; it is a property of the process, as the
// root folder and the rights of its user are, and cannot be taken back.
var confined *confinement

type confinement struct {
	folder string
	root   *os.Root // nil if there is no folder at all
}

var errOutside = errors.New("it is outside of the sandbox")

// Confine makes the files outside of a folder, and those that links in it lead
// to outside of it, unreachable. Names are taken relative to the folder. An empty
// name leaves no file at all.
func Confine(folder string) error {
	if folder == "" {
		confined = &confinement{}
		return nil
	}
	folder, err := filepath.Abs(folder)
	if err != nil {
		return err
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		return err
	}
	confined = &confinement{folder, root}
	return nil
}

// Confined reports whether Confine was called.
func Confined() bool { return confined != nil }

// name returns the name of a file in the folder.
func (c *confinement) name(path string) (string, error) {
	if c.root == nil {
		return "", &fs.PathError{Op: "open", Path: path, Err: errOutside}
	}
	if filepath.IsAbs(path) {
		relative, err := filepath.Rel(c.folder, path)
		if err != nil || !filepath.IsLocal(relative) {
			return "", &fs.PathError{Op: "open", Path: path, Err: errOutside}
		}
		return relative, nil
	}
	return path, nil
}

// OpenFile is os.OpenFile in the folder.
func OpenFile(path string, flag int, mode fs.FileMode) (*os.File, error) {
	if confined == nil {
		return os.OpenFile(path, flag, mode)
	}
	name, err := confined.name(path)
	if err != nil {
		return nil, err
	}
	return confined.root.OpenFile(name, flag, mode)
}

// MkdirAll is os.MkdirAll in the folder.
func MkdirAll(path string, mode fs.FileMode) error {
	if confined == nil {
		return os.MkdirAll(path, mode)
	}
	name, err := confined.name(path)
	if err != nil {
		return err
	}
	return confined.root.MkdirAll(name, mode)
}

// Remove is os.Remove in the folder.
func Remove(path string) error {
	if confined == nil {
		return os.Remove(path)
	}
	name, err := confined.name(path)
	if err != nil {
		return err
	}
	return confined.root.Remove(name)
}

func rename(from, to string) error {
	if confined == nil {
		return os.Rename(from, to)
	}
	source, err := confined.name(from)
	if err != nil {
		return err
	}
	target, err := confined.name(to)
	if err != nil {
		return err
	}
	return confined.root.Rename(source, target)
}

// ReadDir is os.ReadDir in the folder.
func ReadDir(path string) ([]fs.DirEntry, error) {
	f, err := OpenFile(path, os.O_RDONLY, 0)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	entries, err := f.ReadDir(-1)
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entries, err
}

// createTemp opens a new file in a folder, of a name that no other file has.
func createTemp(folder string) (f *os.File, path string, err error) {
	for i := os.Getpid(); ; i++ {
		path = filepath.Join(folder, fmt.Sprintf(".nnlua-%d", i))
		f, err = OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if !errors.Is(err, fs.ErrExist) {
			return f, path, err
		}
	}
}
