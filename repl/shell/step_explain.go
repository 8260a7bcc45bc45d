package shell

import (
	"context"
	"fmt"
	"strings"

	lua "github.com/yuin/gopher-lua"
	"github.com/yuin/gopher-lua/ast"

	"nnlua/bindings"
	"nnlua/repl/shell/lines"
	"nnlua/runtime/catalog"
)

// explaining is the tree of the values in one line. Nothing is computed that
// could change something: operators, fields, and the pure functions of the
// runtime. Other calls are named only.
type explaining struct {
	st   *stepping
	rows [][]string
}

// runExplain shows the expressions of the line that is next with their values.
func (st *stepping) runExplain(string) error {
	if st.failed {
		return st.goOn()
	}
	e := &explaining{st: st}
	for _, expr := range exprsOf(st.from.site) {
		e.show(expr, 0)
	}
	if e.rows == nil {
		st.s.notice(st.s.Say("there is nothing to compute in this line", "この行に計算する式はありません"))
		return nil
	}
	st.s.notice(st.s.columns(e.rows))
	return nil
}

// exprsOf returns the expressions that a statement computes first.
func exprsOf(at site) []ast.Expr {
	if at.Again {
		switch s := at.Stmt.(type) {
		case *ast.WhileStmt:
			return []ast.Expr{s.Condition}
		case *ast.RepeatStmt:
			return []ast.Expr{s.Condition}
		}
		return nil // for computes its limits once
	}
	switch s := at.Stmt.(type) {
	case *ast.LocalAssignStmt:
		return s.Exprs
	case *ast.AssignStmt:
		return s.Rhs
	case *ast.FuncCallStmt:
		return []ast.Expr{s.Expr}
	case *ast.ReturnStmt:
		return s.Exprs
	case *ast.IfStmt:
		return []ast.Expr{s.Condition}
	case *ast.WhileStmt:
		return []ast.Expr{s.Condition}
	case *ast.NumberForStmt:
		return []ast.Expr{s.Init, s.Limit}
	case *ast.GenericForStmt:
		return s.Exprs
	}
	return nil
}

// show adds an expression and, below it, what it is made of.
func (e *explaining) show(expr ast.Expr, depth int) {
	switch expr.(type) {
	case *ast.NumberExpr, *ast.StringExpr, *ast.TrueExpr, *ast.FalseExpr, *ast.NilExpr, *ast.FunctionExpr, *ast.Comma3Expr:
		if depth > 0 {
			return
		}
	}
	text := e.st.s.Say("(a call: not run here)", "（関数呼び出し。ここでは実行しません）")
	if e.isPure(expr) {
		v, err := e.value(expr)
		switch {
		case err != nil:
			text = e.st.s.Painted(Wrong, e.st.s.translate(err.Error()))
		default:
			text = e.st.s.partText(&e.st.s.note("", v, nil)[0])
		}
	}
	e.rows = append(e.rows, []string{strings.Repeat("  ", depth) + sourceOf(expr), text})
	for i, part := range lines.Parts(expr) {
		if _, isField := expr.(*ast.AttrGetExpr); isField && i == 0 && isName(part) {
			continue // the object of model.W says no more
		}
		if call, isCall := expr.(*ast.FuncCallExpr); isCall && i == 0 && (call.Receiver == nil || isName(part)) {
			continue
		}
		e.show(part, depth+1)
	}
}

func isName(expr ast.Expr) bool {
	switch x := expr.(type) {
	case *ast.IdentExpr:
		return true
	case *ast.AttrGetExpr:
		return isName(x.Object)
	}
	return false
}

// value evaluates an expression in the scope of the line.
func (e *explaining) value(expr ast.Expr) (lua.LValue, error) {
	s := e.st.s
	f, err := bindings.LoadInScope(s.L, "return nil", "explain", e.st.scope, func(stmts []ast.Stmt) {
		stmts[0].(*ast.ReturnStmt).Exprs = []ast.Expr{expr}
	})
	if err != nil {
		return nil, err
	}
	values, err := s.call(context.Background(), f)
	if err != nil {
		message := err.Error()
		if at := position().FindString(message); at != "" {
			message = message[len(at):]
		}
		return nil, fmt.Errorf("%s", message)
	}
	if len(values) == 0 {
		return lua.LNil, nil
	}
	return values[0], nil
}

// isPure reports whether evaluating an expression changes nothing.
func (e *explaining) isPure(expr ast.Expr) bool {
	switch x := expr.(type) {
	case *ast.FunctionExpr, *ast.Comma3Expr:
		return false
	case *ast.FuncCallExpr:
		if x.Func == nil || !isName(x.Func) || !e.isPureFunction(x.Func) {
			return false
		}
	}
	for _, part := range lines.Parts(expr) {
		if !e.isPure(part) {
			return false
		}
	}
	return true
}

// isPureFunction knows the functions of F and np that draw no random numbers
// and write nothing.
func (e *explaining) isPureFunction(name ast.Expr) bool {
	f, err := e.value(name)
	fn, ok := f.(*lua.LFunction)
	if err != nil || !ok {
		return false
	}
	row := e.st.s.Binding.FunctionRow(fn)
	return row != nil && row.Kind == catalog.Function && (row.Module == "F" || row.Module == "np") &&
		!row.Current.IsValid() && !strings.HasPrefix(row.Name, "save") && !strings.HasPrefix(row.Name, "set") && row.Name != "dropout"
}

// sourceOf writes an expression as a program would.
func sourceOf(expr ast.Expr) string {
	binary := func(l ast.Expr, op string, r ast.Expr) string { return operand(l) + " " + op + " " + operand(r) }
	switch x := expr.(type) {
	case *ast.TrueExpr:
		return "true"
	case *ast.FalseExpr:
		return "false"
	case *ast.NilExpr:
		return "nil"
	case *ast.NumberExpr:
		return x.Value
	case *ast.StringExpr:
		return fmt.Sprintf("%q", x.Value)
	case *ast.Comma3Expr:
		return "..."
	case *ast.IdentExpr:
		return x.Value
	case *ast.AttrGetExpr:
		if key, ok := x.Key.(*ast.StringExpr); ok && identifier().MatchString(key.Value) {
			return sourceOf(x.Object) + "." + key.Value
		}
		return sourceOf(x.Object) + "[" + sourceOf(x.Key) + "]"
	case *ast.TableExpr:
		return "{...}"
	case *ast.FunctionExpr:
		return "function(" + strings.Join(x.ParList.Names, ", ") + ")"
	case *ast.FuncCallExpr:
		var args []string
		for _, arg := range x.Args {
			args = append(args, sourceOf(arg))
		}
		callee := ""
		if x.Func != nil {
			callee = sourceOf(x.Func)
		} else {
			callee = sourceOf(x.Receiver) + ":" + x.Method
		}
		return callee + "(" + strings.Join(args, ", ") + ")"
	case *ast.LogicalOpExpr:
		return binary(x.Lhs, x.Operator, x.Rhs)
	case *ast.RelationalOpExpr:
		return binary(x.Lhs, x.Operator, x.Rhs)
	case *ast.StringConcatOpExpr:
		return binary(x.Lhs, "..", x.Rhs)
	case *ast.ArithmeticOpExpr:
		return binary(x.Lhs, x.Operator, x.Rhs)
	case *ast.UnaryMinusOpExpr:
		return "-" + operand(x.Expr)
	case *ast.UnaryNotOpExpr:
		return "not " + operand(x.Expr)
	case *ast.UnaryLenOpExpr:
		return "#" + operand(x.Expr)
	}
	return "?"
}

// operand is an expression inside another one, in brackets if it has an operator itself.
func operand(expr ast.Expr) string {
	switch expr.(type) {
	case *ast.LogicalOpExpr, *ast.RelationalOpExpr, *ast.StringConcatOpExpr, *ast.ArithmeticOpExpr:
		return "(" + sourceOf(expr) + ")"
	}
	return sourceOf(expr)
}
