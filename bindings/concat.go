package bindings

import (
	"fmt"
	"strings"

	lua "github.com/yuin/gopher-lua"

	"nnlua/runtime/array"
)

// concatFunction returns the function of the operator .., the same in all programs.
func concatFunction(L *lua.LState) *lua.LFunction {
	registry := L.G.Registry
	f, ok := registry.RawGetString(concatMark).(*lua.LFunction)
	if !ok {
		f = L.NewFunction(guarded(concat))
		registry.RawSetString(concatMark, f)
	}
	return f
}

// concat joins its arguments as .. does: strings and numbers, from the right, and
// what else there is by its __concat.
func concat(L *lua.LState) int {
	n := L.GetTop()
	right := L.Get(n)
	for i := n - 1; i >= 1; {
		left := L.Get(i)
		if isText(left) && isText(right) {
			first := i
			for first > 1 && isText(L.Get(first-1)) {
				first--
			}
			parts := make([]lua.LValue, 0, i-first+2)
			for ; first <= i; first++ {
				parts = append(parts, L.Get(first))
			}
			right = lua.LString(join(append(parts, right), ""))
			i -= len(parts)
			continue
		}
		meta := L.GetMetaField(left, "__concat")
		if meta == lua.LNil {
			meta = L.GetMetaField(right, "__concat")
		}
		if meta == lua.LNil {
			refuseConcat(L, i, left, right)
		}
		L.Push(meta)
		L.Push(left)
		L.Push(right)
		L.Call(2, 1)
		right = L.Get(-1)
		L.Pop(1)
		i--
	}
	L.Push(right)
	return 1
}

// refuseConcat raises the error for argument i and the one after it.
func refuseConcat(L *lua.LState, i int, left, right lua.LValue) {
	bad, words := left, "the left side"
	if isText(left) {
		bad, words = right, "the right side"
		i++
	}
	operand := thing{value: bad}
	if p := placeAt(L, 1); p.op == lua.OP_CALL || p.op == lua.OP_TAILCALL {
		operand = p.register(p.a() + i)
		operand.value = bad
	}
	text := fmt.Sprintf("%s is %s: .. wants strings or numbers", operand.or(words), kindOf(typeOf(bad)))
	if bad != lua.LNil {
		text += ", and tostring(x) makes a string"
	}
	L.RaiseError("%s", text+operand.advice())
}

// isText reports whether a value is a string, or a number, which becomes one.
func isText(v lua.LValue) bool {
	switch v.(type) {
	case lua.LString, lua.LNumber:
		return true
	}
	return false
}

func textOf(v lua.LValue) string {
	if n, ok := v.(lua.LNumber); ok {
		return FormatNumber(float64(n))
	}
	return string(v.(lua.LString))
}

// join joins strings and numbers. How long the result is, is known before
// memory is taken for it.
func join(parts []lua.LValue, separator string) string {
	size := uint64(len(separator)) * uint64(max(len(parts)-1, 0))
	for _, v := range parts {
		if s, ok := v.(lua.LString); ok {
			size += uint64(len(s))
		}
	}
	array.CheckBytes("a string", size)
	var b strings.Builder
	b.Grow(int(size))
	for i, v := range parts {
		pollEvery(i)
		if i > 0 {
			b.WriteString(separator)
		}
		b.WriteString(textOf(v))
	}
	return b.String()
}

// tableConcat is table.concat.
func tableConcat(L *lua.LState) int {
	t, separator := L.CheckTable(1), checkText(L, 2, "")
	first, last := L.OptInt(3, 1), L.OptInt(4, t.Len())
	var parts []lua.LValue
	for i := first; i <= last; i++ {
		pollEvery(i)
		v := t.RawGetInt(i)
		if !isText(v) {
			L.RaiseError("concat: item %d of the table is %s, want strings or numbers", i, kindOf(typeOf(v)))
		}
		parts = append(parts, v)
	}
	L.Push(lua.LString(join(parts, separator)))
	return 1
}

// checkText returns argument i, a string or a number, as a string.
func checkText(L *lua.LState, i int, otherwise ...string) string {
	v := L.Get(i)
	if v == lua.LNil && len(otherwise) > 0 {
		return otherwise[0]
	}
	if !isText(v) {
		L.TypeError(i, lua.LTString)
	}
	return textOf(v)
}
