package bindings

import (
	lua "github.com/yuin/gopher-lua"
)

// Restrict takes from a state all that reaches the machine: other programs, the
// environment, the names of files, and the inside of functions. Files are left to the
// package file, which is confined to a folder.
func Restrict(L *lua.LState) {
	for library, names := range map[string][]string{
		"os": {"execute", "remove", "rename", "tmpname", "getenv", "setenv", "setlocale"}, "io": {"popen", "tmpfile"}, "package": {"loadlib"},
	} {
		table := L.GetGlobal(library).(*lua.LTable)
		for _, name := range names {
			what := library + "." + name
			table.RawSetString(name, L.NewFunction(func(L *lua.LState) int {
				L.RaiseError("%s is not there in a sandbox", what)
				return 0
			}))
		}
	}
	debug := L.GetGlobal("debug").(*lua.LTable)
	for _, name := range []string{"getfenv", "getlocal", "getmetatable", "getupvalue", "setfenv", "setlocal", "setmetatable", "setupvalue"} {
		debug.RawSetString(name, lua.LNil)
	}
}

// JoinOutputs makes io.stderr the same as io.stdout: one limit is on all that a
// program writes, and standard error is kept for what became of it.
func JoinOutputs(L *lua.LState) {
	io := L.GetGlobal("io").(*lua.LTable)
	io.RawSetString("stderr", io.RawGetString("stdout"))
}

// OnExit sets what os.exit does.
func OnExit(L *lua.LState, exit func(code int)) {
	L.GetGlobal("os").(*lua.LTable).RawSetString("exit", L.NewFunction(func(L *lua.LState) int {
		switch L.Get(1) {
		case lua.LTrue:
			exit(0)
		case lua.LFalse:
			exit(1)
		}
		exit(L.OptInt(1, 0))
		return 0
	}))
}
