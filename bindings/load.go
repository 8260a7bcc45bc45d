package bindings

import (
	"os"
	"path/filepath"
	"strings"

	lua "github.com/yuin/gopher-lua"

	"nnlua/runtime/file"
)

// openLoad makes all ways to load a program go through LoadChunk, and all files
// through the package that opens them.
func openLoad(L *lua.LState) {
	for name, f := range map[string]lua.LGFunction{"load": load, "loadstring": loadString, "loadfile": loadFile, "dofile": doFile} {
		L.SetGlobal(name, L.NewFunction(guarded(f)))
	}
	loaders := L.GetField(L.GetGlobal("package"), "loaders").(*lua.LTable)
	loaders.RawSetInt(2, L.NewFunction(guarded(loadModule)))
}

// LoadFile compiles the program in a file; "" is the standard input.
func LoadFile(L *lua.LState, path string) (*lua.LFunction, error) {
	f, name := os.Stdin, "stdin"
	if path != "" {
		var err error
		if f, err = file.OpenFile(path, os.O_RDONLY, 0); err != nil {
			return nil, err
		}
		defer f.Close()
		name = path
	}
	source, err := file.ReadAll(f)
	if err != nil {
		return nil, err
	}
	return LoadChunk(L, string(source), name, ChunkOptions{})
}

// loaded pushes a program, or nil and why there is none.
func loaded(L *lua.LState, f *lua.LFunction, err error) int {
	if err != nil {
		L.Push(lua.LNil)
		L.Push(lua.LString(err.Error()))
		return 2
	}
	L.Push(f)
	return 1
}

func loadFile(L *lua.LState) int {
	f, err := LoadFile(L, checkText(L, 1, ""))
	return loaded(L, f, err)
}

func doFile(L *lua.LState) int {
	f, err := LoadFile(L, checkText(L, 1, ""))
	if err != nil {
		L.Error(lua.LString(err.Error()), 0)
	}
	L.SetTop(0)
	L.Push(f)
	L.Call(0, lua.MultRet)
	return L.GetTop()
}

func loadString(L *lua.LState) int {
	f, err := LoadChunk(L, checkText(L, 1), chunkName(L), ChunkOptions{})
	return loaded(L, f, err)
}

// chunkName is the second argument; a sign in front says whether it is a file.
func chunkName(L *lua.LState) string { return strings.TrimLeft(checkText(L, 2, "<string>"), "@=") }

// load joins what its function returns until that is nil or empty.
func load(L *lua.LState) int {
	next, name := L.CheckFunction(1), chunkName(L)
	var parts []lua.LValue
	for {
		L.Push(next)
		L.Call(0, 1)
		part := L.Get(-1)
		L.Pop(1)
		if part == lua.LNil || part == lua.LString("") {
			break
		}
		if part.Type() != lua.LTString {
			return loaded(L, nil, &SyntaxError{Name: name, Line: 1, Message: "the reader function returns no string"})
		}
		parts = append(parts, part)
	}
	f, err := LoadChunk(L, join(parts, ""), name, ChunkOptions{})
	return loaded(L, f, err)
}

// loadModule is the loader of require that looks along package.path.
func loadModule(L *lua.LState) int {
	name := strings.ReplaceAll(checkText(L, 1), ".", string(filepath.Separator))
	path := checkPath(L)
	text := ""
	for _, pattern := range strings.Split(path, ";") {
		candidate := strings.ReplaceAll(pattern, "?", name)
		f, err := file.OpenFile(candidate, os.O_RDONLY, 0)
		if err != nil {
			text += "\n\tno file '" + candidate + "'"
			continue
		}
		f.Close()
		program, err := LoadFile(L, candidate)
		if err != nil {
			L.Error(lua.LString(err.Error()), 0)
		}
		L.Push(program)
		return 1
	}
	L.Push(lua.LString(text))
	return 1
}

func checkPath(L *lua.LState) string {
	path := L.GetField(L.GetField(L.Get(lua.EnvironIndex), "package"), "path")
	if !isText(path) {
		L.RaiseError("package.path must be a string")
	}
	return textOf(path)
}
