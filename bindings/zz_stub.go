package bindings

// PLACEHOLDER: whoever writes chunk.go, base.go, globals.go and hint.go deletes this file; repl/shell uses exactly these signatures.
import (
	"fmt"
	lua "github.com/yuin/gopher-lua"
	"io"
)

type ChunkOptions struct{ SessionLocals bool }

func NewState(w io.Writer) *lua.LState { return lua.NewState() }
func LoadChunk(L *lua.LState, src, name string, o ChunkOptions) (*lua.LFunction, error) {
	f, err := L.LoadString(src)
	return f, err
}
func LoadExpression(L *lua.LState, src, name string) (*lua.LFunction, bool) {
	f, err := L.LoadString("return " + src)
	return f, err == nil
}
func IsComplete(s string) bool      { return true }
func GuardGlobals(L *lua.LState)    {}
func RaiseBug(L *lua.LState, v any) { panic(v) }

type Bug struct {
	Value any
	Stack string
}

func (b *Bug) Error() string                      { return fmt.Sprint(b.Value) }
func AsBug(err error) (*Bug, bool)                { return nil, false }
func Explain(L *lua.LState, err error) error      { return err }
func ToString(L *lua.LState, v lua.LValue) string { return L.ToStringMeta(v).String() }
