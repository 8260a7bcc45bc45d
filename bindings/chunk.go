package bindings

import (
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"

	lua "github.com/yuin/gopher-lua"
	"github.com/yuin/gopher-lua/ast"
	"github.com/yuin/gopher-lua/parse"

	"nnlua/runtime/array"
)

// ChunkOptions say how LoadChunk compiles.
type ChunkOptions struct {
	// SessionLocals makes the top-level locals of the chunk variables of the
	// session, so that the next line at a prompt sees them.
	SessionLocals bool

	// Text is what the chunk is a part of, and Line how many lines of it stand
	// before: those of messages count in Text. Other parts of Text may be blank,
	// so that it is a program.
	Text string
	Line int

	Rewrite Rewriter // nil leaves the program as it is
}

// Rewriter changes a program on its way from text to code.
type Rewriter interface {
	Rewrite([]ast.Stmt) []ast.Stmt // the statements
	Link(*lua.FunctionProto)       // the compiled program
}

// SyntaxError is a mistake in the text of a program.
type SyntaxError struct {
	Name       string
	Line       int
	Message    string
	Unfinished bool // the text ends too early: more of it may be right
}

// Error returns "name:line: message".
func (e *SyntaxError) Error() string { return fmt.Sprintf("%s:%d: %s", e.Name, e.Line, e.Message) }

// LoadChunk compiles a program. It takes off a byte order mark and a first line
// that starts with #!.
func LoadChunk(L *lua.LState, source, name string, opt ChunkOptions) (*lua.LFunction, error) {
	source = stripStart(source)
	stmts, err := parseChunk(source, name)
	if err != nil {
		return nil, err
	}
	if opt.SessionLocals {
		keepLocals(stmts)
	}
	if opt.Text == "" {
		opt.Text = source
	}
	rememberSource(L, name, opt.Text)
	if opt.Rewrite != nil {
		stmts = opt.Rewrite.Rewrite(stmts)
		if proto, err := compile(L, stmts, name); err == nil {
			opt.Rewrite.Link(proto)
			return L.NewFunctionFromProto(proto), nil
		}
		opt.Rewrite = nil // what was added does not fit into the machine's limits
		return LoadChunk(L, source, name, opt)
	}
	proto, err := compile(L, stmts, name)
	if err != nil {
		return nil, err
	}
	if opt.SessionLocals {
		proto.DbgLocals = append(proto.DbgLocals, &lua.DbgLocalInfo{Name: noTopLocals})
	}
	if opt.Line > 0 {
		shiftLines(proto, opt.Line)
	}
	return L.NewFunctionFromProto(proto), nil
}

// shiftLines makes the lines of a compiled function larger.
func shiftLines(proto *lua.FunctionProto, by int) {
	for i := range proto.DbgSourcePositions {
		proto.DbgSourcePositions[i] += by
	}
	for _, inner := range proto.FunctionPrototypes {
		inner.LineDefined += by
		inner.LastLineDefined += by
		shiftLines(inner, by)
	}
}

func compile(L *lua.LState, stmts []ast.Stmt, name string) (*lua.FunctionProto, error) {
	if !prepare(stmts) {
		return nil, &SyntaxError{Name: name, Line: 1, Message: "the program is nested too deep"}
	}
	repairAssignments(reflect.ValueOf(stmts))
	proto, err := lua.Compile(stmts, name)
	if err != nil {
		return nil, &SyntaxError{Name: name, Line: errorLine(err), Message: compileMessage(err)}
	}
	return link(L, proto), nil
}

// sourcesKey is the field of the registry that holds the texts of all programs
// that were loaded, for messages: a map[string]string by the names of the chunks.
const sourcesKey = "nnlua.sources"

func rememberSource(L *lua.LState, name, source string) {
	ud, ok := L.G.Registry.RawGetString(sourcesKey).(*lua.LUserData)
	if !ok {
		ud = &lua.LUserData{Value: map[string]string{}, Metatable: lua.LNil}
		L.G.Registry.RawSetString(sourcesKey, ud)
	}
	ud.Value.(map[string]string)[name] = source
}

// SourceOf returns the text of a program that was loaded.
func SourceOf(L *lua.LState, name string) (string, bool) {
	ud, ok := L.G.Registry.RawGetString(sourcesKey).(*lua.LUserData)
	if !ok {
		return "", false
	}
	source, ok := ud.Value.(map[string]string)[name]
	return source, ok
}

// LoadExpression compiles source as a list of expressions. ok is false if it is none.
func LoadExpression(L *lua.LState, source, name string, opt ChunkOptions) (f *lua.LFunction, ok bool) {
	f, err := LoadChunk(L, "return "+source, name, opt)
	return f, err == nil
}

// LoadInScope compiles statements, or an expression with "return" before it, to
// be run where the local variables in cells are in scope: they are its upvalues.
// Its own top-level locals become variables of the session.
func LoadInScope(L *lua.LState, source, name string, cells map[string]*lua.Upvalue, rewrite func([]ast.Stmt)) (*lua.LFunction, error) {
	stmts, err := parseChunk(source, name)
	if err != nil {
		return nil, err
	}
	keepLocals(stmts)
	if rewrite != nil {
		rewrite(stmts)
	}
	around := &ast.LocalAssignStmt{}
	for local := range cells {
		around.Names = append(around.Names, local)
	}
	f := &ast.FunctionExpr{ParList: &ast.ParList{}, Stmts: stmts}
	proto, err := compile(L, []ast.Stmt{around, &ast.ReturnStmt{Exprs: []ast.Expr{f}}}, name)
	if err != nil {
		return nil, err
	}
	inner := L.NewFunctionFromProto(proto.FunctionPrototypes[0])
	for i, local := range inner.Proto.DbgUpvalues {
		inner.Upvalues[i] = cells[local]
	}
	return inner, nil
}

// Receiver returns the name of the variable before the colon if source is
// nothing but a call of a method, such as optimizer:setup(model).
func Receiver(source string) string {
	stmts, err := parseChunk("return "+source, "")
	if err != nil || len(stmts) != 1 {
		return ""
	}
	exprs := stmts[0].(*ast.ReturnStmt).Exprs
	if len(exprs) != 1 {
		return ""
	}
	if call, ok := exprs[0].(*ast.FuncCallExpr); ok {
		if id, ok := call.Receiver.(*ast.IdentExpr); ok {
			return id.Value
		}
	}
	return ""
}

// IsComplete reports whether source can be compiled, or is wrong however it goes
// on. It is false while a block, a bracket or a long string is open.
func IsComplete(source string) bool {
	_, asStatement := parseChunk(source, "")
	_, asExpression := parseChunk("return "+source, "")
	return asStatement == nil || asExpression == nil || !isUnfinished(asStatement) && !isUnfinished(asExpression)
}

func isUnfinished(err error) bool {
	var syntax *SyntaxError
	return errors.As(err, &syntax) && syntax.Unfinished
}

func stripStart(source string) string {
	source = strings.TrimPrefix(source, "\ufeff")
	if strings.HasPrefix(source, "#") {
		end := strings.IndexByte(source, '\n')
		if end < 0 {
			return ""
		}
		return source[end:] // with the line's end, so that line numbers stay
	}
	return source
}

func parseChunk(source, name string) ([]ast.Stmt, error) {
	if err := checkCharacters(source, name); err != nil {
		return nil, err
	}
	var stmts []ast.Stmt
	var err error
	if stopped := array.Try(func() { stmts, err = parse.Parse(polled{strings.NewReader(source)}, name) }); stopped != nil {
		return nil, stopped
	}
	if err == nil {
		return stmts, nil
	}
	var e *parse.Error
	if !errors.As(err, &e) {
		return nil, &SyntaxError{Name: name, Line: 1, Message: err.Error()}
	}
	last := strings.Count(strings.TrimRight(source, "\n"), "\n") + 1
	atEnd := e.Pos.Line == parse.EOF
	if atEnd {
		e.Pos.Line = last
	}
	openLong := e.Message == "unterminated multiline string" || e.Message == "invalid multiline comment"
	if atEnd && e.Message != "unterminated string" || openLong {
		return nil, &SyntaxError{
			Name: name, Line: last, Unfinished: true,
			Message: unfinished(source),
		}
	}
	return nil, &SyntaxError{Name: name, Line: e.Pos.Line, Message: syntaxMessage(e, source)}
}

// polled lets the reading of a program be interrupted.
type polled struct{ io.Reader }

func (p polled) Read(b []byte) (int, error) {
	array.Poll()
	return p.Reader.Read(b)
}

// keepLocals turns the top-level locals into assignments to session variables.
func keepLocals(stmts []ast.Stmt) {
	for i, stmt := range stmts {
		local, ok := stmt.(*ast.LocalAssignStmt)
		if !ok {
			continue
		}
		assign := &ast.AssignStmt{Rhs: local.Exprs}
		assign.SetLine(local.Line())
		assign.SetLastLine(local.LastLine())
		for _, name := range local.Names {
			id := &ast.IdentExpr{Value: name}
			id.SetLine(local.Line())
			id.SetLastLine(local.LastLine())
			assign.Lhs = append(assign.Lhs, id)
		}
		if len(assign.Rhs) == 0 {
			none := &ast.NilExpr{}
			none.SetLine(local.Line())
			assign.Rhs = []ast.Expr{none}
		}
		stmts[i] = assign
	}
}

func errorLine(err error) int {
	var e *lua.CompileError
	if errors.As(err, &e) {
		return e.Line
	}
	return 1
}

func compileMessage(err error) string {
	var e *lua.CompileError
	if errors.As(err, &e) {
		return e.Message
	}
	return err.Error()
}
