package lines_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
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
func run(source, name string, m mode) (out string, sites int) {
	var printed bytes.Buffer
	L := bindings.NewState(&printed)
	defer L.Close()
	if strings.Contains(source, "require") {
		session := autograd.NewSession()
		session.Stdout = &printed
		bindings.Open(L, session)
		session.Random.Seed(7)
	}
	word := "7"
	if strings.Contains(source, "--test") {
		word = "--test"
	}
	arg := L.NewTable()
	arg.RawSetInt(0, lua.LString(name))
	arg.RawSetInt(1, lua.LString(word))
	L.SetGlobal("arg", arg)
	bindings.GuardGlobals(L)
	opt := bindings.ChunkOptions{}
	program := lines.New(name, L.NewFunction(func(L *lua.LState) int {
		scope := L.CheckFunction(1)
		if site := lines.SiteOf(scope); len(site.Vars) != len(scope.Upvalues) {
			panic(fmt.Sprintf("%s:%d: %d variables, %d upvalues", name, site.Line, len(site.Vars), len(scope.Upvalues)))
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
	f, err := bindings.LoadChunk(L, source, name, opt)
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

// lastColumn is the seconds in a log.
var lastColumn = regexp.MustCompile(`(?m) \S+ *$`)

// same runs a program with and without sites: it must print, return and fail the
// same. sites is how many it came by while all were on.
func same(t interface{ Errorf(string, ...any) }, source, name string) (out string, sites int) {
	out, _ = run(source, name, plain)
	for _, m := range []mode{idle, attached} {
		var got string
		if got, sites = run(source, name, m); got != out {
			t.Errorf("mode %d prints\n%s\nwant\n%s\nof\n%s", m, got, out, source)
		}
		if m == idle && sites > 0 {
			t.Errorf("%d sites are on", sites)
		}
	}
	return out, sites
}

// TestSame is about the lessons, and programs with every statement of Lua 5.1.
func TestSame(t *testing.T) {
	var paths []string
	for _, pattern := range []string{"testdata/*.lua", "../../../scripts/*.lua", "../../../testdata/*/*.lua"} {
		found, err := filepath.Glob(pattern)
		if err != nil || len(found) == 0 {
			t.Fatalf("%s: %v, %v", pattern, found, err)
		}
		paths = append(paths, found...)
	}
	fail := []string{"errors.lua", "traceback.lua"}
	for _, path := range paths {
		source, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(path, func(t *testing.T) {
			t.Chdir(t.TempDir()) // where figures are written
			t.Setenv("NNLUA_PLOT", "none")
			out, sites := same(t, string(source), path)
			if sites < 10 {
				t.Errorf("it came by %d sites", sites)
			}
			if strings.Contains(out, "\nerror: ") != slices.Contains(fail, filepath.Base(path)) {
				t.Errorf("it ends like this:\n%s", out)
			}
		})
	}
}

// numbered joins lines that have %d for 1 to n.
func numbered(n int, format string) string {
	var text strings.Builder
	for i := 1; i <= n; i++ {
		fmt.Fprintln(&text, strings.ReplaceAll(format, "%d", fmt.Sprint(i)))
	}
	return text.String()
}

// TestLimits: a program that uses up the registers, the upvalues or the
// constants of the machine runs as before; one that asks for more is told so.
func TestLimits(t *testing.T) {
	for _, n := range []int{150, 190, 195, 196, 197, 200, 201} {
		locals := numbered(n, "local v%d = %d")
		same(t, "local function many(...)\n"+locals+"return v1 + v150 end\nprint(many())", "locals")
		same(t, locals+"for i = 1, 2 do local w = v1 + i; print(w) end", "main")
	}
	for _, n := range []int{60, 180, 190} {
		locals := "local total = 0\n" + numbered(n, "local v%d = %d")
		sum := numbered(min(n, 60), "total = total + v%d")
		same(t, locals+"local function sum()\n"+sum+"local function inner() total = total + v60; return total end\nreturn inner()\nend\nprint(sum())", "upvalues")
	}
	same(t, "local t = {}\n"+numbered(600, `t["key%d"] = "value%d" .. t.key1 .. %d`)+"print(t.key1, t.key600)", "constants")
	same(t, "local t = {}\nt.key1 = 1\n"+numbered(600, `t["key%d"] = "value%d" .. t.key1 .. %d`)+"print(t.key1, t.key600)", "constants")
	same(t, "local function f(...) return select('#', ...) end\nprint(f("+strings.Repeat("1, ", 100)+"2))", "arguments")
	same(t, strings.Repeat("do local x = 1\n", 100)+"print(x)\n"+strings.Repeat("end\n", 100), "blocks")
	same(t, "local n = 0\nlocal function tail(k) n = k; if k == 100000 then return n end; return tail(k + 1) end\nprint(tail(1))", "tail")
}
