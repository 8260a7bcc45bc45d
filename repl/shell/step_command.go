package shell

import (
	"context"
	"errors"
	"strconv"
	"strings"
)

// table lists what can be asked for at a stop, in the order of help. Of a
// shortened name the first row that fits is meant.
func (st *stepping) table() []command {
	row := func(name, args, english, japanese string, run func(arg string) error) command {
		return command{name, args, english, japanese, func(_ *Shell, _ context.Context, arg string) error { return run(arg) }, false}
	}
	return []command{
		row(":next", "", "run the line|; calls in it run as a whole", "この行を実行|（関数の中には入らない）", st.runTo(":next", over)),
		row(":step", "", "go into calls|, functions of the runtime and backward()", "関数の中へ進む|（リンク・backward() も一つずつ）", st.runTo(":step", into)),
		row(":out", "", "run until this call ends", "この関数から戻るまで実行", st.runTo(":out", out)),
		row(":continue", "", "run to the next breakpoint", "ブレークポイントまで実行", st.runTo(":continue", free)),
		row(":until", "LINE | COND", "run until a line|, or until a condition holds", "その行まで実行|、または条件が成り立つまで", st.runUntil),
		row(":break", "[LINE [if COND]]", "stop at a line| or FILE:LINE; without one, list them", "その行で停止|（FILE:LINE も可）。行がなければ一覧", st.runBreak),
		row(":clear", "[LINE]", "take away a breakpoint|, or all", "ブレークポイントを消す", st.runClear),
		row(":watch", "[EXPR]", "show when EXPR changes", "式の値が変わるたびに表示", st.runWatch),
		row(":unwatch", "[EXPR]", "no longer watch EXPR|, or any", ":watch をやめる", st.runUnwatch),
		row(":locals", "", "the local variables| in scope", "見える local 変数の一覧", st.runLocals),
		row(":where", "", "the calls that led here", "ここまでの呼び出しの経路", st.runWhere),
		row(":list", "[N]", "the source around the line", "この行の前後のソース", st.runList),
		row(":explain", "", "the values in the line|, as a tree", "この行の式の値|を木で表示", st.runExplain),
		row(":back", "[N]", "look at the line before|, what it changed (0: now)", "一つ前の行を見る|（変化も。0 で現在へ）", st.runBack),
		row(":help", "[NAME]", "this list|, or the documentation of a name", "この一覧|、または名前の説明", st.runHelp),
		row(":quit", "", "end the program", "プログラムを終了する", func(string) error { return ErrQuit }),
	}
}

func (st *stepping) find(name string) *command {
	if len(name) < 2 {
		return nil
	}
	for i := range st.commands {
		if strings.HasPrefix(st.commands[i].name, name) {
			return &st.commands[i]
		}
	}
	return nil
}

// goOn is an error where the program cannot go on.
func (st *stepping) goOn() error {
	if st.failed {
		return errors.New(st.s.Say("the program has ended", "プログラムは終了しています"))
	}
	return errResume
}

func (st *stepping) runTo(name string, g goal) func(string) error {
	return func(arg string) error {
		if arg != "" {
			return errors.New(st.s.Say(name+" takes no argument here: a program is being stepped already",
				name+" に引数は付きません（プログラムのステップ実行中です）"))
		}
		st.goal, st.repeat = g, name
		if g == out {
			st.repeat = ":next" // once more would leave the next call as well
			if st.atNode {      // its caller is the line
				st.goal = over
			}
		}
		return st.goOn()
	}
}

// runUntil reads a line or a condition.
func (st *stepping) runUntil(arg string) error {
	st.until = nil
	if line, err := strconv.Atoi(arg); err == nil {
		b, err := st.newBreakpoint(st.from.site.File, line)
		if err != nil {
			return err
		}
		b.once = true
		st.breaks = append(st.breaks, b)
	} else {
		w, err := st.newWatch(arg)
		if err != nil {
			return err
		}
		st.until = w
	}
	st.goal, st.repeat = free, ":next"
	return st.goOn()
}

func (st *stepping) runWatch(arg string) error {
	if arg == "" {
		for _, w := range st.watches {
			text := "?"
			if v, ok := st.value(w, st.from); ok {
				text = st.s.partText(&st.s.note(w.source, v, nil)[0])
			}
			st.s.notice(st.s.Painted(Label, w.source) + "  " + text)
		}
		return nil
	}
	w, err := st.newWatch(arg)
	if err != nil {
		return err
	}
	st.watches = append(st.watches, w)
	if changes := st.look(w, st.from); len(changes) > 0 {
		st.s.notice(st.s.changeText(changes, st.s.Width))
	}
	return nil
}

func (st *stepping) runUnwatch(arg string) error {
	var kept []*watch
	for _, w := range st.watches {
		if arg != "" && w.source != arg {
			kept = append(kept, w)
		}
	}
	st.watches = kept
	return nil
}

func (st *stepping) runLocals(string) error {
	var rows [][]string
	for _, v := range st.variables() {
		text := ""
		if old, changed := st.before(v); changed {
			text = st.s.partText(old)
		} else {
			text = st.s.partText(&st.s.note(v, st.scope[v].Value(), nil)[0])
		}
		rows = append(rows, []string{st.s.Painted(Label, v), text})
	}
	if len(rows) == 0 {
		st.s.notice(st.s.Say("no local variables here", "local 変数はありません"))
		return nil
	}
	st.s.notice(st.s.columns(rows))
	return nil
}

// variables lists the names in scope: in the order of the program where that is known.
func (st *stepping) variables() []string {
	var names []string
	if !st.failed {
		for _, v := range st.from.site.Vars {
			names = append(names, v.Name)
		}
		return names
	}
	for name := range st.scope {
		names = append(names, name)
	}
	return sorted(names)
}

func (st *stepping) runWhere(string) error {
	if st.failed {
		st.s.notice(strings.TrimPrefix(st.s.traceback(st.s.failure), "\n"))
		return nil
	}
	var lines []string
	for L := st.from.L; L != nil; L = L.Parent {
		for _, f := range captureFrames(L) {
			lines = append(lines, st.s.frameTitle(f))
		}
	}
	st.s.notice(strings.Join(lines, "\n"))
	return nil
}

func (st *stepping) runList(arg string) error {
	around := 5
	if n, err := strconv.Atoi(arg); err == nil {
		around = n
	}
	file, line := st.line()
	st.s.notice(st.s.window(file, line, around))
	return nil
}

// line is where the program stands, or failed.
func (st *stepping) line() (file string, line int) {
	if st.failed && len(st.s.failure.Frames) > 0 {
		return st.s.failure.Frames[0].Source, st.s.failure.Frames[0].Line
	}
	return st.from.site.File, st.from.site.Line
}

func (st *stepping) runHelp(name string) error {
	if name != "" {
		return st.s.answer(name, false)
	}
	st.s.notice(st.s.helpList(st.commands,
		helpRow{"ENTER", "", st.s.Say("the last command again", "直前の命令を繰り返す")},
		helpRow{"EXPR", "", st.s.Say("any Lua, in this scope|: look at variables, change them", "ここで Lua を実行|（変数の表示や変更）")}))
	return nil
}

// runStep is the command of the prompt.
func (s *Shell) runStep(ctx context.Context, arg string) error {
	words := strings.Fields(arg)
	return s.Step(ctx, homePath(words[0]), words[1:])
}
