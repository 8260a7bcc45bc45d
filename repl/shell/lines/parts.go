package lines

import "github.com/yuin/gopher-lua/ast"

// Parts returns the expressions that an expression is directly made of; none of
// a name, a constant, or a function.
func Parts(expr ast.Expr) []ast.Expr {
	switch e := expr.(type) {
	case *ast.AttrGetExpr:
		return []ast.Expr{e.Object, e.Key}
	case *ast.TableExpr:
		var parts []ast.Expr
		for _, f := range e.Fields {
			if f.Key != nil {
				parts = append(parts, f.Key)
			}
			parts = append(parts, f.Value)
		}
		return parts
	case *ast.FuncCallExpr:
		callee := e.Func
		if callee == nil {
			callee = e.Receiver
		}
		return append([]ast.Expr{callee}, e.Args...)
	case *ast.LogicalOpExpr:
		return []ast.Expr{e.Lhs, e.Rhs}
	case *ast.RelationalOpExpr:
		return []ast.Expr{e.Lhs, e.Rhs}
	case *ast.StringConcatOpExpr:
		return []ast.Expr{e.Lhs, e.Rhs}
	case *ast.ArithmeticOpExpr:
		return []ast.Expr{e.Lhs, e.Rhs}
	case *ast.UnaryMinusOpExpr:
		return []ast.Expr{e.Expr}
	case *ast.UnaryNotOpExpr:
		return []ast.Expr{e.Expr}
	case *ast.UnaryLenOpExpr:
		return []ast.Expr{e.Expr}
	}
	return nil
}
