package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// layers lists the packages from the lowest up. A package may import packages
// of the layers below its own, and none of its own layer or above.
var layers = [][]string{
	{"runtime", "runtime/catalog", "runtime/pattern", "scripts", "scripts/bench", "scripts/startup"},
	{"runtime/array/kernel", "runtime/array/special"},
	{"runtime/array"},
	{"runtime/autograd"},
	{"runtime/internal/check", "runtime/file", "runtime/serializers/npy"},
	{"runtime/serializers/safetensors"},
	{"runtime/exercise", "runtime/functions", "runtime/images", "runtime/numpy", "runtime/serializers"},
	{"runtime/reporter"},
	{"runtime/links", "runtime/gradientcheck"},
	{"runtime/optimizers", "runtime/datasets", "runtime/pyplot"},
	{"runtime/training"},
	{"bindings"},
	{"repl/shell/lines"},
	{"repl/shell"},
	{"repl/console", "repl/lessons", "repl/licenses", "repl/manual", "repl/stubs"},
	{"."},
	{"repl/fuzz"},
}

// libraries says where a library may be imported: the folders that own it.
var libraries = map[string][]string{
	"github.com/yuin/gopher-lua": {"bindings", "repl/shell", "repl/shell/lines"},
	"github.com/chzyer/readline": {"repl/console", "repl/manual", "repl/stubs"},
	"gonum.org/v1/gonum/blas":    {"runtime/array", "runtime/array/kernel"},
	"gonum.org/v1/gonum/lapack":  {"runtime/array"},
	"gonum.org/v1/plot":          {"runtime/pyplot"},
	"git.sr.ht/~sbinet/gg":       {"runtime/pyplot"},
	"github.com/rogpeppe":        nil,
	"github.com/creack/pty":      nil,
	"pgregory.net/rapid":         nil,
}

// TestImportsRunOneWay holds the architecture: imports go down the layers, and
// each library has its owner.
func TestImportsRunOneWay(t *testing.T) {
	level := map[string]int{}
	for i, layer := range layers {
		for _, pkg := range layer {
			level[pkg] = i
		}
	}
	files := 0
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || strings.Contains(path, "testdata") {
			return err
		}
		files++
		own := filepath.ToSlash(filepath.Dir(path))
		if _, known := level[own]; !known {
			t.Errorf("%s: the folder %s has no place in the layers", path, own)
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, spec := range file.Imports {
			name, _ := strconv.Unquote(spec.Path.Value)
			checkImport(t, path, own, name, level)
		}
		return nil
	})
	if err != nil || files == 0 {
		t.Fatalf("%d files read, %v", files, err)
	}
}

func checkImport(t *testing.T, path, own, name string, level map[string]int) {
	if ours, ok := strings.CutPrefix(name, "nnlua/"); ok {
		switch at, known := level[ours]; {
		case !known:
			t.Errorf("%s imports %s, which has no place in the layers", path, name)
		case at >= level[own]:
			t.Errorf("%s imports %s, which is not below %s", path, name, own)
		}
		return
	}
	for library, owners := range libraries {
		if (name == library || strings.HasPrefix(name, library+"/")) && !slices.Contains(owners, own) {
			t.Errorf("%s imports %s, which only %v may", path, name, owners)
		}
	}
	if own == "runtime/catalog" && strings.Contains(name, ".") {
		t.Errorf("%s imports %s: catalog imports the standard library only", path, name)
	}
}

// TestMapIsComplete: the map of the house names every folder of the runtime.
func TestMapIsComplete(t *testing.T) {
	text, err := os.ReadFile("runtime/doc.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, layer := range layers {
		for _, folder := range layer {
			name, inside := strings.CutPrefix(folder, "runtime/")
			if inside && !strings.Contains(string(text), name+"/ ") && !strings.Contains(string(text), " "+filepath.Base(name)+"/ ") {
				t.Errorf("runtime/doc.go does not name %s", name)
			}
		}
	}
}
