package bindings

import (
	"fmt"
	"reflect"
	"unsafe"

	lua "github.com/yuin/gopher-lua"

	"nnlua/runtime/array"
)

// gopher-lua leaves two things undone when an error ends a protected call.
// Variables of the functions that were left, which closures still use, keep
// pointing at registers that are given to others; and a second error cuts the
// variables of the functions around it off from their closures. Both are put
// right here, for which a few fields that the machine keeps to itself are read.
var (
	hasHandler  = fieldOf[lua.LState]("hasErrorFunc")
	openCells   = fieldOf[lua.LState]("uvcache")
	nextCell    = fieldOf[lua.Upvalue]("next")
	cellIndex   = fieldOf[lua.Upvalue]("index")
	frameOf     = fieldOf[lua.Debug]("frame")
	topFrame    = fieldOf[lua.LState]("currentFrame")
	frameType   = reflect.TypeFor[lua.LState]().Field(topFrame.number).Type.Elem()
	frameIndex  = fieldIn(frameType, "Idx")
	framePc     = fieldIn(frameType, "Pc")
	frameFn     = fieldIn(frameType, "Fn")
	frameParent = fieldIn(frameType, "Parent")
	frameBase   = fieldIn(frameType, "LocalBase")
)

// field is a field of a struct of gopher-lua that has no name outside of it.
type field struct {
	number int
	offset uintptr
}

func fieldOf[T any](name string) field { return fieldIn(reflect.TypeFor[T](), name) }

func fieldIn(t reflect.Type, name string) field {
	f, ok := t.FieldByName(name)
	if !ok {
		panic(fmt.Sprintf("bindings: this gopher-lua has no field %s in %s", name, t))
	}
	return field{f.Index[0], f.Offset}
}

// at returns the field of the struct at p, which holds a V.
func at[V any](f field, p unsafe.Pointer) *V { return (*V)(unsafe.Add(p, f.offset)) }

// PCall calls a function as L.PCall does. Errors of Lua itself get a message
// that names the variable (see explain); see, which may be nil, then looks at the
// stack before it is unwound, and returns the value of the error.
func PCall(L *lua.LState, nargs, nret int, see func(L *lua.LState, err lua.LValue) lua.LValue) error {
	if callsOf(L) >= MaxCalls-1 { // gopher-lua loses count of its calls if a protected one finds no room
		L.RaiseError("stack overflow")
	}
	base := L.GetTop() - nargs
	if frame := *at[unsafe.Pointer](topFrame, unsafe.Pointer(L)); frame != nil {
		base += *at[int](frameBase, frame)
	}
	handled := at[bool](hasHandler, unsafe.Pointer(L))
	defer func(outer bool) { *handled = outer }(*handled)
	*handled = true
	L.Insert(L.NewFunction(func(L *lua.LState) int {
		if r := caught(func() { L.Call(L.GetTop()-1, lua.MultRet) }); r != nil {
			value := explain(L, valueOf(r))
			if see != nil {
				if r := caught(func() { value = see(L, value) }); r != nil {
					value = explain(L, valueOf(r))
				}
			}
			closeCells(L, base-1)
			panic(&lua.ApiError{Type: lua.ApiErrorRun, Object: value, StackTrace: " "})
		}
		return L.GetTop()
	}), L.GetTop()-nargs)
	return L.PCall(nargs+1, nret, nil)
}

// caught returns the panic that f ends in, nil if there is none. A bug is one with
// the stack on which it happened. Whoever panics anew does so when the calls of f are
// gone from Go's stack: within a deferred function each of a thousand nested calls
// would have to find its way through all that the others left.
func caught(f func()) (r any) {
	defer func() {
		switch r = recover(); r.(type) {
		case nil, *lua.ApiError, *array.Error, string:
		default:
			r = &lua.ApiError{Type: lua.ApiErrorRun, Object: bugValue(r), StackTrace: " "}
		}
	}()
	f()
	return nil
}

// valueOf returns the value of an error in a recovered panic. What neither Lua
// nor the runtime raised is a bug.
func valueOf(r any) lua.LValue {
	switch r := r.(type) {
	case *lua.ApiError:
		return r.Object
	case *array.Error: // of a function of Go that no script has called
		return lua.LString(r.Error())
	case string:
		if r == "lua callstack overflow" {
			return lua.LString("stack overflow")
		}
	}
	return bugValue(r)
}

// closeCells makes the variables from register base up independent of the registers.
func closeCells(L *lua.LState, base int) {
	last := at[*lua.Upvalue](openCells, unsafe.Pointer(L)) // they stand in the order of their registers
	for *last != nil && *at[int](cellIndex, unsafe.Pointer(*last)) < base {
		last = at[*lua.Upvalue](nextCell, unsafe.Pointer(*last))
	}
	for cell := *last; cell != nil; cell = *at[*lua.Upvalue](nextCell, unsafe.Pointer(cell)) {
		cell.Close()
	}
	*last = nil
}
