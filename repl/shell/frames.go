package shell

import (
	"fmt"
	"slices"
	"strings"

	lua "github.com/yuin/gopher-lua"

	"nnlua/bindings"
)

// Frame is a call of a Lua function in which an error happened, or which called
// one. The first frame is the innermost.
type Frame struct {
	Source   string // the name of the chunk
	Line     int
	Function string // "" for a main chunk
	fn       *lua.LFunction
	slots    []lua.LValue // the registers of the frame, in which locals live
	outer    []lua.LValue // the upvalues of the function
}

// Local is a variable of a frame.
type Local struct {
	Name  string
	Value lua.LValue
}

// maxFrames is how many frames an error keeps: a runaway recursion has
// thousands, all alike.
const maxFrames = 100

// captureFrames reads the Lua frames of the stack. It is called while an error
// is on its way, before the stack is unwound.
func captureFrames(L *lua.LState) []Frame {
	var frames []Frame
	for level := 0; len(frames) < maxFrames; level++ {
		debug, ok := L.GetStack(level)
		if !ok {
			break
		}
		value, err := L.GetInfo("nSlf", debug, lua.LNil)
		fn, ok := value.(*lua.LFunction)
		if err != nil || !ok || fn.IsG {
			continue
		}
		frame := Frame{Source: debug.Source, Line: debug.CurrentLine, fn: fn}
		if fn.Proto.LineDefined > 0 {
			frame.Function = debug.Name
			if name := frame.Function; name == "" || name[0] == '<' || name == "main chunk" { // of a coroutine, or the caller's frame is gone
				frame.Function = globalName(L, fn)
			}
		}
		for i := 1; i <= int(fn.Proto.NumUsedRegisters); i++ {
			name, v := L.GetLocal(debug, i) // its names are wrong after any block, its values are right
			if name == "" {
				break
			}
			frame.slots = append(frame.slots, v)
		}
		for _, cell := range fn.Upvalues {
			var v lua.LValue = lua.LNil
			if cell != nil && cell.Value() != nil {
				v = cell.Value()
			}
			frame.outer = append(frame.outer, v)
		}
		frames = append(frames, frame)
	}
	return withoutEchoes(frames)
}

// globalName is a global that holds the function, else "function:" and its line.
func globalName(L *lua.LState, fn *lua.LFunction) string {
	name := fmt.Sprintf("function:%d", fn.Proto.LineDefined)
	L.G.Global.ForEach(func(k, v lua.LValue) {
		if text, ok := k.(lua.LString); ok && v == fn && (strings.HasPrefix(name, "function:") || string(text) < name) {
			name = string(text)
		}
	})
	return name
}

// withoutEchoes takes out what gopher-lua shows in place of a frame that a tail
// call has replaced: the outermost frame once more.
func withoutEchoes(frames []Frame) []Frame {
	if len(frames) == 0 {
		return nil
	}
	last := frames[len(frames)-1]
	kept := slices.DeleteFunc(frames[:len(frames)-1], func(f Frame) bool {
		return f.fn == last.fn && f.Line == last.Line && slices.Equal(f.slots, last.slots)
	})
	return append(kept, last)
}

// locals returns the local variables that are in scope where the frame stands,
// and the outer ones that its function uses.
func (f *Frame) locals(source string) []Local {
	var all []Local
	for i, name := range bindings.LocalNames(source, f.fn.Proto, f.Line) {
		if name != "" && i < len(f.slots) {
			all = append(all, Local{name, f.slots[i]})
		}
	}
	for i, name := range f.fn.Proto.DbgUpvalues {
		if i < len(f.outer) {
			all = append(all, Local{name, f.outer[i]})
		}
	}
	return all
}
