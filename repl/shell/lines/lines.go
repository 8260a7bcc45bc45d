// Package lines rewrites programs so that a stepper sees them run line by line.
//
// Before every statement stands a call of the stepper. It is given a function
// that mentions all local variables in scope, which makes them its upvalues:
// there they can be read and written. For
//
//	local y = model(x)
//
// the program becomes
//
//	STEP(function() return SITE, x, model end)
//	local y = model(x)
//
// where STEP and SITE are constants of the compiled program that no name
// reaches. While a site is off, the first instruction of its call is a jump
// behind it: a site that nobody waits at costs one instruction. Statements keep
// their lines, functions their parameters, and locals their registers.
package lines

import (
	"strconv"
	"strings"

	lua "github.com/yuin/gopher-lua"
	"github.com/yuin/gopher-lua/ast"
)

// Site is a place between two statements.
type Site struct {
	File  string
	Line  int
	Stmt  ast.Stmt // what runs next; nil at the end of a block
	Again bool     // Stmt is a loop that has begun: its next round, if there is one
	Func  *Func
	Vars  []Var // in scope, the outermost first; upvalue i of the site's function is variable i

	code    *uint32 // the first instruction of the call
	on, off uint32  // what it is then
}

// Switch makes the program stop at the site, or pass it.
func (s *Site) Switch(on bool) {
	switch {
	case s.code == nil: // the compiler dropped it as code that never runs
	case on:
		*s.code = s.on
	default:
		*s.code = s.off
	}
}

// First reports whether the site is where its function begins.
func (s *Site) First() bool { return s.Func.first == s }

// Func is a function of the program, or its main chunk.
type Func struct {
	Name  string // "MLP:forward"; "" of the main chunk and where the program gives none
	Line  int    // 0 of the main chunk
	first *Site
}

// Var is a local variable in scope.
type Var struct {
	Name string
	ID   int  // of its declaration, unique in the program
	Own  bool // declared in the function of the site, not in one around it
}

// Program is one rewritten chunk. It is the Rewriter of bindings.ChunkOptions.
type Program struct {
	File    string
	Sites   []*Site
	Globals []string // the global variables that the program sets, in order

	step     *lua.LFunction
	declared int
	known    map[string]bool
}

// New returns a program whose sites call step.
func New(file string, step *lua.LFunction) *Program {
	return &Program{File: file, step: step, known: map[string]bool{}}
}

// SiteOf returns the site that a function given to the stepper belongs to.
func SiteOf(f *lua.LFunction) *Site {
	return f.Proto.Constants[0].(*lua.LUserData).Value.(*Site)
}

// The constants have these texts until Link gives them their values.
const (
	stepMark = "\x00nnlua step"
	siteMark = "\x00nnlua site "
)

// call makes the statement that stands before the site's.
func (p *Program) call(s *Site) ast.Stmt {
	names := []ast.Expr{&ast.StringExpr{Value: siteMark + strconv.Itoa(len(p.Sites))}}
	p.Sites = append(p.Sites, s)
	for _, v := range s.Vars {
		names = append(names, &ast.IdentExpr{Value: v.Name})
	}
	values := &ast.ReturnStmt{Exprs: names}
	scope := &ast.FunctionExpr{ParList: &ast.ParList{}, Stmts: []ast.Stmt{values}}
	step := &ast.StringExpr{Value: stepMark}
	call := &ast.FuncCallExpr{Func: step, Args: []ast.Expr{scope}}
	stmt := &ast.FuncCallStmt{Expr: call}
	for _, node := range []ast.PositionHolder{values, scope, step, call, stmt} {
		node.SetLine(s.Line)
		node.SetLastLine(s.Line)
	}
	for _, name := range names {
		name.SetLine(s.Line)
	}
	return stmt
}

// Link gives the constants of a compiled program their values. All sites are off.
func (p *Program) Link(proto *lua.FunctionProto) {
	step := -1
	for i, c := range proto.Constants {
		text, _ := c.(lua.LString)
		if text == stepMark {
			proto.Constants[i] = p.step
			step = i
		} else if number, ok := strings.CutPrefix(string(text), siteMark); ok {
			n, _ := strconv.Atoi(number)
			proto.Constants[i] = &lua.LUserData{Value: p.Sites[n], Metatable: lua.LNil}
		}
	}
	for _, inner := range proto.FunctionPrototypes {
		p.Link(inner)
	}
	for pc, inst := range proto.Code {
		if operation(inst) == lua.OP_LOADK && operand(inst) == step {
			p.linkCall(proto, pc)
		}
	}
}

// linkCall finds the site whose call begins at pc: STEP and the function are
// loaded, an instruction for each of its upvalues follows, then the call.
func (p *Program) linkCall(proto *lua.FunctionProto, pc int) {
	scope := proto.FunctionPrototypes[operand(proto.Code[pc+1])]
	site := scope.Constants[0].(*lua.LUserData).Value.(*Site)
	site.code, site.on = &proto.Code[pc], proto.Code[pc]
	site.off = jump(int(scope.NumUpvalues) + 2)
	site.Switch(false)
}

// An instruction has 6 bits of operation, 8 of register, and 18 of operand: the
// number of a constant or function, or how far to jump, where the middle is 0.
func operation(inst uint32) int { return int(inst >> 26) }
func operand(inst uint32) int   { return int(inst & (1<<18 - 1)) }
func jump(n int) uint32         { return uint32(lua.OP_JMP)<<26 | uint32(n+1<<17-1) }
