package shell

import (
	"context"
	"errors"
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
	scope    scope      // of the prompt
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
	defer guard(&err)
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
	s.notice(strings.Join(Fold(s.Say("ENTER runs a line, :step goes into calls, :help lists all commands",
		"ENTER で1行実行、:step で関数の中へ、:help でコマンド一覧"), s.Width), "\n"))
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
	stops := st.stops(p)
	if stops || st.goal != free && !st.passesBy(p) {
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

// hookNodes lets the functions of the runtime stop, too.
func (st *stepping) hookNodes(on bool) {
	if on {
		st.s.Session.AddHook(nodeHook{st})
	} else {
		st.s.Session.DeleteHook(nodeHook{}.Name())
	}
}

var _ autograd.ResultHook = nodeHook{}
