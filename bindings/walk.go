package bindings

import (
	"reflect"

	"github.com/yuin/gopher-lua/ast"
)

// inspect calls f for every node of a syntax tree, the outer ones first; false
// leaves out what is in the node. The tree has thirty kinds of nodes, and all that
// matters of most is what they hold.
func inspect(tree any, f func(node any) bool) { inspectValue(reflect.ValueOf(tree), f) }

func inspectValue(v reflect.Value, f func(any) bool) {
	switch v.Kind() {
	case reflect.Slice:
		for i := range v.Len() {
			inspectValue(v.Index(i), f)
		}
	case reflect.Interface:
		inspectValue(v.Elem(), f)
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				inspectValue(v.Field(i), f)
			}
		}
	case reflect.Pointer:
		if !v.IsNil() && f(v.Interface()) {
			inspectValue(v.Elem(), f)
		}
	}
}

// walk calls f for every function in a syntax tree, the outer ones first.
func walk(tree any, f func(fn *ast.FunctionExpr, isMethod bool)) {
	inspect(tree, func(node any) bool {
		switch node := node.(type) {
		case *ast.FuncDefStmt:
			f(node.Func, node.Name.Method != "")
			walk(node.Func.Stmts, f)
			return false
		case *ast.FunctionExpr:
			f(node, false)
		}
		return true
	})
}
