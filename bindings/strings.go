package bindings

import (
	"slices"
	"strings"

	lua "github.com/yuin/gopher-lua"

	"nnlua/runtime/array"
)

// openStrings replaces the functions of the libraries string and table in
// which gopher-lua differs from Lua 5.1, or which take time or memory without end.
func openStrings(L *lua.LState) {
	lib := L.GetGlobal("string").(*lua.LTable)
	for name, f := range map[string]lua.LGFunction{
		"find": func(L *lua.LState) int { return find(L, true) }, "match": func(L *lua.LState) int { return find(L, false) },
		"gmatch": gmatch, "gfind": gmatch, "gsub": gsub, "format": format, "rep": repeatString, "byte": codes, "reverse": reverse,
		"len":   func(L *lua.LState) int { L.Push(lua.LNumber(len(checkText(L, 1)))); return 1 },
		"lower": func(L *lua.LState) int { L.Push(lua.LString(mapBytes(checkText(L, 1), isUpper))); return 1 },
		"upper": func(L *lua.LState) int { L.Push(lua.LString(mapBytes(checkText(L, 1), isLower))); return 1 },
	} {
		lib.RawSetString(name, L.NewFunction(guarded(f)))
	}
	tables := L.GetGlobal("table").(*lua.LTable)
	tables.RawSetString("concat", L.NewFunction(guarded(tableConcat)))
	tables.RawSetString("sort", L.NewFunction(guarded(tableSort)))
}

// guarded turns an error of the runtime in f into one of Lua.
func guarded(f lua.LGFunction) lua.LGFunction {
	return func(L *lua.LState) (n int) {
		switch r := caught(func() { n = f(L) }).(type) {
		case nil:
		case *array.Error:
			L.RaiseError("%s", r.Error())
		default:
			panic(r)
		}
		return n
	}
}

// stringBlock is how many bytes of a string may be looked at between two polls.
const stringBlock = 1 << 20

// mapBytes changes the case of the letters of a to z that are in the set.
func mapBytes(s string, set func(byte) bool) string {
	var b strings.Builder
	b.Grow(len(s))
	for i := range len(s) {
		if i%stringBlock == 0 {
			array.Poll()
		}
		c := s[i]
		if set(c) {
			c ^= 0x20
		}
		b.WriteByte(c)
	}
	return b.String()
}

// reverse is string.reverse.
func reverse(L *lua.LState) int {
	b := []byte(checkText(L, 1))
	slices.Reverse(b)
	L.Push(lua.LString(b))
	return 1
}

// repeatString is string.rep.
func repeatString(L *lua.LState) int {
	s, n := checkText(L, 1), L.CheckInt(2)
	if n <= 0 || s == "" {
		L.Push(lua.LString(""))
		return 1
	}
	array.CheckCount("a string", n, len(s))
	L.Push(lua.LString(strings.Repeat(s, n)))
	return 1
}
