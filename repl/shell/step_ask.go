package shell

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
)

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
	st.from, st.scope, st.back = p, cells, 0
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
	return s.executeIn(ctx, st.scope, input, inputName)
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
