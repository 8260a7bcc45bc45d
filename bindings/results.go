package bindings

import (
	lua "github.com/yuin/gopher-lua"

	"nnlua/runtime/array"
)

// codes is string.byte.
func codes(L *lua.LState) int {
	s, from := checkText(L, 1), L.OptInt(2, 1)
	to := L.OptInt(3, from)
	if from < 0 {
		from += len(s) + 1
	}
	if to < 0 {
		to += len(s) + 1
	}
	from, to = max(from, 1), min(to, len(s))
	return pushAll(L, "byte", from, to, func(i int) lua.LValue { return lua.LNumber(s[i-1]) })
}

// unpack is Lua's.
func unpack(L *lua.LState) int {
	t := L.CheckTable(1)
	return pushAll(L, "unpack", L.OptInt(2, 1), L.OptInt(3, t.Len()), t.RawGetInt)
}

// maxResults is how many values a function may return.
const maxResults = 1000000

// pushAll returns the values of the indexes from to to.
func pushAll(L *lua.LState, function string, from, to int, value func(i int) lua.LValue) int {
	if from > to {
		return 0
	}
	if n := uint(to - from); n >= maxResults {
		array.Fail("%s: %d values, a function returns at most %d", function, n+1, maxResults)
	}
	for i := from; i <= to; i++ {
		L.Push(value(i))
	}
	return to - from + 1
}
