package bindings

import "github.com/yuin/gopher-lua/ast"

// oneOfAll makes v = (...) into v = ({...})[1], and so in v = v or (...): the machine
// copies the values of ... straight to a local variable, and then forgets the variables
// that were declared after it.
func oneOfAll(s *ast.AssignStmt) {
	if _, named := s.Lhs[0].(*ast.IdentExpr); named && len(s.Lhs) == 1 && len(s.Rhs) == 1 {
		s.Rhs[0] = firstVararg(s.Rhs[0], false)
	}
}

// firstVararg replaces ... in e, if it stands in brackets or is part of an operation.
func firstVararg(e ast.Expr, part bool) ast.Expr {
	switch e := e.(type) {
	case *ast.LogicalOpExpr:
		e.Lhs, e.Rhs = firstVararg(e.Lhs, true), firstVararg(e.Rhs, true)
	case *ast.Comma3Expr:
		if !part && !e.AdjustRet {
			return e
		}
		e.AdjustRet = false
		all := &ast.TableExpr{Fields: []*ast.Field{{Value: e}}}
		key := &ast.NumberExpr{Value: "1"}
		first := &ast.AttrGetExpr{Object: all, Key: key}
		for _, node := range []ast.PositionHolder{all, key, first} {
			node.SetLine(e.Line())
			node.SetLastLine(e.LastLine())
		}
		return first
	}
	return e
}
