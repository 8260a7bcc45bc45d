package shell

import (
	"fmt"
	"strconv"
	"strings"
)

// pastLine is a line that ran, and what it changed.
type pastLine struct {
	file    string
	line    int
	changes []Change
}

// maxEntries is how many lines the history keeps.
const maxEntries = 10000

// note adds the line that ran before p to the history.
func (st *stepping) note(p spot, changes []Change) {
	if n := len(st.entries); n > 0 {
		st.entries[n-1].changes = append(st.entries[n-1].changes, changes...)
	}
	if p.site.Stmt == nil {
		return
	}
	if len(st.entries) == maxEntries {
		st.entries = append([]pastLine(nil), st.entries[maxEntries/10:]...)
	}
	st.entries = append(st.entries, pastLine{file: p.site.File, line: p.site.Line})
}

// runBack looks at an earlier line. The last entry is the line that is next.
func (st *stepping) runBack(arg string) error {
	n := 1
	if arg != "" {
		var err error
		if n, err = strconv.Atoi(arg); err != nil || n < 0 {
			return fmt.Errorf("%s :back [N]", st.s.Say("usage:", "使い方:"))
		}
		if n == 0 {
			st.back = 0
			st.showSource(st.from)
			return nil
		}
	}
	st.repeat = ":back"
	ran := len(st.entries) - 1
	if st.failed {
		ran++
	}
	if st.back >= ran {
		return fmt.Errorf("%s", st.s.Say("there is no line before this one", "これより前の行はありません"))
	}
	st.back = min(st.back+n, ran)
	e := st.entries[ran-st.back]
	text := st.s.Painted(Header, fmt.Sprintf(st.s.Say("%d back", "%d 行前"), st.back)) + "\n" + st.s.window(e.file, e.line, 0)
	if changes := st.s.changeText(merge(e.changes)); changes != "" {
		text += "\n  " + strings.ReplaceAll(changes, "\n", "\n  ")
	}
	st.s.notice(text)
	return nil
}

// before returns a part as it was before the line that the user looks at; ok is
// false where it has not changed since.
func (st *stepping) before(path string) (p *part, ok bool) {
	if st.back == 0 {
		return nil, false
	}
	ran := len(st.entries) - 1
	if st.failed {
		ran++
	}
	for _, e := range st.entries[ran-st.back:] {
		for _, c := range e.changes {
			if c.Path == path {
				return c.From, true
			}
		}
	}
	return nil, false
}

// past shows the value that a name had then.
func (st *stepping) past(path string) error {
	if old, changed := st.before(path); changed {
		st.s.notice(st.s.partText(old))
		return nil
	}
	name, _, _ := strings.Cut(strings.SplitN(path, "[", 2)[0], ".")
	if st.cells[name] == nil || !identifier.MatchString(name) {
		return fmt.Errorf("%s", st.s.Say("of the past, only variables can be looked at, by name (:back 0 returns to the present)",
			"過去の値は変数名でのみ見られます（:back 0 で現在へ戻ります）"))
	}
	return st.s.executeIn(st.ctx, st.cells, path, inputName)
}
