package bindings

import (
	lua "github.com/yuin/gopher-lua"
	"github.com/yuin/gopher-lua/ast"
)

// LoadExpression compiles source as a list of expressions. ok is false if it is none.
func LoadExpression(L *lua.LState, source, name string, opt ChunkOptions) (f *lua.LFunction, ok bool) {
	f, err := LoadChunk(L, "return "+source, name, opt)
	return f, err == nil
}

// LoadInScope compiles statements, or an expression with "return" before it, to
// be run where the local variables in cells are in scope: they are its upvalues.
// Its own top-level locals become variables of the session.
func LoadInScope(L *lua.LState, source, name string, cells map[string]*lua.Upvalue, rewrite func([]ast.Stmt)) (*lua.LFunction, error) {
	stmts, err := parseChunk(source, name)
	if err != nil {
		return nil, err
	}
	keepLocals(stmts)
	if rewrite != nil {
		rewrite(stmts)
	}
	around := &ast.LocalAssignStmt{}
	for local := range cells {
		around.Names = append(around.Names, local)
	}
	f := &ast.FunctionExpr{ParList: &ast.ParList{}, Stmts: stmts}
	proto, err := compile(L, []ast.Stmt{around, &ast.ReturnStmt{Exprs: []ast.Expr{f}}}, name)
	if err != nil {
		return nil, err
	}
	inner := L.NewFunctionFromProto(proto.FunctionPrototypes[0])
	for i, local := range inner.Proto.DbgUpvalues {
		inner.Upvalues[i] = cells[local]
	}
	return inner, nil
}

// Receiver returns the name of the variable before the colon if source is
// nothing but a call of a method, such as optimizer:setup(model).
func Receiver(source string) string {
	stmts, err := parseChunk("return "+source, "")
	if err != nil || len(stmts) != 1 {
		return ""
	}
	exprs := stmts[0].(*ast.ReturnStmt).Exprs
	if len(exprs) != 1 {
		return ""
	}
	if call, ok := exprs[0].(*ast.FuncCallExpr); ok {
		if id, ok := call.Receiver.(*ast.IdentExpr); ok {
			return id.Value
		}
	}
	return ""
}

// keepLocals turns the top-level locals into assignments to session variables.
func keepLocals(stmts []ast.Stmt) {
	for i, stmt := range stmts {
		local, ok := stmt.(*ast.LocalAssignStmt)
		if !ok {
			continue
		}
		assign := &ast.AssignStmt{Rhs: local.Exprs}
		assign.SetLine(local.Line())
		assign.SetLastLine(local.LastLine())
		for _, name := range local.Names {
			id := &ast.IdentExpr{Value: name}
			id.SetLine(local.Line())
			id.SetLastLine(local.LastLine())
			assign.Lhs = append(assign.Lhs, id)
		}
		if len(assign.Rhs) == 0 {
			none := &ast.NilExpr{}
			none.SetLine(local.Line())
			assign.Rhs = []ast.Expr{none}
		}
		stmts[i] = assign
	}
}
