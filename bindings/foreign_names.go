package bindings

import "github.com/yuin/gopher-lua/ast"

// Foreign returns the names of the variables that a program uses, but nowhere
// declares or sets. The error is that of a text that is no program.
func Foreign(source string) (map[string]bool, error) {
	stmts, err := parseChunk(stripStart(source), "")
	if err != nil {
		return nil, err
	}
	used, own := map[string]bool{}, []string{}
	declare := func(exprs ...ast.Expr) {
		for _, expr := range exprs {
			if id, ok := expr.(*ast.IdentExpr); ok {
				own = append(own, id.Value)
			}
		}
	}
	inspect(stmts, func(node any) bool {
		switch node := node.(type) {
		case *ast.IdentExpr:
			used[node.Value] = true
		case *ast.LocalAssignStmt:
			own = append(own, node.Names...)
		case *ast.ParList:
			own = append(own, node.Names...)
		case *ast.GenericForStmt:
			own = append(own, node.Names...)
		case *ast.NumberForStmt:
			own = append(own, node.Name)
		case *ast.AssignStmt:
			declare(node.Lhs...)
		case *ast.FuncName:
			declare(node.Func)
		}
		return true
	})
	for _, name := range own {
		delete(used, name)
	}
	return used, nil
}
