package bindings

import (
	"sort"

	lua "github.com/yuin/gopher-lua"
)

// table is a Lua table in the hands of the runtime: a catalog.Table.
type table struct {
	b *Binding
	t *lua.LTable
}

// Len returns the length of the sequence in the table.
func (t *table) Len() int { return t.t.Len() }

// At returns item i of the sequence, counted from 0.
func (t *table) At(i int) any { return t.b.FromLua(t.t.RawGetInt(i + 1)) }

// Swap exchanges items i and k of the sequence, counted from 0.
func (t *table) Swap(i, k int) {
	a, b := t.t.RawGetInt(i+1), t.t.RawGetInt(k+1)
	t.t.RawSetInt(i+1, b)
	t.t.RawSetInt(k+1, a)
}

// Get returns the value under a name, nil if there is none.
func (t *table) Get(name string) any { return t.b.FromLua(t.t.RawGetString(name)) }

// Names returns the names in the table, sorted.
func (t *table) Names() []string {
	var names []string
	t.t.ForEach(func(k, _ lua.LValue) {
		if name, ok := k.(lua.LString); ok {
			names = append(names, string(name))
		}
	})
	sort.Strings(names)
	return names
}

// Typed returns item i of the sequence, counted from 0, as an array.Item if
// it was the element of an array.
func (t *table) Typed(i int) any { return t.b.typed(t.t, lua.LNumber(i+1)) }

// TypedName returns the value under a name likewise.
func (t *table) TypedName(name string) any { return t.b.typed(t.t, lua.LString(name)) }

// Set sets the value under a name.
func (t *table) Set(name string, value any) { t.t.RawSetString(name, t.b.ToLua(anyValue(value))) }

// Keys returns all names in the order in which they were set.
func (t *table) Keys() []string {
	var names []string
	for k, _ := t.t.Next(lua.LNil); k != lua.LNil; k, _ = t.t.Next(k) {
		if name, ok := k.(lua.LString); ok {
			names = append(names, string(name))
		}
	}
	return names
}

// Identity is the same for every hold of the same table.
func (t *table) Identity() any { return t.t }
