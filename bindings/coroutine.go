package bindings

import (
	"unsafe"

	lua "github.com/yuin/gopher-lua"
)

// maxCoroutines bounds how many coroutines may run inside one another, as Lua does.
const maxCoroutines = 200

// openCoroutines repairs what gopher-lua leaves undone: coroutines inside each other
// without end take all memory, or all of Go's stack if each of them also calls
// functions; and one that was made by a program that has ended, as at a prompt, can
// neither be resumed nor interrupted, because it keeps the context of that program.
// A yield from within pcall, a metamethod or the like ended in a bug.
func openCoroutines(L *lua.LState) {
	lib := L.GetGlobal("coroutine").(*lua.LTable)
	function := func(name string) lua.LGFunction { return lib.RawGetString(name).(*lua.LFunction).GFunction }
	create, wrap, resume, yield := function("create"), function("wrap"), function("resume"), function("yield")
	lib.RawSetString("yield", L.NewFunction(func(L *lua.LState) int {
		if L.Parent != nil && !canYield(L) {
			L.RaiseError("yield cannot leave pcall, table.sort, string.gsub, a metamethod or a function of nnlua, nor stand in return under another name")
		}
		return yield(L)
	}))
	lib.RawSetString("create", L.NewFunction(func(L *lua.LState) int { return withoutContext(L, create) }))
	lib.RawSetString("wrap", L.NewFunction(func(L *lua.LState) int {
		n := withoutContext(L, wrap)
		f := L.Get(-1).(*lua.LFunction)
		thread, call := f.Upvalues[0].Value().(*lua.LState), f.GFunction
		f.GFunction = func(L *lua.LState) (n int) {
			if why := enterCoroutine(L, thread); why != "" {
				L.RaiseError("%s", why)
			}
			if r := caught(func() { n = call(L) }); r != nil { // it would be taken for running
				thread.Dead, thread.Parent, L.G.CurrentThread = true, nil, L
				panic(r)
			}
			return n
		}
		return n
	}))
	lib.RawSetString("resume", L.NewFunction(func(L *lua.LState) int {
		if why := enterCoroutine(L, L.CheckThread(1)); why != "" {
			L.Push(lua.LFalse)
			L.Push(lua.LString(why))
			return 2
		}
		return resume(L)
	}))
}

// withoutContext makes a coroutine that gets its context when it is resumed.
func withoutContext(L *lua.LState, create lua.LGFunction) int {
	ctx := L.RemoveContext()
	if ctx != nil {
		defer L.SetContext(ctx)
	}
	return create(L)
}

// enterCoroutine gives a coroutine the context of the one that resumes it. It
// returns why that may not be.
func enterCoroutine(L, thread *lua.LState) string {
	coroutines, calls := 0, 0
	for s := L; s != nil; s = s.Parent {
		if s == thread {
			return "can not resume a running thread"
		}
		coroutines++
		calls += callsOf(s)
	}
	if coroutines > maxCoroutines || calls > MaxCalls {
		return "the calls are nested too deep: a function calls itself without end"
	}
	thread.RemoveContext()
	if ctx := L.Context(); ctx != nil {
		thread.SetContext(ctx)
	}
	return ""
}

// canYield reports whether there are only functions of Lua, which call each other,
// between the function that runs and the beginning of its coroutine: the machine
// cannot leave others, but does not notice.
func canYield(L *lua.LState) bool {
	frame := *at[unsafe.Pointer](topFrame, unsafe.Pointer(L))
	for frame = *at[unsafe.Pointer](frameParent, frame); frame != nil; frame = *at[unsafe.Pointer](frameParent, frame) {
		fn, pc := *at[*lua.LFunction](frameFn, frame), *at[int](framePc, frame)
		if fn.IsG || pc < 1 {
			return false
		}
		if opOf(fn.Proto.Code[pc-1]) != lua.OP_CALL {
			return false
		}
	}
	return true
}

// callsOf returns how many calls are inside one another in a coroutine.
func callsOf(L *lua.LState) int {
	frame := *at[unsafe.Pointer](topFrame, unsafe.Pointer(L))
	if frame == nil {
		return 0
	}
	return *at[int](frameIndex, frame)
}
