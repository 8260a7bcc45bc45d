package bindings

import (
	"slices"
	"strings"

	lua "github.com/yuin/gopher-lua"
	"github.com/yuin/gopher-lua/ast"
	"github.com/yuin/gopher-lua/parse"
)

// noTopLocals marks the program whose top-level locals are variables of the
// session, and so have no registers.
const noTopLocals = "(no top-level locals)"

// LocalNames returns the name of the variable in every register of a function
// at a line; "" where the register is the machine's own. The compiler gives
// registers in the order of declarations, and gives them back at the end of a block.
func LocalNames(source string, proto *lua.FunctionProto, line int) []string {
	stmts, err := parse.Parse(strings.NewReader(source), "")
	if err != nil {
		return nil
	}
	if proto.LineDefined == 0 {
		if slices.ContainsFunc(proto.DbgLocals, func(l *lua.DbgLocalInfo) bool { return l.Name == noTopLocals }) {
			keepLocals(stmts)
		}
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
