package bindings

import (
	lua "github.com/yuin/gopher-lua"
)

// foreign are names of other languages that beginners type, and what Lua has instead.
var foreign = map[string]string{
	"None": "write nil", "null": "write nil", "True": "write true", "False": "write false",
	"len": "the length of x is #x", "range": "write for i = 1, n do",
	"def": "write function", "elif": "write elseif", "import": `write local np = require "numpy"`,
}

// GuardGlobals makes reading a variable that was never set an error with the
// nearest name. Setting one declares it, even to nil.
func GuardGlobals(L *lua.LState) {
	globals := L.G.Global
	declared := map[lua.LValue]bool{}
	meta := L.NewTable()
	meta.RawSetString("__newindex", L.NewFunction(func(L *lua.LState) int {
		declared[L.Get(2)] = true
		globals.RawSet(L.Get(2), L.Get(3))
		return 0
	}))
	meta.RawSetString("__index", L.NewFunction(func(L *lua.LState) int {
		key := L.Get(2)
		if declared[key] {
			L.Push(lua.LNil)
			return 1
		}
		name := key.String()
		if hint, ok := foreign[name]; ok {
			L.RaiseError("undefined variable '%s': %s in Lua", name, hint)
		}
		var known []string
		globals.ForEach(func(k, _ lua.LValue) { known = append(known, k.String()) })
		L.RaiseError("undefined variable '%s'%s", name, didYouMean(name, known))
		return 0
	}))
	globals.Metatable = meta
}
