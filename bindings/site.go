package bindings

import (
	"unsafe"

	lua "github.com/yuin/gopher-lua"

	"nnlua/runtime/autograd"
)

// site returns the line of the script from which a row is being called. It is asked
// at every call: L.GetStack and L.GetInfo would take two tenths of a microsecond.
func site(L *lua.LState) autograd.Site {
	frame := *at[unsafe.Pointer](topFrame, unsafe.Pointer(L))
	if frame == nil {
		return autograd.Site{}
	}
	caller := *at[unsafe.Pointer](frameParent, frame)
	if caller == nil {
		return autograd.Site{}
	}
	f, pc := *at[*lua.LFunction](frameFn, caller), *at[int](framePc, caller)
	if f.IsG || pc == 0 {
		return autograd.Site{}
	}
	return autograd.Site{File: f.Proto.SourceName, Line: f.Proto.DbgSourcePositions[pc-1]}
}
