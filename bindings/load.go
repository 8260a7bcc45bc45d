package bindings

import (
	"os"
	"strings"

	lua "github.com/yuin/gopher-lua"
)

// openLoad replaces what loads programs: all go through LoadChunk, the required
// modules as well.
func openLoad(L *lua.LState) {
	for name, f := range map[string]lua.LGFunction{"load": load, "loadstring": loadString, "loadfile": loadFile, "dofile": doFile} {
		L.SetGlobal(name, L.NewFunction(f))
	}
	if loaders, ok := L.GetField(L.GetGlobal("package"), "loaders").(*lua.LTable); ok {
		loaders.RawSetInt(2, L.NewFunction(loadModule))
	}
}

// loadModule finds the file of a required module, as package.path says.
func loadModule(L *lua.LState) int {
	name := strings.ReplaceAll(L.CheckString(1), ".", string(os.PathSeparator))
	var tried []string
	for _, pattern := range strings.Split(L.GetField(L.GetGlobal("package"), "path").String(), ";") {
		path := strings.ReplaceAll(pattern, "?", name)
		if info, err := os.Stat(path); err == nil && !info.IsDir() {
			L.Push(mustLoadFile(L, path))
			return 1
		}
		tried = append(tried, "no file '"+path+"'")
	}
	L.Push(lua.LString(strings.Join(tried, "\n\t")))
	return 1
}

// loaded returns what load and its like return: the function, or nil and a message.
func loaded(L *lua.LState, f *lua.LFunction, err error) int {
	if err != nil {
		L.Push(lua.LNil)
		L.Push(lua.LString(err.Error()))
		return 2
	}
	L.Push(f)
	return 1
}

func loadString(L *lua.LState) int {
	f, err := LoadChunk(L, L.CheckString(1), chunkName(L), ChunkOptions{})
	return loaded(L, f, err)
}

// chunkName is the second argument; a sign in front says whether it is a file.
func chunkName(L *lua.LState) string {
	return strings.TrimLeft(L.OptString(2, "<string>"), "@=")
}

// load takes the program in pieces from a function, until that returns none.
func load(L *lua.LState) int {
	next, name := L.CheckFunction(1), chunkName(L)
	var source strings.Builder
	for {
		L.Push(next)
		L.Call(0, 1)
		piece := L.Get(-1)
		L.Pop(1)
		switch {
		case piece == lua.LNil || piece == lua.LString(""):
			f, err := LoadChunk(L, source.String(), name, ChunkOptions{})
			return loaded(L, f, err)
		case piece.Type() != lua.LTString:
			return loaded(L, nil, &SyntaxError{Name: name, Line: 1, Message: "the reader function returns no string"})
		}
		source.WriteString(piece.String())
	}
}

func loadFile(L *lua.LState) int {
	f, err := readChunk(L, L.CheckString(1))
	return loaded(L, f, err)
}

func doFile(L *lua.LState) int {
	f := mustLoadFile(L, L.CheckString(1))
	L.SetTop(0)
	L.Push(f)
	L.Call(0, lua.MultRet)
	return L.GetTop()
}

func readChunk(L *lua.LState, path string) (*lua.LFunction, error) {
	source, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return LoadChunk(L, string(source), path, ChunkOptions{})
}

func mustLoadFile(L *lua.LState, path string) *lua.LFunction {
	f, err := readChunk(L, path)
	if err != nil {
		L.Error(lua.LString(err.Error()), 0)
	}
	return f
}
