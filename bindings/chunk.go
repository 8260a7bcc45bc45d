package bindings

import (
	"errors"
	"reflect"

	lua "github.com/yuin/gopher-lua"
	"github.com/yuin/gopher-lua/ast"
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
