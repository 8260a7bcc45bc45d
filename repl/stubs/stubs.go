// Package stubs writes what an editor needs to complete and check scripts:
// LuaCATS definitions, made of the rows of the catalog, and a .luarc.json that
// tells lua-language-server where they are.
package stubs

import (
	_ "embed"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"nnlua/bindings"
	"nnlua/runtime/catalog"
)

// Folder is the folder of the definitions, beside the .luarc.json.
const Folder = "nnlua-stubs"

//go:embed luarc.json
var settings string

//go:embed basic.lua
var basic string

// File is one file of definitions; its path has slashes.
type File struct{ Path, Text string }

// Write writes the definitions into a folder and the settings beside them.
// Settings that are there and differ are left as they are, and are an error.
func Write(folder string) error {
	for _, file := range Files() {
		path := filepath.Join(folder, Folder, filepath.FromSlash(file.Path))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			return err
		}
		if err := os.WriteFile(path, []byte(file.Text), 0o666); err != nil {
			return err
		}
	}
	path := filepath.Join(folder, ".luarc.json")
	old, err := os.ReadFile(path)
	if err == nil && string(old) != settings {
		return fmt.Errorf("%s has settings already: add \"./%s\" to workspace.library in it", path, Folder)
	}
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return os.WriteFile(path, []byte(settings), 0o666)
}

// Files returns all definitions, sorted by path.
func Files() []File {
	modules := map[string]*module{}
	for _, row := range catalog.Rows() {
		if row.Kind != catalog.Method && row.Kind != catalog.Property {
			m := moduleOf(row.Module, modules)
			m.rows = append(m.rows, row)
		}
	}
	files := []File{{"basic.lua", basic}, {"classes.lua", classes()}}
	for _, m := range modules {
		files = append(files, File{strings.ReplaceAll(m.required(), ".", "/") + ".lua", m.stub()})
	}
	for second, name := range bindings.SecondNames {
		text := fmt.Sprintf("---@meta %s\n\nreturn require %q\n", second, bindings.RequireName(name))
		files = append(files, File{strings.ReplaceAll(second, ".", "/") + ".lua", text})
	}
	slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	return files
}
