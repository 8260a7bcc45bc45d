// Package licenses holds the licence texts of everything that is part of the
// program and not written for it.
package licenses

import (
	"embed"
	"io/fs"
	"path"
	"strings"
)

// texts has a folder for each module, and std for Go itself and data for data sets.
//
//go:embed texts
var texts embed.FS

// Licence is a text and the module that it belongs to.
type Licence struct{ Module, File, Text string }

// All returns the texts, sorted by module.
func All() []Licence {
	var all []Licence
	fs.WalkDir(texts, "texts", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(texts, file)
		name := strings.TrimPrefix(file, "texts/")
		module := path.Dir(name)
		if parent, _, ok := strings.Cut(module, "/THIRD_PARTY_LICENSES"); ok {
			module = parent
		}
		all = append(all, Licence{module, path.Base(name), string(text)})
		return err
	})
	return all
}
