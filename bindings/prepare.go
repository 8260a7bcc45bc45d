package bindings

import (
	"reflect"
	"slices"
	"strings"

	lua "github.com/yuin/gopher-lua"
	"github.com/yuin/gopher-lua/ast"
)

// maxNesting is how deep the parts of a program may stand in each other. The
// compiler calls itself for each and would end the process where the stack does.
const maxNesting = 5000

// concatMark stands for the function of .. in a program's text; link puts the
// function in its place.
const concatMark = "\x00.."

// prepare puts right what gopher-lua compiles unlike Lua 5.1: numbers that start
// with 0 are no octal ones, .. writes numbers as Lua does, a coroutine may end with
// a yield, and (...) may be assigned. It reports whether the program is shallow enough to be compiled.
func prepare(stmts []ast.Stmt) bool { return prepareValue(reflect.ValueOf(stmts), 0) }

func prepareValue(v reflect.Value, depth int) bool {
	if depth > maxNesting {
		return false
	}
	switch v.Kind() {
	case reflect.Slice:
		for i := range v.Len() {
			if !prepareValue(v.Index(i), depth) {
				return false
			}
		}
	case reflect.Interface:
		if concat, ok := v.Interface().(*ast.StringConcatOpExpr); ok && v.CanSet() {
			v.Set(reflect.ValueOf(concatCall(concat)))
		}
		return prepareValue(v.Elem(), depth)
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && !f.Anonymous && !prepareValue(v.Field(i), depth) {
				return false
			}
		}
	case reflect.Pointer:
		if v.IsNil() {
			return true
		}
		switch node := v.Interface().(type) {
		case *ast.NumberExpr:
			node.Value = decimal(node.Value)
		case *ast.ReturnStmt:
			untail(node)
		case *ast.AssignStmt:
			oneOfAll(node)
		}
		return prepareValue(v.Elem(), depth+1)
	}
	return true
}

// decimal takes the zeros off the start of a number.
func decimal(number string) string {
	rest := strings.TrimLeft(number, "0")
	if len(rest) == len(number) || rest == "" || rest[0] < '0' || rest[0] > '9' {
		return number
	}
	return rest
}

// concatGroup is how many values one call joins: a call has at most 250 arguments.
const concatGroup = 100

// concatCall is the call that a .. b .. c becomes.
func concatCall(concat *ast.StringConcatOpExpr) *ast.FuncCallExpr {
	values := []ast.Expr{concat.Lhs}
	last := concat.Rhs
	for next, ok := last.(*ast.StringConcatOpExpr); ok; next, ok = last.(*ast.StringConcatOpExpr) {
		values, last = append(values, next.Lhs), next.Rhs
	}
	values = append(values, last)
	for len(values) > concatGroup {
		var groups []ast.Expr
		for group := range slices.Chunk(values, concatGroup) {
			groups = append(groups, joinCall(concat, group))
		}
		values = groups
	}
	return joinCall(concat, values)
}

func joinCall(at ast.PositionHolder, values []ast.Expr) *ast.FuncCallExpr {
	mark := &ast.StringExpr{Value: concatMark}
	mark.SetLine(at.Line())
	call := &ast.FuncCallExpr{Func: mark, Args: values, AdjustRet: true}
	call.SetLine(at.Line())
	call.SetLastLine(at.LastLine())
	switch last := values[len(values)-1].(type) { // one value of f() or ..., not all
	case *ast.FuncCallExpr:
		last.AdjustRet = true
	case *ast.Comma3Expr:
		last.AdjustRet = true
	}
	return call
}

// link puts the function of .. into a compiled program.
func link(L *lua.LState, proto *lua.FunctionProto) *lua.FunctionProto {
	for i, c := range proto.Constants {
		if c == lua.LString(concatMark) {
			proto.Constants[i] = concatFunction(L)
		}
	}
	for _, inner := range proto.FunctionPrototypes {
		link(L, inner)
	}
	return proto
}
