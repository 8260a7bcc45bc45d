package bindings

import (
	"cmp"
	"slices"
	"sort"

	lua "github.com/yuin/gopher-lua"

	"nnlua/runtime/array"
)

// table is a Lua table in the hands of the runtime: a catalog.Table.
type table struct {
	b     *Binding
	t     *lua.LTable
	depth int // in how many others the runtime found it
}

// maxInside is how many tables may stand in each other: a tree of words may be deep.
const maxInside = 1100

// inner returns what stands in the table as Go holds it. A table that contains
// itself is an error, so that no function of the runtime follows it without end.
func (t *table) inner(v lua.LValue) any {
	if inner, ok := v.(*lua.LTable); ok {
		if t.depth == maxInside {
			array.Fail("a table nested more than %d deep (does it contain itself?)", maxInside)
		}
		item := table{b: t.b, t: inner, depth: t.depth + 1}
		if t.b.L.GetMetaField(v, "__call") != lua.LNil {
			return &callable{item}
		}
		return &item
	}
	return t.b.FromLua(v)
}

// Len returns the length of the sequence in the table.
func (t *table) Len() int { return t.t.Len() }

// At returns item i of the sequence, counted from 0.
func (t *table) At(i int) any { return t.inner(t.t.RawGetInt(i + 1)) }

// Swap exchanges items i and k of the sequence, counted from 0.
func (t *table) Swap(i, k int) {
	a, b := t.t.RawGetInt(i+1), t.t.RawGetInt(k+1)
	t.t.RawSetInt(i+1, b)
	t.t.RawSetInt(k+1, a)
}

// Get returns the value under a name, nil if there is none.
func (t *table) Get(name string) any { return t.inner(t.t.RawGetString(name)) }

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

// Pairs returns every key and its value: numbers in their order, then names in theirs.
func (t *table) Pairs() [][2]any {
	var pairs [][2]any
	t.t.ForEach(func(k, v lua.LValue) { pairs = append(pairs, [2]any{t.inner(k), t.inner(v)}) })
	slices.SortStableFunc(pairs, func(a, b [2]any) int {
		n, isNumber := a[0].(float64)
		m, areNumbers := b[0].(float64)
		switch {
		case isNumber && areNumbers:
			return cmp.Compare(n, m)
		case isNumber:
			return -1
		case areNumbers:
			return 1
		}
		name, _ := a[0].(string)
		other, _ := b[0].(string)
		return cmp.Compare(name, other)
	})
	return pairs
}

// Typed returns item i of the sequence, counted from 0, as an array.Item if
// it was the element of an array.
func (t *table) Typed(i int) any { return t.b.typed(t, lua.LNumber(i+1)) }

// TypedName returns the value under a name likewise.
func (t *table) TypedName(name string) any { return t.b.typed(t, lua.LString(name)) }

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
