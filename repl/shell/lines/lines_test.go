package lines_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	lua "github.com/yuin/gopher-lua"

	"nnlua/bindings"
	"nnlua/repl/shell/lines"
	"nnlua/runtime/autograd"
)

// mode is how a program is run.
type mode int

const (
	plain    mode = iota // as it is
	idle                 // rewritten, all sites off
	attached             // all sites on, the stepper writes back what it reads
)

// run returns what a program prints and returns, and its error.
func run(path string, m mode) (out string, sites int) {
	var printed bytes.Buffer
	L := bindings.NewState(&printed)
	defer L.Close()
	session := autograd.NewSession()
	session.Stdout = &printed
	bindings.Open(L, session)
	bindings.GuardGlobals(L)
	session.Random.Seed(7)
	source, err := os.ReadFile(path)
	if err != nil {
		return err.Error(), 0
	}
	if bytes.Contains(source, []byte("--test")) {
		words := L.NewTable()
		words.RawSetInt(0, lua.LString(path))
		words.RawSetInt(1, lua.LString("--test"))
		L.SetGlobal("arg", words)
	}
	opt := bindings.ChunkOptions{}
	program := lines.New(path, L.NewFunction(func(L *lua.LState) int {
		scope := L.CheckFunction(1)
		if site := lines.SiteOf(scope); len(site.Vars) != len(scope.Upvalues) {
			panic(fmt.Sprintf("%s:%d: %d variables, %d upvalues", path, site.Line, len(site.Vars), len(scope.Upvalues)))
		}
		for _, cell := range scope.Upvalues {
			cell.SetValue(cell.Value())
		}
		sites++
		return 0
	}))
	if m != plain {
		opt.Rewrite = program
	}
	f, err := bindings.LoadChunk(L, string(source), path, opt)
	if err != nil {
		return err.Error(), 0
	}
	if m == attached {
		for _, site := range program.Sites {
			site.Switch(true)
		}
	}
	err = L.CallByParam(lua.P{Fn: f, NRet: 1, Protect: true})
	if err != nil {
		message, _, _ := strings.Cut(err.Error(), "\nstack traceback")
		return printed.String() + "error: " + message, sites
	}
	out = printed.String()
	if strings.Contains(out, "elapsed_time") {
		out = lastColumn.ReplaceAllString(out, "")
	}
	return out + L.Get(-1).String(), sites
}

var lastColumn = regexp.MustCompile(`(?m) \S+ *$`)

// TestSame: a program prints, returns and fails the same with and without sites.
func TestSame(t *testing.T) {
	var paths []string
	for _, pattern := range []string{"testdata/*.lua", "../../../scripts/*.lua", "../../../testdata/*/*.lua"} {
		found, err := filepath.Glob(pattern)
		if err != nil || len(found) == 0 {
			t.Fatalf("%s: %v, %v", pattern, found, err)
		}
		paths = append(paths, found...)
	}
	for _, path := range paths {
		absolute, err := filepath.Abs(path)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(path, func(t *testing.T) {
			path := absolute
			t.Chdir(t.TempDir()) // where figures are written
			t.Setenv("NNLUA_PLOT", "none")
			want, _ := run(path, plain)
			for _, m := range []mode{idle, attached} {
				got, sites := run(path, m)
				if got != want {
					t.Errorf("mode %d prints\n%s\nwant\n%s", m, got, want)
				}
				if (sites > 0) != (m == attached) {
					t.Errorf("mode %d stops at %d sites", m, sites)
				}
			}
		})
	}
}
