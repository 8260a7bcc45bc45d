package numpy_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	lua "github.com/yuin/gopher-lua"

	"nnlua/bindings"
	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
)

// reference is one case recorded by testdata/reference/record.py.
type reference struct {
	Lua   string
	Args  []json.RawMessage
	Want  json.RawMessage
	Error string
	Exact bool
}

// TestReference runs what NumPy was asked and compares the answers.
func TestReference(t *testing.T) {
	paths, _ := filepath.Glob("testdata/reference/*.json")
	if len(paths) == 0 {
		t.Fatal("no recorded cases")
	}
	L := lua.NewState()
	defer L.Close()
	b := bindings.Open(L, autograd.NewSession())
	L.SetGlobal("np", b.Module("np"))
	files := make([]struct{ Cases []reference }, len(paths))
	for i, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(text, &files[i]); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
	}
	t.Chdir(t.TempDir()) // for the files that cases write
	for i, path := range paths {
		file := &files[i]
		name := strings.TrimSuffix(filepath.Base(path), ".json")
		t.Run(name, func(t *testing.T) {
			for i, c := range file.Cases {
				if err := c.run(L, b); err != nil {
					t.Errorf("case %d: %s with %s: %v", i, c.Lua, short(c.Args), err)
				}
			}
			t.Logf("%d cases", len(file.Cases))
		})
	}
}

func short(args []json.RawMessage) string {
	text := ""
	for _, a := range args {
		text += string(a) + " "
	}
	if len(text) > 200 {
		text = text[:200] + "..."
	}
	return text
}

func (c *reference) run(L *lua.LState, b *bindings.Binding) error {
	f, err := L.LoadString(c.Lua)
	if err != nil {
		return err
	}
	defer L.SetTop(L.GetTop())
	top := L.GetTop()
	L.Push(f)
	for _, raw := range c.Args {
		L.Push(toLua(L, b, check.Value(raw)))
	}
	err = L.PCall(len(c.Args), lua.MultRet, nil)
	switch {
	case c.Error != "" && err == nil:
		return fmt.Errorf("got no error, NumPy says %s", c.Error)
	case c.Error != "":
		if strings.Contains(err.Error(), "\n") && strings.Contains(err.Error(), "goroutine") {
			return fmt.Errorf("a crash instead of an error: %v", err)
		}
		return nil
	case err != nil:
		return err
	}
	want := check.Value(c.Want)
	list, several := want.([]any)
	if several && L.GetTop()-top == 1 && L.Get(-1).Type() == lua.LTTable {
		return c.compare(b, want, L.Get(-1))
	}
	if !several {
		list = []any{want}
	}
	for i, w := range list {
		if err := c.compare(b, w, L.Get(top+1+i)); err != nil {
			return fmt.Errorf("result %d: %v", i+1, err)
		}
	}
	return nil
}

func toLua(L *lua.LState, b *bindings.Binding, v any) lua.LValue {
	switch v := v.(type) {
	case *array.Array:
		return b.Push(v)
	case float64:
		return lua.LNumber(v)
	case bool:
		return lua.LBool(v)
	case string:
		return lua.LString(v)
	case []any:
		table := L.NewTable()
		for _, item := range v {
			table.Append(toLua(L, b, item))
		}
		return table
	}
	return lua.LNil
}

// compare checks one result. A number may stand for a 0-d array and the other way round.
func (c *reference) compare(b *bindings.Binding, want any, got lua.LValue) error {
	switch w := want.(type) {
	case nil:
		if got != lua.LNil {
			return fmt.Errorf("got %v, want nil", got)
		}
		return nil
	case []any:
		table, ok := got.(*lua.LTable)
		if !ok || table.Len() != len(w) {
			return fmt.Errorf("got %v, want a table of %d", got, len(w))
		}
		for i, item := range w {
			if err := c.compare(b, item, table.RawGetInt(i+1)); err != nil {
				return fmt.Errorf("item %d: %v", i+1, err)
			}
		}
		return nil
	case *array.Array:
		if a, ok := b.FromLua(got).(*array.Array); ok {
			if a.Describe() != w.Describe() {
				return fmt.Errorf("got %s, want %s", a.Describe(), w.Describe())
			}
			return check.Near(a, w, c.tolerance(w.Dtype()))
		}
		if w.Ndim() != 0 {
			return fmt.Errorf("got %v, want %s", got, w.Describe())
		}
		want = w.Float(0)
		if w.Dtype() == array.Bool {
			want = w.Float(0) != 0
		}
	}
	switch w := want.(type) {
	case float64:
		if a, ok := b.FromLua(got).(*array.Array); ok && a.Size() == 1 {
			got = lua.LNumber(a.Float(0))
		}
		n, ok := got.(lua.LNumber)
		if !ok {
			return fmt.Errorf("got %v, want %v", got, w)
		}
		return check.Near(array.Scalar(array.Float64, float64(n)), array.Scalar(array.Float64, w), check.Tolerance{Rel: 1e-6, Abs: 1e-7})
	case bool:
		if got != lua.LBool(w) {
			return fmt.Errorf("got %v, want %v", got, w)
		}
	case string:
		if got != lua.LString(w) {
			return fmt.Errorf("got %q, want %q", got.String(), w)
		}
	}
	return nil
}

func (c *reference) tolerance(d array.Dtype) check.Tolerance {
	switch {
	case c.Exact || !d.IsFloat():
		return check.Tolerance{}
	case d == array.Float64:
		return check.Tolerance{Rel: 1e-12, Abs: 1e-13}
	}
	return check.Tolerance{Rel: 1e-6, Abs: 1e-6}
}
