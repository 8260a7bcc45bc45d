package bindings

import (
	"io"
	"reflect"
	"testing"

	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
)

// TestRows reads the signature of every row, which else happens when a script uses it, and
// finds every row by its name.
func TestRows(t *testing.T) {
	var all []*catalog.Entry
	for _, entries := range catalog.Modules() {
		all = append(all, entries...)
	}
	for _, entries := range catalog.Members() {
		all = append(all, entries...)
	}
	for _, e := range all {
		func() {
			defer func() {
				if r := recover(); r != nil {
					t.Error(r)
				}
			}()
			if e.Row() != catalog.Lookup(e.FullName()) {
				t.Errorf("%s is not found by its name", e.FullName())
			}
		}()
	}
	if len(all) < 1000 || len(all) != len(catalog.Rows()) {
		t.Errorf("%d rows in modules and classes, %d in all", len(all), len(catalog.Rows()))
	}
}

// TestWrongRow: the first call of a row whose signature is wrong is a bug of ours.
func TestWrongRow(t *testing.T) {
	L := NewState(io.Discard)
	defer L.Close()
	b := Open(L, autograd.NewSession())
	wrong := &catalog.Entry{Module: "test", Name: "wrong", Text: "test.wrong(x: nomber)", Fn: reflect.ValueOf(func(float64) {})}
	L.SetGlobal("wrong", b.function(wrong))
	err := L.DoString(`pcall(wrong, 1); reached = true`)
	if bug, ok := AsBug(err); !ok || bug.Error() != "catalog: test.wrong(x: nomber): unknown type 'nomber'" {
		t.Errorf("got %v", err)
	}
}
