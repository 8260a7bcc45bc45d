// Package shell is a Lua session without a terminal: it runs files, evaluates
// what is typed, completes names and gives help. Front ends (the console, and
// any other) stand on top of it.
package shell

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	lua "github.com/yuin/gopher-lua"

	"nnlua/bindings"
	"nnlua/runtime/autograd"
)

// Shell is one session: a Lua state with the runtime in it.
type Shell struct {
	L       *lua.LState
	Binding *bindings.Binding
	Session *autograd.Session

	// KeepLocals makes the top-level locals of a script stay for the prompt.
	KeepLocals bool

	out io.Writer
}

// New returns a session that prints to out.
func New(out io.Writer) *Shell {
	L := bindings.NewState(out)
	session := autograd.NewSession()
	session.Stdout = out
	s := &Shell{L: L, Session: session, out: out, Binding: bindings.Open(L, session)}
	L.SetGlobal("help", L.NewFunction(s.luaHelp))
	bindings.GuardGlobals(L)
	return s
}

// Close frees the Lua state.
func (s *Shell) Close() { s.L.Close() }

// RunFile runs a script. args become Lua's arg table, with the script's own
// name at arg[0].
func (s *Shell) RunFile(path string, args []string) error {
	source, err := os.ReadFile(path)
	if err != nil {
		return fmt.Errorf("cannot read the script %s: %s", path, reason(err))
	}
	s.setPath(filepath.Dir(path))
	return s.Run(string(source), path, args)
}

func reason(err error) string {
	text := err.Error()
	return text[strings.LastIndex(text, ": ")+1:][1:]
}

// Run runs a program with the given name in messages.
func (s *Shell) Run(source, name string, args []string) error {
	table := s.L.NewTable()
	table.RawSetInt(0, lua.LString(name))
	for i, arg := range args {
		table.RawSetInt(i+1, lua.LString(arg))
	}
	s.L.SetGlobal("arg", table)
	f, err := bindings.LoadChunk(s.L, source, name, bindings.ChunkOptions{SessionLocals: s.KeepLocals})
	if err != nil {
		return err
	}
	s.L.Push(f)
	for _, arg := range args {
		s.L.Push(lua.LString(arg))
	}
	return s.L.PCall(len(args), 0, nil)
}

// setPath lets require find modules beside the script, too.
func (s *Shell) setPath(folder string) {
	pkg, ok := s.L.GetGlobal("package").(*lua.LTable)
	if !ok {
		return
	}
	path := filepath.Join(folder, "?.lua") + ";" + pkg.RawGetString("path").String()
	pkg.RawSetString("path", lua.LString(path))
}

// Preset declares what a prompt starts with: np, plt, chainer, F, L, Variable, optimizers.
func (s *Shell) Preset() {
	for _, name := range []string{"np", "plt", "chainer", "F", "L", "optimizers"} {
		s.L.SetGlobal(name, s.Binding.Module(name))
	}
	s.L.SetGlobal("Variable", s.L.GetField(s.Binding.Module("chainer"), "Variable"))
}

// IsComplete reports whether source can be run as it is; false asks for another line.
func (s *Shell) IsComplete(source string) bool { return bindings.IsComplete(source) }

// Eval runs what was typed at a prompt and returns its values as text, one a
// line: an expression has values, a statement has none. Top-level locals stay
// for the next call. Cancelling ctx stops the computation and keeps the session.
func (s *Shell) Eval(ctx context.Context, source, name string) ([]string, error) {
	f, isExpression := bindings.LoadExpression(s.L, source, name)
	if !isExpression {
		var err error
		if f, err = bindings.LoadChunk(s.L, source, name, bindings.ChunkOptions{SessionLocals: true}); err != nil {
			return nil, err
		}
	}
	s.L.SetContext(ctx)
	defer s.L.RemoveContext()
	top := s.L.GetTop()
	defer s.L.SetTop(top)
	s.L.Push(f)
	if err := s.L.PCall(0, lua.MultRet, nil); err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, err
	}
	if isExpression && s.L.GetTop() == top+1 && s.isReceiver(source, s.L.Get(-1)) {
		return nil, nil
	}
	var values []string
	for i := top + 1; i <= s.L.GetTop(); i++ {
		values = append(values, s.Display(s.L.Get(i)))
	}
	return values, nil
}

// isReceiver reports whether v is the object whose method was called. A method
// such as optimizer:setup(model) returns its object only so that calls can be
// chained; to show that would be noise.
func (s *Shell) isReceiver(source string, v lua.LValue) bool {
	name := bindings.Receiver(source)
	return name != "" && s.L.Equal(s.L.G.Global.RawGetString(name), v)
}

// Display returns the text of a value at the prompt: strings in quotes, all
// else as print shows it.
func (s *Shell) Display(v lua.LValue) string {
	if text, ok := v.(lua.LString); ok {
		return fmt.Sprintf("%q", string(text))
	}
	return bindings.ToString(s.L, v)
}
