package bindings

import (
	"fmt"
	"reflect"

	"github.com/yuin/gopher-lua/ast"
)

// repairAssignments rewrites the assignments to several variables in a program
// whose values may depend on one of them, such as a, b = b, a. The compiler would
// store the first value before it computes the second; Lua computes all of them
// first. Now they go through locals of a block, whose names no program can write.
func repairAssignments(program reflect.Value) {
	switch program.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !program.IsNil() {
			repairAssignments(program.Elem())
		}
	case reflect.Struct:
		for i := range program.NumField() {
			repairAssignments(program.Field(i))
		}
	case reflect.Slice:
		for i := range program.Len() {
			repairAssignments(program.Index(i))
			if s, ok := program.Index(i).Interface().(*ast.AssignStmt); ok && interferes(s) {
				program.Index(i).Set(reflect.ValueOf(throughLocals(s)))
			}
		}
	}
}

// interferes reports whether storing one value may change another one, or where it goes.
func interferes(s *ast.AssignStmt) bool {
	names := map[string]bool{}
	for _, target := range s.Lhs {
		if id, ok := target.(*ast.IdentExpr); ok {
			names[id.Value] = true
		}
	}
	switch {
	case len(names) == 0 || len(s.Lhs) == 1:
		return false
	case len(names) < len(s.Lhs):
		return true
	case len(s.Rhs) == 1:
		return false
	}
	for _, value := range s.Rhs {
		switch v := value.(type) {
		case *ast.NumberExpr, *ast.StringExpr, *ast.TrueExpr, *ast.FalseExpr, *ast.NilExpr:
		case *ast.IdentExpr:
			if names[v.Value] {
				return true
			}
		default:
			return true
		}
	}
	return false
}

// throughLocals returns the assignment as a block: the tables and keys that are
// assigned to, then all values, then one assignment after the other, the last first.
func throughLocals(s *ast.AssignStmt) ast.Stmt {
	place := func(n ast.PositionHolder) {
		n.SetLine(s.Line())
		n.SetLastLine(s.LastLine())
	}
	block := &ast.DoBlockStmt{}
	place(block)
	add := func(stmt ast.Stmt) {
		place(stmt)
		block.Stmts = append(block.Stmts, stmt)
	}
	use := func(name string) ast.Expr {
		id := &ast.IdentExpr{Value: name}
		place(id)
		return id
	}
	keep := func(name string, e ast.Expr) ast.Expr {
		add(&ast.LocalAssignStmt{Names: []string{name}, Exprs: []ast.Expr{e}})
		return use(name)
	}
	var values []string
	targets := make([]ast.Expr, len(s.Lhs))
	for i, target := range s.Lhs {
		values = append(values, fmt.Sprintf("(value %d)", i+1))
		targets[i] = target
		if get, ok := target.(*ast.AttrGetExpr); ok {
			item := &ast.AttrGetExpr{Object: keep(fmt.Sprintf("(table %d)", i+1), get.Object), Key: get.Key}
			if _, constant := get.Key.(*ast.StringExpr); !constant {
				item.Key = keep(fmt.Sprintf("(key %d)", i+1), get.Key)
			}
			place(item)
			targets[i] = item
		}
	}
	add(&ast.LocalAssignStmt{Names: values, Exprs: s.Rhs})
	for i := len(targets) - 1; i >= 0; i-- {
		add(&ast.AssignStmt{Lhs: []ast.Expr{targets[i]}, Rhs: []ast.Expr{use(values[i])}})
	}
	return block
}
