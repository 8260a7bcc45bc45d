package bindings

import "github.com/yuin/gopher-lua/ast"

// untail keeps `return coroutine.yield(...)` from being a tail call, after which
// the machine could not go on: its results go through a function of their own.
func untail(s *ast.ReturnStmt) {
	if len(s.Exprs) != 1 {
		return
	}
	call, ok := s.Exprs[0].(*ast.FuncCallExpr)
	if !ok || call.AdjustRet || !yields(call) {
		return
	}
	all := &ast.Comma3Expr{}
	back := &ast.ReturnStmt{Exprs: []ast.Expr{all}}
	hand := &ast.FunctionExpr{ParList: &ast.ParList{HasVargs: true}, Stmts: []ast.Stmt{back}}
	through := &ast.FuncCallExpr{Func: hand, Args: []ast.Expr{call}}
	for _, node := range []ast.PositionHolder{all, back, hand, through} {
		node.SetLine(call.Line())
		node.SetLastLine(call.LastLine())
	}
	s.Exprs[0] = through
}

// yields reports whether what is called is named yield.
func yields(call *ast.FuncCallExpr) bool {
	switch f := call.Func.(type) {
	case *ast.IdentExpr:
		return f.Value == "yield"
	case *ast.AttrGetExpr:
		name, ok := f.Key.(*ast.StringExpr)
		return ok && name.Value == "yield"
	}
	return false
}
