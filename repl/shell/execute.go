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
func (s *Shell) Execute(ctx context.Context, input string) (err error) {
	defer s.guard(&err)
	defer s.interruptible(ctx)()
	trimmed := strings.TrimSpace(input)
	if trimmed == "" {
		return nil
	}
	s.inputs = append(s.inputs, strings.TrimRight(input, "\n"))
	if name, arg, ok := commandOf(trimmed); ok {
		err = s.command(ctx, name, arg)
	} else if name, source, ok := questionOf(trimmed); ok {
		err = s.answer(name, source)
	} else {
		err = s.execute(ctx, input, fmt.Sprintf("input[%d]", len(s.inputs)))
	}
	if err != nil && err != ErrQuit && err != ErrReported {
		s.Emit(Event{Kind: Failed, Text: s.Report(err)})
	}
	return err
}

// guard turns a panic, which is a bug of ours, into a report: the session goes on.
func (s *Shell) guard(err *error) {
	if r := recover(); r != nil {
		*err = &bindings.Bug{Value: r, Stack: string(debug.Stack())}
		s.Emit(Event{Kind: Failed, Text: s.Report(*err)})
	}
}

// execute runs an input of Lua. One that is no program as a whole, such as a
// pasted session with expressions in it, runs piece by piece.
func (s *Shell) execute(ctx context.Context, input, name string) error {
	s.sources[name] = input
	if f, ok := bindings.LoadExpression(s.L, expression(input), name); ok {
		return s.showValues(ctx, f, input)
	}
	f, err := bindings.LoadChunk(s.L, input, name, bindings.ChunkOptions{SessionLocals: true})
	if err == nil {
		_, err = s.call(ctx, f)
		return err
	}
	if pieces := split(input); len(pieces) > 1 {
		for i, piece := range pieces {
			if err := s.execute(ctx, piece, fmt.Sprintf("%s/%d", name, i+1)); err != nil {
				return err
			}
		}
		return nil
	}
	return err
}

// expression takes the semicolon that mutes an input off its end.
func expression(input string) string {
	if muted(input) {
		return strings.TrimRight(strings.TrimSpace(input), ";")
	}
	return input
}

func muted(input string) bool { return strings.HasSuffix(strings.TrimSpace(input), ";") }

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
	f, ok := bindings.LoadExpression(s.L, source, name)
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
	trimmed := strings.TrimSpace(input)
	if _, _, ok := commandOf(trimmed); ok {
		return true
	}
	if _, _, ok := questionOf(trimmed); ok {
		return true
	}
	source := expression(input)
	if isStatement(source) || isStatement("return "+source) {
		return true
	}
	if pieces := split(input); len(pieces) > 1 {
		source = pieces[len(pieces)-1]
	}
	return bindings.IsComplete(expression(source))
}

// split cuts an input into the pieces that a person would have entered one by
// one: the fewest lines each that are complete.
func split(input string) []string {
	var pieces []string
	piece := ""
	for _, line := range strings.Split(strings.TrimRight(input, "\n"), "\n") {
		piece += line + "\n"
		if bindings.IsComplete(expression(piece)) {
			if strings.TrimSpace(piece) != "" {
				pieces = append(pieces, piece)
			}
			piece = ""
		}
	}
	if piece != "" {
		pieces = append(pieces, piece)
	}
	return pieces
}
