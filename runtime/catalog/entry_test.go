package catalog

import (
	"reflect"
	"strings"
	"testing"
)

// TestWrongRows: a row whose signature is wrong, or does not fit its Go function, says so
// whenever it is used.
func TestWrongRows(t *testing.T) {
	double := func(x float64) float64 { return 2 * x }
	for _, c := range []struct {
		kind Kind
		text string
		fn   any
		want string
	}{
		{Function, "m.f(x: number) -> number", double, ""},
		{Function, "m.f(x: nomber) -> number", double, "unknown type 'nomber'"},
		{Function, "m.f(x: number -> number", double, "want ')'"},
		{Function, "m.f(x: string) -> number", double, "string does not fit Go's float64"},
		{Function, "m.f(x: number, y: number) -> number", double, "2 parameters"},
		{Function, "m.f(x: number)", double, "0 results"},
		{Function, "m.f: number", double, "added as something else"},
		{Property, "Class.name: number", double, ""},
		{Property, "Class.name: nomber", double, "unknown type 'nomber'"},
		{Class, "m.Class", func() any { return nil }, ""},
		{Constant, "m.pi", 3.14, ""},
	} {
		e := &Entry{Kind: c.kind, Text: c.text, Fn: reflect.ValueOf(c.fn)}
		for range 2 { // the second time, too
			if got := wrong(e); (c.want == "") != (got == "") || !strings.Contains(got, c.want) {
				t.Errorf("%s: got %q, want %q", c.text, got, c.want)
			}
		}
	}
}

// wrong returns what is wrong with a row, "" if nothing is.
func wrong(e *Entry) (text string) {
	defer func() {
		if r := recover(); r != nil {
			text = r.(error).Error()
		}
	}()
	if e.Row() == nil {
		return "there is no row"
	}
	return ""
}

// TestNames: the name of an entry is read off its signature without the rest.
func TestNames(t *testing.T) {
	for _, c := range []struct {
		text         string
		end          int
		kind         Kind
		module, name string
	}{
		{"np.random.normal(loc: number)", 16, Function, "np.random", "normal"},
		{"Variable:backward()", 17, Method, "Variable", "backward"},
	} {
		e := &Entry{Text: c.text}
		e.split(c.end)
		if e.Kind != c.kind || e.Module != c.module || e.Name != c.name || e.FullName() != c.text[:c.end] {
			t.Errorf("%s: got %+v", c.text, e)
		}
	}
}
