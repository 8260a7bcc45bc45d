package shell

import (
	"context"
	"strings"

	lua "github.com/yuin/gopher-lua"
	"github.com/yuin/gopher-lua/ast"

	"nnlua/bindings"
	"nnlua/repl/shell/lines"
	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
)

// watch is an expression that is looked at again and again.
type watch struct {
	source   string
	compiled map[string]*lua.LFunction // by the names in it that are local variables
	at       map[site]*watchCode
	record        // what it was when it was looked at last
	set      bool // it had a value once
}

// watchCode is the expression as it is evaluated at one site.
type watchCode struct {
	f      *lua.LFunction
	at     []int    // of upvalue i in the variables of the site
	others []string // the names in it that are global there
}

// newWatch checks an expression. A condition may compare arrays of one element with numbers.
func (st *stepper) newWatch(source string) (*watch, error) {
	if _, err := bindings.LoadInScope(st.s.L, "return "+source, "watch", nil, nil); err != nil {
		return nil, err
	}
	return &watch{source: source, compiled: map[string]*lua.LFunction{}, at: map[site]*watchCode{}, record: record{frame: &st.outside}}, nil
}

// numeric is the name of a function that conditions call, which no program can write.
const numeric = "(number)"

// code returns the expression for the variables of a site. It is compiled once
// for all sites where the same names are local.
func (st *stepper) code(w *watch, p spot) *watchCode {
	if code := w.at[p.site]; code != nil {
		return code
	}
	code := &watchCode{}
	w.at[p.site] = code
	cells := map[string]*lua.Upvalue{numeric: {}}
	cells[numeric].SetValue(st.s.L.NewFunction(st.s.toNumber))
	places := map[string]int{}
	key := ""
	for i, v := range p.site.Vars {
		if strings.Contains(w.source, v.Name) {
			cells[v.Name], places[v.Name] = p.scope.Upvalues[i], i
			key += v.Name + " "
		}
	}
	f := w.compiled[key]
	if f == nil {
		var err error
		f, err = bindings.LoadInScope(st.s.L, "return "+w.source, "watch", cells, func(stmts []ast.Stmt) {
			compareNumbers(stmts[0].(*ast.ReturnStmt).Exprs)
		})
		if err != nil {
			return code
		}
		w.compiled[key] = f
	}
	code.f = f
	for _, name := range f.Proto.DbgUpvalues {
		i, isLocal := places[name]
		if !isLocal {
			i = -1 // numeric
		}
		code.at = append(code.at, i)
	}
	for _, t := range Tokens(w.source) {
		if t.Name && cells[t.Text] == nil && (t.Start == 0 || !strings.Contains(".:", w.source[t.Start-1:t.Start])) {
			code.others = append(code.others, t.Text)
		}
	}
	return code
}

// value evaluates the expression at a spot. ok is false where it has no value:
// a variable of it does not exist there, or an error.
func (st *stepper) value(w *watch, p spot) (v lua.LValue, ok bool) {
	code := st.code(w, p)
	if code.f == nil {
		return nil, false
	}
	for _, name := range code.others {
		if p.L.G.Global.RawGetString(name) == lua.LNil {
			return nil, false
		}
	}
	for k, i := range code.at {
		if i >= 0 {
			code.f.Upvalues[k] = p.scope.Upvalues[i]
		}
	}
	st.busy = true
	defer func() { st.busy = false }()
	if err := p.L.CallByParam(lua.P{Fn: code.f, NRet: 1, Protect: true}); err != nil {
		return nil, false
	}
	v = p.L.Get(-1)
	p.L.Pop(1)
	return v, true
}

// look returns what changed in the expression since the last look.
func (st *stepper) look(w *watch, p spot) []Change {
	v, ok := st.value(w, p)
	if !ok {
		return nil
	}
	st.busy = true
	defer func() { st.busy = false }()
	now := st.s.note(w.source, v, w.parts)
	list := st.s.changes(&w.record, now)
	if !w.set && len(list) == 0 { // nil at first is worth showing, too
		list = []Change{{Path: w.source, To: &now[0]}}
	}
	w.parts, w.set = now, true
	return list
}

// holds reports whether a condition is true at a spot.
func (st *stepper) holds(w *watch, p spot) bool {
	v, ok := st.value(w, p)
	return ok && lua.LVAsBool(v)
}

// compareNumbers lets "loss.data < 0.01" compare: Lua itself compares only two of a kind.
func compareNumbers(exprs []ast.Expr) {
	for _, expr := range exprs {
		if e, ok := expr.(*ast.RelationalOpExpr); ok && !strings.Contains("== ~=", e.Operator) {
			e.Lhs, e.Rhs = asNumber(e.Lhs), asNumber(e.Rhs)
		}
		compareNumbers(lines.Parts(expr))
	}
}

func asNumber(e ast.Expr) ast.Expr {
	f := &ast.IdentExpr{Value: numeric}
	return &ast.FuncCallExpr{Func: f, Args: []ast.Expr{e}, AdjustRet: true}
}

// toNumber turns an array or Variable of one element into its number.
func (s *Shell) toNumber(L *lua.LState) int {
	var a *array.Array
	switch x := s.object(L.Get(1)).(type) {
	case *array.Array:
		a = x
	case *autograd.Variable:
		a = x.Data()
	}
	if a != nil && a.Size() == 1 {
		L.Push(lua.LNumber(a.Float(0)))
	} else {
		L.Push(L.Get(1))
	}
	return 1
}

// scope is the local variables by name, for an input at the prompt.
type scope map[string]*lua.Upvalue

func scopeOf(p spot) scope {
	cells := scope{}
	for i, v := range p.site.Vars {
		cells[v.Name] = p.scope.Upvalues[i]
	}
	return cells
}

// scopeOfFrame is the scope of a call that an error ended.
func (s *Shell) scopeOfFrame(f Frame) scope {
	cells := scope{}
	source, _ := bindings.SourceOf(s.L, f.Source)
	for _, local := range f.locals(source) {
		if cells[local.Name] == nil || local.Value != lua.LNil {
			cell := &lua.Upvalue{}
			cell.SetValue(local.Value)
			cells[local.Name] = cell
		}
	}
	return cells
}

// executeIn runs an input where local variables are in scope.
func (s *Shell) executeIn(ctx context.Context, cells scope, input, name string) error {
	s.sources[name] = input
	if f, err := bindings.LoadInScope(s.L, "return "+expression(input), name, cells, nil); err == nil {
		return s.showValues(ctx, f, input)
	}
	f, err := bindings.LoadInScope(s.L, input, name, cells, nil)
	if err != nil {
		return err
	}
	_, err = s.call(ctx, f)
	return err
}
