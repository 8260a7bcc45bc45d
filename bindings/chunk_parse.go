package bindings

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/yuin/gopher-lua/ast"
	"github.com/yuin/gopher-lua/parse"

	"nnlua/runtime/array"
)

// SyntaxError is a mistake in the text of a program.
type SyntaxError struct {
	Name       string
	Line       int
	Message    string
	Unfinished bool // the text ends too early: more of it may be right
}

// Error returns "name:line: message".
func (e *SyntaxError) Error() string { return fmt.Sprintf("%s:%d: %s", e.Name, e.Line, e.Message) }

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
