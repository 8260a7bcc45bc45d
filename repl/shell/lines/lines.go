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
//	if not OFF then STEP(function() return SITE, x, model end) end
//	local y = model(x)
//
// where OFF, STEP and SITE are constants of the compiled program that no name
// reaches. OFF is true until the site is switched on, so a site that nobody
// waits at costs three instructions. Statements keep their lines, functions
// their parameters, and the registers of locals stay where they are.
package lines

import (
	"strconv"
	"strings"

	lua "github.com/yuin/gopher-lua"
	"github.com/yuin/gopher-lua/ast"
)

// Site is a place between two statements.
type Site struct {
	File string
	Line int
	Stmt ast.Stmt // what runs next; nil at the end of a block
	Func *Func
	Vars []Var // in scope, the outermost first; upvalue i of the site's function is variable i

	off *lua.LValue // the constant of the program that skips the site
}

// Switch makes the program stop at the site, or pass it.
func (s *Site) Switch(on bool) {
	if s.off != nil { // nil: the compiler dropped it as code that never runs
		*s.off = lua.LBool(!on)
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
	offMark  = "\x00nnlua off "
	siteMark = "\x00nnlua site "
)

// call makes the statement that stands before the site's.
func (p *Program) call(s *Site) ast.Stmt {
	n := strconv.Itoa(len(p.Sites))
	p.Sites = append(p.Sites, s)
	names := []ast.Expr{&ast.StringExpr{Value: siteMark + n}}
	for _, v := range s.Vars {
		names = append(names, &ast.IdentExpr{Value: v.Name})
	}
	values := &ast.ReturnStmt{Exprs: names}
	scope := &ast.FunctionExpr{ParList: &ast.ParList{}, Stmts: []ast.Stmt{values}}
	step := &ast.StringExpr{Value: stepMark}
	call := &ast.FuncCallExpr{Func: step, Args: []ast.Expr{scope}}
	stmt := &ast.FuncCallStmt{Expr: call}
	off := &ast.StringExpr{Value: offMark + n}
	not := &ast.UnaryNotOpExpr{Expr: off}
	site := &ast.IfStmt{Condition: not, Then: []ast.Stmt{stmt}}
	for _, node := range []ast.PositionHolder{values, scope, step, call, stmt, off, not, site} {
		node.SetLine(s.Line)
		node.SetLastLine(s.Line)
	}
	for _, name := range names {
		name.SetLine(s.Line)
	}
	return site
}

// Link gives the constants of a compiled program their values. All sites are off.
func (p *Program) Link(proto *lua.FunctionProto) {
	for i, c := range proto.Constants {
		text, ok := c.(lua.LString)
		if !ok {
			continue
		}
		switch {
		case text == stepMark:
			proto.Constants[i] = p.step
		case strings.HasPrefix(string(text), offMark):
			site := p.site(string(text[len(offMark):]))
			proto.Constants[i] = lua.LTrue
			site.off = &proto.Constants[i]
		case strings.HasPrefix(string(text), siteMark):
			proto.Constants[i] = &lua.LUserData{Value: p.site(string(text[len(siteMark):])), Metatable: lua.LNil}
		}
	}
	for _, inner := range proto.FunctionPrototypes {
		p.Link(inner)
	}
}

func (p *Program) site(number string) *Site {
	n, _ := strconv.Atoi(number)
	return p.Sites[n]
}
