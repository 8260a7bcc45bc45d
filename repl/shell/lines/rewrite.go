package lines

import (
	"slices"

	"github.com/yuin/gopher-lua/ast"
)

// The compiler has 200 registers for a function and 255 upvalues. A site needs
// three registers; where fewer are free there is none. It shows the innermost
// variables, so many that a function around it has room for upvalues of its own.
const (
	maxRegisters = 200 - 4
	maxVisible   = 190
)

// block is a block of the program while it is rewritten.
type block struct {
	outer     *block
	fn        *Func
	vars      []Var // Own is not yet known
	registers int   // of the function, in use
}

func (b *block) declare(p *Program, names ...string) {
	for _, name := range names {
		p.declared++
		b.vars = append(b.vars, Var{Name: name, ID: p.declared})
	}
	b.registers += len(names)
}

func (b *block) inner() *block { return &block{outer: b, fn: b.fn, registers: b.registers} }

// visible lists the variables in scope, the outermost first; of several with one
// name the innermost.
func (b *block) visible() []Var {
	fn := b.fn
	seen := map[string]bool{}
	var vars []Var
	for ; b != nil && len(vars) < maxVisible; b = b.outer {
		for _, v := range slices.Backward(b.vars) {
			if !seen[v.Name] && len(vars) < maxVisible {
				seen[v.Name] = true
				v.Own = b.fn == fn
				vars = append(vars, v)
			}
		}
	}
	slices.Reverse(vars)
	return vars
}

func (b *block) isLocal(name string) bool {
	for ; b != nil; b = b.outer {
		if slices.ContainsFunc(b.vars, func(v Var) bool { return v.Name == name }) {
			return true
		}
	}
	return false
}

// Rewrite returns the program with a call of the stepper before every statement.
func (p *Program) Rewrite(stmts []ast.Stmt) []ast.Stmt {
	last := 0
	if len(stmts) > 0 {
		last = lastLine(stmts[len(stmts)-1])
	}
	return p.body(&block{fn: &Func{}}, stmts, last)
}

// body rewrites the statements of a block. Where they declare variables, the
// end of the block is a site, too: there the last of their values is seen. line
// is the line of that end.
func (p *Program) body(b *block, stmts []ast.Stmt, line int) []ast.Stmt {
	out := p.statements(b, stmts)
	if len(b.vars) > 0 && !leaves(stmts) {
		out = p.addSite(out, b, &Site{Line: line})
	}
	return out
}

func (p *Program) statements(b *block, stmts []ast.Stmt) []ast.Stmt {
	var out []ast.Stmt
	for _, stmt := range stmts {
		if !isLabel(stmt) {
			out = p.addSite(out, b, &Site{Line: stmt.Line(), Stmt: stmt})
		}
		p.stmt(b, stmt)
		out = append(out, stmt)
	}
	return out
}

// loop is body for a loop. Its end is a site of the loop itself, whose next
// round begins at line.
func (p *Program) loop(b *block, stmts []ast.Stmt, loop ast.Stmt, line int) []ast.Stmt {
	again := &Site{Line: line, Stmt: loop, Again: true}
	_, isRepeat := loop.(*ast.RepeatStmt)
	switch {
	case !leaves(stmts):
		return p.addSite(p.statements(b, stmts), b, again)
	case isLabel(stmts[len(stmts)-1]) && !isRepeat: // the condition of repeat is in the block
		inside := &ast.DoBlockStmt{Stmts: p.statements(b.inner(), stmts)}
		inside.SetLine(loop.Line())
		inside.SetLastLine(lastLine(loop))
		return p.addSite([]ast.Stmt{inside}, b, again)
	}
	return p.statements(b, stmts)
}

func (p *Program) addSite(out []ast.Stmt, b *block, site *Site) []ast.Stmt {
	if b.registers > maxRegisters {
		return out
	}
	site.File, site.Func, site.Vars = p.File, b.fn, b.visible()
	if b.fn.first == nil {
		b.fn.first = site
	}
	return append(out, p.call(site))
}

func isLabel(stmt ast.Stmt) bool {
	_, ok := stmt.(*ast.LabelStmt)
	return ok
}

// leaves reports whether nothing can follow the statements: a label must stay
// the last statement of its block, or a goto to it jumps into the scope of locals.
func leaves(stmts []ast.Stmt) bool {
	if len(stmts) == 0 {
		return false
	}
	switch stmts[len(stmts)-1].(type) {
	case *ast.ReturnStmt, *ast.BreakStmt, *ast.GotoStmt, *ast.LabelStmt:
		return true
	}
	return false
}

// stmt rewrites what is inside a statement, and declares its variables.
func (p *Program) stmt(b *block, stmt ast.Stmt) {
	switch s := stmt.(type) {
	case *ast.LocalAssignStmt:
		if len(s.Names) == 1 && len(s.Exprs) == 1 {
			if f, ok := s.Exprs[0].(*ast.FunctionExpr); ok { // which sees its own name
				b.declare(p, s.Names...)
				p.function(b, f, s.Names[0], false)
				return
			}
		}
		p.exprs(b, s.Exprs...)
		b.declare(p, s.Names...)
	case *ast.AssignStmt:
		for _, target := range s.Lhs {
			p.target(b, target)
		}
		p.exprs(b, s.Lhs...)
		p.exprs(b, s.Rhs...)
	case *ast.FuncCallStmt:
		p.exprs(b, s.Expr)
	case *ast.FuncDefStmt:
		p.target(b, s.Name.Func)
		p.function(b, s.Func, nameOf(s.Name), s.Name.Func == nil)
	case *ast.ReturnStmt:
		p.exprs(b, s.Exprs...)
	case *ast.DoBlockStmt:
		s.Stmts = p.body(b.inner(), s.Stmts, lastLine(s))
	case *ast.IfStmt:
		p.exprs(b, s.Condition)
		s.Then = p.body(b.inner(), s.Then, blockEnd(s.Then, s))
		s.Else = p.body(b.inner(), s.Else, blockEnd(s.Else, s))
	case *ast.WhileStmt:
		p.exprs(b, s.Condition)
		s.Stmts = p.loop(b.inner(), s.Stmts, s, s.Line())
	case *ast.RepeatStmt:
		in := b.inner()
		s.Stmts = p.loop(in, s.Stmts, s, lastLine(s))
		p.exprs(in, s.Condition)
	case *ast.NumberForStmt:
		p.exprs(b, s.Init, s.Limit, s.Step)
		in := b.inner()
		in.registers += 3
		in.declare(p, s.Name)
		s.Stmts = p.loop(in, s.Stmts, s, s.Line())
	case *ast.GenericForStmt:
		p.exprs(b, s.Exprs...)
		in := b.inner()
		in.registers += 3
		in.declare(p, s.Names...)
		s.Stmts = p.loop(in, s.Stmts, s, s.Line())
	}
}

// target notes a global variable that the program sets.
func (p *Program) target(b *block, target ast.Expr) {
	if id, ok := target.(*ast.IdentExpr); ok && !b.isLocal(id.Value) && !p.known[id.Value] {
		p.known[id.Value] = true
		p.Globals = append(p.Globals, id.Value)
	}
}

// function rewrites the body of a function.
func (p *Program) function(b *block, f *ast.FunctionExpr, name string, isMethod bool) {
	in := &block{outer: b, fn: &Func{Name: name, Line: f.Line()}}
	if isMethod {
		in.declare(p, "self")
	}
	in.declare(p, f.ParList.Names...)
	if f.ParList.HasVargs {
		in.declare(p, "arg") // as the compiler does
	}
	f.Stmts = p.body(in, f.Stmts, f.LastLine())
}

// nameOf is the name of a function as the program writes it.
func nameOf(name *ast.FuncName) string {
	if name.Func == nil {
		return dotted(name.Receiver) + ":" + name.Method
	}
	return dotted(name.Func)
}

func dotted(e ast.Expr) string {
	if get, ok := e.(*ast.AttrGetExpr); ok {
		return dotted(get.Object) + "." + get.Key.(*ast.StringExpr).Value
	}
	return e.(*ast.IdentExpr).Value
}

// exprs rewrites the functions in expressions.
func (p *Program) exprs(b *block, exprs ...ast.Expr) {
	for _, expr := range exprs {
		if f, ok := expr.(*ast.FunctionExpr); ok {
			p.function(b, f, "", false)
			continue
		}
		p.exprs(b, Parts(expr)...)
	}
}

// blockEnd is the line where a branch of an if ends. That of an elseif is not
// noted by the parser: its last statement must do.
func blockEnd(stmts []ast.Stmt, s *ast.IfStmt) int {
	if s.LastLine() > 0 || len(stmts) == 0 {
		return max(s.LastLine(), s.Line())
	}
	return lastLine(stmts[len(stmts)-1])
}

func lastLine(n ast.PositionHolder) int { return max(n.Line(), n.LastLine()) }
