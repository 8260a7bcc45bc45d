package shell

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	lua "github.com/yuin/gopher-lua"

	"nnlua/runtime/autograd"
)

// stepping is a program that a person steps through.
type stepping struct {
	stepper
	ctx      context.Context
	commands []command
	goal     goal
	from     spot   // where the goal was set
	until    *watch // stop where it holds
	breaks   []*breakpoint
	watches  []*watch
	pending  []Change   // since the last stop
	entries  []pastLine // the history
	back     int        // how many entries before the present the user looks at
	repeat   string     // the command of ENTER
	shown    string     // the file and function of the last stop
	cells    scope      // of the prompt
	failed   bool       // the program has ended with an error: there is no way on
	quit     context.CancelFunc
	left     bool
	passing  int  // functions of a backward pass that run
	ran      int  // the line that ran last
	atNode   bool // stopped in a function of the runtime
}

// goal is where a program runs to before it stops.
type goal int

const (
	into goal = iota // the next line, wherever it is
	over             // the next line of this call, or of one around it
	out              // the next line of a call around this one
	free             // a breakpoint
)

// ErrReported is what Step returns when the program failed: the user has seen how.
var ErrReported = errors.New("the program failed")

var errResume = errors.New("resume")

// Step runs a script line by line. At every stop it shows what changed and the
// line that is next, and takes inputs from Ask: commands such as :next, or Lua
// in the scope of that line.
func (s *Shell) Step(ctx context.Context, path string, args []string) (err error) {
	defer s.guard(&err)
	switch {
	case s.stepper != nil:
		return errors.New(s.Say("a program is being stepped already: :quit leaves it", "すでにステップ実行中です。:quit で終了します"))
	case s.Ask == nil:
		return errors.New(s.Say("there is nobody here to step", "ここではステップ実行できません"))
	}
	st := &stepping{stepper: stepper{s: s}, goal: into, repeat: ":next"}
	st.ctx, st.quit = context.WithCancel(ctx)
	defer st.quit()
	st.visit, st.wants = st.pass, st.isWanted
	st.commands = st.table()
	defer st.attach()()
	s.pausable.Store(&st.stepper)
	defer s.pausable.Store(nil)
	defer s.swapContext(newPausing(st.ctx, &st.stepper))()
	st.hookNodes(true)
	defer st.hookNodes(false)
	defer func(old bool) { s.KeepLocals = old }(s.KeepLocals)
	s.KeepLocals = false
	err = s.RunFile(st.ctx, path, args)
	var failure *Failure
	switch {
	case st.left:
		return nil
	case errors.As(err, &failure):
		st.fail(failure)
		return ErrReported
	case err != nil:
		return err
	}
	st.showPending()
	s.notice(s.Say("the program has ended", "プログラムは終了しました"))
	return nil
}

// swapContext gives the machine another context until the returned function is called.
func (s *Shell) swapContext(ctx context.Context) (restore func()) {
	old := s.L.Context()
	s.L.SetContext(ctx)
	return func() {
		if s.L.RemoveContext(); old != nil {
			s.L.SetContext(old)
		}
	}
}

// isWanted reports whether a site must be on: all but while the program runs
// freely to breakpoints that are lines.
func (st *stepping) isWanted(site site) bool {
	return st.goal != free || st.until != nil || len(st.watches) > 0 || st.breakpointAt(site) != nil
}

// pass is called at every site that is on.
func (st *stepping) pass(p spot) {
	st.passing = 0
	if st.goal != free {
		st.measure(&p)
	}
	stops := st.stops(p)
	if stops || st.goal != free && !st.passesBy(p) {
		if st.goal == free {
			st.measure(&p)
		}
		changes := st.observe(p)
		st.pending = append(st.pending, changes...)
		st.note(p, changes)
	}
	st.showWatches(p)
	st.ran = p.site.Line
	if stops {
		st.stop(p)
	}
}

// passesBy reports whether p stands in a call that the goal leaves out.
func (st *stepping) passesBy(p spot) bool {
	switch {
	case st.goal == into:
		return false
	case p.L != st.from.L:
		return isUnder(p.L, st.from.L)
	case st.goal == out:
		return p.depth >= st.from.depth
	}
	return p.depth > st.from.depth
}

// isUnder reports whether a coroutine was resumed, directly or not, by another.
func isUnder(L, other *lua.LState) bool {
	for L = L.Parent; L != nil; L = L.Parent {
		if L == other {
			return true
		}
	}
	return false
}

func (st *stepping) stops(p spot) bool {
	if st.paused.Load() {
		return true
	}
	if p.site.Stmt == nil { // the end of a block is seen, not stopped at
		return false
	}
	if b := st.breakpointAt(p.site); b != nil && (b.condition == nil || st.holds(b.condition, p)) {
		return true
	}
	if st.until != nil && st.holds(st.until, p) {
		return true
	}
	return st.goal != free && !st.passesBy(p)
}

// stop shows where the program stands and asks what to do.
func (st *stepping) stop(p spot) {
	st.paused.Store(false)
	st.until = nil
	st.breaks = slices.DeleteFunc(st.breaks, func(b *breakpoint) bool { return b.once })
	st.showPending()
	st.showSource(p)
	st.ask(p, scopeOf(p))
}

// ask takes inputs until one lets the program go on.
func (st *stepping) ask(p spot, cells scope) {
	s := st.s
	st.from, st.cells, st.back = p, cells, 0
	for {
		input, err := s.Ask("step> ")
		if err != nil {
			st.leave()
			return
		}
		input = strings.TrimSpace(input)
		if input == "" {
			input = st.repeat
		}
		switch err := st.execute(input); {
		case err == errResume:
			if !st.failed {
				st.observe(p) // what was done by hand is no news
				st.arm()
			}
			return
		case err == ErrQuit:
			st.leave()
			return
		case err != nil:
			s.Emit(Event{Kind: Failed, Text: s.Report(ownFrames(err))})
		}
	}
}

// ownFrames leaves of an error in an input the calls of that input, without
// those of the program.
func ownFrames(err error) error {
	var failure *Failure
	if !errors.As(err, &failure) {
		return err
	}
	for i, f := range failure.Frames {
		if f.Source == inputName {
			failure.Frames = failure.Frames[:i]
			break
		}
	}
	return err
}

// inputName is the chunk name of inputs.
const inputName = "step"

// leave ends the program. No pcall of it can catch that.
func (st *stepping) leave() {
	st.left = true
	st.quit()
	st.canceled.Store(true)
	if !st.failed {
		st.here.L.RaiseError("the program was left")
	}
}

// execute does one input. It is errResume when the program is to go on.
func (st *stepping) execute(input string) error {
	s := st.s
	st.busy = true
	defer func() { st.busy = false }()
	name, arg, isCommand := commandOf(input)
	if c := st.find(name); isCommand && c != nil {
		if arg == "" && c.args != "" && c.args[0] != '[' {
			return fmt.Errorf("%s %s", s.Say("usage:", "使い方:"), c.usage())
		}
		return c.run(s, st.ctx, arg)
	}
	ctx, cancel := context.WithCancel(context.Background()) // Ctrl-C ends the input, not the program
	defer cancel()
	st.cancelInput.Store(&cancel)
	defer st.cancelInput.Store(nil)
	defer s.swapContext(ctx)()
	if isCommand {
		return s.command(ctx, name, arg)
	}
	if name, source, ok := questionOf(input); ok {
		return s.answer(name, source)
	}
	if st.back > 0 {
		return st.past(input)
	}
	return s.executeIn(ctx, st.cells, input, inputName)
}

// fail shows an error that ended the program. The variables are still there.
func (st *stepping) fail(f *Failure) {
	s := st.s
	st.failed = true
	st.showPending()
	s.Emit(Event{Kind: Failed, Text: s.Report(f)})
	s.swapContext(context.Background())
	cells := scope{}
	if len(f.Frames) > 0 {
		frame := f.Frames[0]
		cells = s.scopeOfFrame(frame)
		s.notice(s.window(frame.Source, frame.Line, 1))
	}
	s.notice(s.Say("the program ended with this error; its variables are still here (:quit leaves)", "プログラムはこのエラーで終了しました。変数はまだ見られます（:quit で終了）"))
	st.repeat = ":quit"
	st.ask(st.here, cells)
}

func (st *stepping) showPending() {
	if text := st.s.changeText(merge(st.pending)); text != "" {
		st.s.notice("  " + strings.ReplaceAll(text, "\n", "\n  "))
	}
	st.pending = nil
}

// merge joins the changes of one part in several lines to one.
func merge(changes []Change) []Change {
	var merged []Change
	at := map[string]int{}
	for _, c := range changes {
		if i, again := at[c.Path]; again && c.From != nil {
			merged[i].To = c.To
			continue
		}
		at[c.Path] = len(merged)
		merged = append(merged, c)
	}
	return merged
}

// showSource shows the line that is next, with the lines around it.
func (st *stepping) showSource(p spot) {
	if shown := fmt.Sprint(p.site.File, p.site.Func.Line); shown != st.shown {
		st.shown = shown
		st.s.notice(st.s.Painted(Header, st.title(p)))
	}
	st.s.notice(st.s.window(p.site.File, p.site.Line, 1))
}

func (st *stepping) title(p spot) string {
	if fn := p.site.Func; fn.Line > 0 {
		name := fn.Name
		if name == "" {
			name = fmt.Sprintf("function:%d", fn.Line)
		}
		return p.site.File + st.s.Say(", in ", " 関数 ") + name
	}
	return p.site.File
}

// window is a line of a file, marked, with so many lines around it.
func (s *Shell) window(file string, line, around int) string {
	source, _ := s.sourceOf(file)
	all := strings.Split(source, "\n")
	var rows []string
	for n := max(1, line-around); n <= min(len(all), line+around); n++ {
		text := strings.TrimRight(strings.ReplaceAll(all[n-1], "\t", "  "), " \r")
		if n == line {
			rows = append(rows, s.Painted(Header, fmt.Sprintf("->%4d | ", n))+text)
		} else {
			rows = append(rows, strings.TrimRight(fmt.Sprintf("  %4d | ", n)+text, " "))
		}
	}
	return strings.Join(rows, "\n")
}

func (st *stepping) showWatches(p spot) {
	for _, w := range st.watches {
		if changes := st.look(w, p); len(changes) > 0 {
			st.s.notice(st.s.Painted(Label, fmt.Sprintf("watch %d: ", st.ran)) + st.s.changeText(changes))
		}
	}
}

// hookNodes lets the functions of the runtime stop, too.
func (st *stepping) hookNodes(on bool) {
	if on {
		st.s.Session.AddHook(nodeHook{st})
	} else {
		st.s.Session.DeleteHook(nodeHook{}.Name())
	}
}

var _ autograd.ResultHook = nodeHook{}
