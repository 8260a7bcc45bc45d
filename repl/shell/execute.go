package shell

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"strings"

	lua "github.com/yuin/gopher-lua"
	"github.com/yuin/gopher-lua/parse"

	"nnlua/bindings"
)

// ErrQuit is what Execute returns when the user asks to leave.
var ErrQuit = errors.New("quit")

// Execute does what a person at a prompt typed: statements, an expression whose
// values it shows, a command such as ":time f()", or a question such as
// "?F.relu". What happens goes to Emit, errors too; the error is returned only so
// that a front end knows. Top-level locals stay for the next input.
func (s *Shell) Execute(ctx context.Context, input string) error {
	defer s.interruptible(ctx)()
	if strings.TrimSpace(input) == "" {
		return nil
	}
	s.inputs = append(s.inputs, strings.TrimRight(input, "\n"))
	err := s.interpret(ctx, input, s.inputChunk())
	if cause := context.Cause(ctx); err != nil && cause != nil && !errors.Is(err, cause) { // while it was read, say
		err = cause
	}
	if err != nil && err != ErrQuit && err != ErrReported {
		s.Emit(Event{Kind: Failed, Text: s.Report(err)})
	}
	return err
}

// interpret does a command, answers a question or runs an input of Lua.
func (s *Shell) interpret(ctx context.Context, input string, at chunk) (err error) {
	defer guard(&err)
	trimmed := strings.TrimSpace(input)
	if name, arg, ok := commandOf(trimmed); ok {
		return s.command(ctx, name, arg)
	}
	if name, source, ok := questionOf(trimmed); ok {
		return s.answer(name, source)
	}
	return s.execute(ctx, input, at)
}

// guard turns a panic, which is a bug of ours, into an error: the session goes on.
func guard(err *error) {
	if r := recover(); r != nil {
		*err = &bindings.Bug{Value: r, Stack: string(debug.Stack())}
	}
}

// isForPrompt reports whether an input is a command or a question.
func isForPrompt(input string) bool {
	trimmed := strings.TrimSpace(input)
	_, _, isCommand := commandOf(trimmed)
	_, _, isQuestion := questionOf(trimmed)
	return isCommand || isQuestion
}

// chunk is where an input stands, for messages.
type chunk struct {
	name string
	text string // what it is a piece of, "" if it stands alone
	line int    // lines before it there
}

// inputChunk is the last input.
func (s *Shell) inputChunk() chunk { return chunk{name: fmt.Sprintf("input[%d]", len(s.inputs))} }

func (c chunk) options(sessionLocals bool) bindings.ChunkOptions {
	return bindings.ChunkOptions{SessionLocals: sessionLocals, Text: c.text, Line: c.line}
}

// execute runs an input of Lua. One that is no program as a whole, such as a
// pasted session with expressions in it, runs piece by piece.
func (s *Shell) execute(ctx context.Context, input string, at chunk) error {
	if at.text == "" {
		s.sources[at.name] = input
	}
	if f, ok := bindings.LoadExpression(s.L, expression(input), at.name, at.options(false)); ok {
		return s.showValues(ctx, f, input)
	}
	f, err := bindings.LoadChunk(s.L, input, at.name, at.options(true))
	if err == nil {
		_, err = s.call(ctx, f)
		return err
	}
	pieces := split(input)
	if len(pieces) < 2 {
		if at.line > 0 { // the error names lines
			_, err = bindings.LoadChunk(s.L, strings.Repeat("\n", at.line)+input, at.name, bindings.ChunkOptions{})
		}
		return err
	}
	return s.runPieces(ctx, pieces, at.name)
}

// runPieces runs the pieces of an input up to the first error.
func (s *Shell) runPieces(ctx context.Context, pieces []string, name string) error {
	at := chunk{name: name, text: onlyStatements(pieces)}
	for _, piece := range pieces {
		if err := s.interpret(ctx, piece, at); err != nil {
			return err
		}
		at.line += strings.Count(piece, "\n")
	}
	return nil
}

// onlyStatements puts pieces together without those that are no statements. Their
// lines stay, empty.
func onlyStatements(pieces []string) string {
	var text strings.Builder
	for _, piece := range pieces {
		if isStatement(piece) {
			text.WriteString(piece)
		} else {
			text.WriteString(strings.Repeat("\n", strings.Count(piece, "\n")))
		}
	}
	return text.String()
}

// expression takes the semicolons that mute an input off its end.
func expression(input string) string {
	if at, ok := muting(input); ok {
		return input[:at]
	}
	return input
}

func muted(input string) bool { _, ok := muting(input); return ok }

// muting finds the semicolons at the end of an input, which a comment may follow.
func muting(input string) (at int, ok bool) {
	tokens := Tokens(input)
	for i := len(tokens) - 1; i >= 0 && (tokens[i].Style == Comment || tokens[i].Text == ";"); i-- {
		if tokens[i].Text == ";" {
			at, ok = tokens[i].Start, true
		}
	}
	return at, ok
}

func (s *Shell) showValues(ctx context.Context, f *lua.LFunction, input string) error {
	values, err := s.call(ctx, f)
	if err != nil || len(values) == 1 && s.isReceiver(expression(input), values[0]) {
		return err
	}
	for _, v := range values {
		s.results++
		for _, name := range []string{"_", "ans", fmt.Sprintf("_%d", s.results)} {
			s.builtin[name] = true
			s.L.SetGlobal(name, v)
		}
		if !muted(input) {
			data := s.Display(v)
			s.Emit(Event{Kind: Result, Text: data[plainText], Data: data, Number: s.results})
		}
	}
	return nil
}

// isReceiver reports whether v is the object whose method was called. A method
// such as optimizer:setup(model) returns its object only so that calls can be
// chained; to show that would be noise. So does io.write.
func (s *Shell) isReceiver(source string, v lua.LValue) bool {
	if bindings.IsFile(v) && strings.HasPrefix(source, "io.write") {
		return true
	}
	name := bindings.Receiver(source)
	return name != "" && s.L.Equal(s.L.G.Global.RawGetString(name), v)
}

// Evaluate returns the values of an expression; statements have none. name
// stands in messages.
func (s *Shell) Evaluate(ctx context.Context, source, name string) ([]lua.LValue, error) {
	s.sources[name] = source
	f, ok := bindings.LoadExpression(s.L, source, name, bindings.ChunkOptions{})
	if !ok {
		var err error
		if f, err = bindings.LoadChunk(s.L, source, name, bindings.ChunkOptions{SessionLocals: true}); err != nil {
			return nil, err
		}
	}
	values, err := s.call(ctx, f)
	if len(values) == 1 && s.isReceiver(source, values[0]) {
		values = nil
	}
	return values, err
}

// isStatement reports whether an input is a program without "return" before it:
// a call is both an expression and a statement.
func isStatement(input string) bool {
	_, err := parse.Parse(strings.NewReader(input), "")
	return err == nil
}

// IsComplete reports whether an input can be executed as it is; false asks for
// another line, and Indent says how far to indent that.
func (s *Shell) IsComplete(input string) bool {
	source := expression(input)
	if isForPrompt(input) || isStatement(source) || isStatement("return "+source) {
		return true
	}
	pieces := split(input)
	return len(pieces) == 0 || isWhole(pieces[len(pieces)-1])
}

// isWhole reports whether a piece of Lua can be executed, or is wrong however it goes on.
func isWhole(piece string) bool {
	_, _, ok := lastExpression(piece)
	return ok || bindings.IsComplete(expression(piece))
}
