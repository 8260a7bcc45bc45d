package shell

import (
	"fmt"
	"slices"
	"strings"

	lua "github.com/yuin/gopher-lua"
	"github.com/yuin/gopher-lua/ast"
	"github.com/yuin/gopher-lua/parse"
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
		if debug.What != "main" {
			if frame.Function = debug.Name; frame.Function == "" { // called last: the caller's frame is gone
				frame.Function = fmt.Sprintf("function:%d", fn.Proto.LineDefined)
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
	for i, name := range localNames(source, f.fn.Proto, f.Line) {
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

// localNames returns the name of the variable in every register of a function
// at a line; "" where the register is the machine's own. The compiler gives
// registers in the order of declarations, and gives them back at the end of a block.
func localNames(source string, proto *lua.FunctionProto, line int) []string {
	stmts, err := parse.Parse(strings.NewReader(source), "")
	if err != nil {
		return nil
	}
	if proto.LineDefined == 0 {
		return visible(nil, stmts, line)
	}
	var names []string
	walk(stmts, func(f *ast.FunctionExpr, isMethod bool) {
		if f.Line() != proto.LineDefined || f.LastLine() != proto.LastLineDefined || names != nil {
			return
		}
		if isMethod {
			names = append(names, "self")
		}
		names = append(names, f.ParList.Names...)
		if f.ParList.HasVargs {
			names = append(names, "arg")
		}
		names = visible(names, f.Stmts, line)
	})
	return names
}

// visible adds the locals of a block that are in scope at a line to names.
func visible(names []string, block []ast.Stmt, line int) []string {
	for i, stmt := range block {
		if stmt.Line() > line {
			break
		}
		more := i+1 < len(block) && block[i+1].Line() <= line
		if local, ok := stmt.(*ast.LocalAssignStmt); ok && (more || lastLine(local) < line) {
			names = append(names, local.Names...)
		}
		if more {
			continue
		}
		switch b := stmt.(type) {
		case *ast.DoBlockStmt:
			return visible(names, b.Stmts, line)
		case *ast.WhileStmt:
			return visible(names, b.Stmts, line)
		case *ast.RepeatStmt:
			return visible(names, b.Stmts, line)
		case *ast.IfStmt:
			if len(b.Else) > 0 && b.Else[0].Line() <= line {
				return visible(names, b.Else, line)
			}
			return visible(names, b.Then, line)
		case *ast.NumberForStmt:
			return visible(append(names, "", "", "", b.Name), b.Stmts, line)
		case *ast.GenericForStmt:
			return visible(append(append(names, "", "", ""), b.Names...), b.Stmts, line)
		}
	}
	return names
}

func lastLine(n ast.PositionHolder) int { return max(n.Line(), n.LastLine()) }
