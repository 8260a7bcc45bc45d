package bindings

import (
	"errors"
	"fmt"
	"runtime/debug"

	lua "github.com/yuin/gopher-lua"
)

// Bug is a panic that is no error of the user: a mistake of ours. It travels
// through Lua as the value of an error, which pcall does not catch.
type Bug struct {
	Value any
	Stack string
}

// Error returns what the panic said.
func (b *Bug) Error() string { return fmt.Sprint(b.Value) }

// RaiseBug raises the recovered panic v as a Bug in L.
func RaiseBug(L *lua.LState, v any) {
	L.Error(bugValue(v), 0)
}

func bugValue(v any) lua.LValue {
	return &lua.LUserData{Value: &Bug{Value: v, Stack: string(debug.Stack())}, Metatable: lua.LNil}
}

// AsBug returns the Bug in an error that a call of Lua ended with.
func AsBug(err error) (*Bug, bool) {
	var bug *Bug
	if errors.As(err, &bug) {
		return bug, true
	}
	var api *lua.ApiError
	if !errors.As(err, &api) {
		return nil, false
	}
	if ud, ok := api.Object.(*lua.LUserData); ok {
		bug, ok := ud.Value.(*Bug)
		return bug, ok
	}
	return nil, false
}
