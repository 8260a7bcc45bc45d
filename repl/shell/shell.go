// Package shell is a Lua session without a terminal, the seam on which every
// front end sits: the console, and any notebook, debugger or web page.
//
// A front end makes a session with New, takes what happens in it from Emit, and
// calls
//
//	Execute    for an input of a person: statements, an expression, a command, a question
//	Run        for a whole program
//	Evaluate   for the values of an expression
//	IsComplete to know whether an input goes on in the next line
//	Complete   for the names that may stand at the cursor
//	Help       for the documentation of a name
//	Display    for a value by MIME type
//
// Cancelling the context of a call interrupts it and keeps the session. A
// session is not safe for use by several goroutines at once.
package shell

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync/atomic"

	lua "github.com/yuin/gopher-lua"

	"nnlua/bindings"
	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/exercise"
	"nnlua/runtime/file"
)

// Shell is one session: a Lua state with the runtime in it.
type Shell struct {
	L       *lua.LState
	Binding *bindings.Binding
	Session *autograd.Session

	// What a front end may set.
	Emit       func(Event)                // takes what happens; New sets one that writes text
	Paint      func(Style, string) string // colours text; nil leaves it plain
	Edit       func(path string) error    // lets the user edit a file; nil if the front end cannot
	Width      int                        // the columns of a line of text
	Height     int                        // the lines of the screen
	Language   Language
	KeepLocals bool                                // the top-level locals of a script stay for the prompt
	Ask        func(prompt string) (string, error) // reads an input while a program is stopped; nil if the front end cannot

	sources map[string]string // the text of every chunk, by its name, for reports
	builtin map[string]bool   // the globals that are not the user's
	inputs  []string          // what was given to Execute
	results int               // how many values were shown
	loaded  string            // the file of the last :load or :run
	failure *Failure          // the last error, for :debug
	preset  bool

	terminal *os.File // what New was given to write to, if it is a file
	stepper  *stepper // of the program that is being stepped
	pausable atomic.Pointer[stepper]
}

// New returns a session that writes all events to out as text.
func New(out io.Writer) *Shell {
	s := &Shell{Width: 80, Height: 25}
	s.terminal, _ = out.(*os.File)
	s.Emit = func(e Event) { io.WriteString(out, e.line()) }
	s.open()
	return s
}

// open makes the Lua state.
func (s *Shell) open() {
	s.L = bindings.NewState(output{s})
	s.Session = autograd.NewSession()
	s.Session.Stdout = output{s}
	exercise.SheetOf(s.Session).Say = s.Say
	s.Binding = bindings.Open(s.L, s.Session)
	s.sources = map[string]string{}
	s.failure, s.results = nil, 0
	s.L.SetGlobal("help", s.L.NewFunction(s.luaHelp))
	bindings.GuardGlobals(s.L)
	s.remember()
	if s.preset {
		s.Preset()
	}
}

// Close frees the Lua state.
func (s *Shell) Close() { s.L.Close() }

// presetNames are the globals with which a prompt starts.
var presetNames = []string{"np", "plt", "chainer", "F", "L", "optimizers", "Variable", "who"}

// Preset declares what a prompt starts with.
func (s *Shell) Preset() {
	s.preset = true
	for _, name := range presetNames {
		switch name {
		case "Variable":
			s.L.SetGlobal(name, s.L.GetField(s.Binding.Module("chainer"), name))
		case "who":
			s.L.SetGlobal(name, s.L.NewFunction(s.luaWho))
		default:
			s.L.SetGlobal(name, s.Binding.Module(name))
		}
	}
	s.remember()
}

// remember notes the globals of this moment as those that are not the user's.
func (s *Shell) remember() {
	s.builtin = map[string]bool{"arg": true}
	s.L.G.Global.ForEach(func(k, _ lua.LValue) { s.builtin[k.String()] = true })
}

// RunFile runs a script. args become Lua's arg table, with the script's own
// name at arg[0].
func (s *Shell) RunFile(ctx context.Context, path string, args []string) error {
	source, err := s.readScript(path)
	if err != nil {
		return err
	}
	s.setPath(filepath.Dir(path))
	return s.Run(ctx, source, path, args)
}

func (s *Shell) readScript(path string) (string, error) {
	f, err := file.OpenFile(path, os.O_RDONLY, 0)
	if err != nil {
		return "", fileError(s.Say("cannot read the script ", "スクリプトが読めません: ")+path, err)
	}
	defer f.Close()
	source, err := file.ReadAll(f)
	if err != nil {
		return "", fileError(s.Say("cannot read the script ", "スクリプトが読めません: ")+path, err)
	}
	return string(source), nil
}

// Run runs a program with the given name in messages.
func (s *Shell) Run(ctx context.Context, source, name string, args []string) error {
	values := s.setArg(name, args)
	s.sources[name] = source
	f, err := s.load(source, name)
	if err != nil {
		return err
	}
	_, err = s.call(ctx, f, values...)
	return err
}

// setArg makes the table arg of a program and returns its arguments.
func (s *Shell) setArg(name string, args []string) []lua.LValue {
	table := s.L.NewTable()
	table.RawSetInt(0, lua.LString(name))
	values := make([]lua.LValue, len(args))
	for i, arg := range args {
		values[i] = lua.LString(arg)
		table.RawSetInt(i+1, lua.LString(arg))
	}
	s.L.SetGlobal("arg", table)
	return values
}

func (s *Shell) load(source, name string) (*lua.LFunction, error) {
	if s.stepper != nil {
		return s.stepper.load(source, name)
	}
	return bindings.LoadChunk(s.L, source, name, bindings.ChunkOptions{SessionLocals: s.KeepLocals})
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

// call calls a Lua function. An error carries the frames in which it happened;
// if ctx was cancelled it is that of ctx.
func (s *Shell) call(ctx context.Context, f *lua.LFunction, args ...lua.LValue) ([]lua.LValue, error) {
	defer s.interruptible(ctx)()
	top := s.L.GetTop()
	defer s.L.SetTop(top)
	var frames []Frame
	s.L.Push(f)
	for _, arg := range args {
		s.L.Push(arg)
	}
	err := bindings.PCall(s.L, len(args), lua.MultRet, func(L *lua.LState, err lua.LValue) lua.LValue {
		frames = captureFrames(L)
		if s.stepper != nil {
			frames = append(s.stepper.coroutineFrames(err), frames...)
		}
		return err
	})
	switch {
	case ctx.Err() != nil:
		return nil, interruption(ctx, frames)
	case err != nil:
		s.failure = &Failure{Err: err, Frames: frames}
		return nil, s.failure
	}
	var values []lua.LValue
	for i := top + 1; i <= s.L.GetTop(); i++ {
		values = append(values, s.L.Get(i))
	}
	return values, nil
}

// interruption returns why ctx was cancelled, with the line where it said why.
func interruption(ctx context.Context, frames []Frame) error {
	cause := context.Cause(ctx)
	if cause == ctx.Err() || len(frames) == 0 {
		return cause
	}
	return fmt.Errorf("%s:%d: %w", frames[0].Source, frames[0].Line, cause)
}

// interruptible makes Lua and the runtime stop when ctx is cancelled, until the
// returned function is called. Looking at ctx between instructions costs a few percent,
// which a ctx that nobody can cancel saves.
func (s *Shell) interruptible(ctx context.Context) (end func()) {
	L := s.L
	if ctx.Done() == nil || L.Context() != nil {
		return func() {}
	}
	L.SetContext(ctx)
	allow := array.Interruptible(ctx)
	return func() {
		L.RemoveContext()
		allow()
	}
}
