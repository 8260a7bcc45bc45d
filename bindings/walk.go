package bindings

import (
	"reflect"

	"github.com/yuin/gopher-lua/ast"
)

// walk calls f for every function in a syntax tree, the outer ones first. The
// tree has thirty kinds of nodes, and all that matters of them is what they hold.
func walk(tree any, f func(fn *ast.FunctionExpr, isMethod bool)) {
	walkValue(reflect.ValueOf(tree), f)
}

func walkValue(v reflect.Value, f func(*ast.FunctionExpr, bool)) {
	switch v.Kind() {
	case reflect.Slice:
		for i := range v.Len() {
			walkValue(v.Index(i), f)
		}
	case reflect.Interface:
		walkValue(v.Elem(), f)
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				walkValue(v.Field(i), f)
			}
		}
	case reflect.Pointer:
		if v.IsNil() {
			return
		}
		switch node := v.Interface().(type) {
		case *ast.FuncDefStmt:
			f(node.Func, node.Name.Method != "")
			walk(node.Func.Stmts, f)
			return
		case *ast.FunctionExpr:
			f(node, false)
		}
		walkValue(v.Elem(), f)
	}
}
