package shell

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"nnlua/runtime/pattern"
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
		return errors.New(st.s.Say("there is no line before this one", "これより前の行はありません"))
	}
	st.back = min(st.back+n, ran)
	e := st.entries[ran-st.back]
	text := st.s.Painted(Header, fmt.Sprintf(st.s.Say("%d back", "%d 行前"), st.back)) + "\n" + st.s.window(e.file, e.line, 0)
	if changes := st.s.changeText(merge(e.changes), st.s.Width-2); changes != "" {
		text += "\n  " + strings.ReplaceAll(changes, "\n", "\n  ")
	}
	st.s.notice(text)
	return nil
}

// since returns the changes of the variable in path from the line that the user
// looks at until now.
func (st *stepping) since(path string) []Change {
	if st.back == 0 {
		return nil
	}
	ran := len(st.entries) - 1
	if st.failed {
		ran++
	}
	call := -1 // any, where the calls are over
	if r := st.cells[st.scope[rootOf(path)]]; r != nil {
		call = r.frame.call
	}
	var list []Change
	for _, e := range st.entries[ran-st.back:] {
		for _, c := range e.changes {
			if rootOf(c.Path) == rootOf(path) && (call < 0 || c.call == call) {
				list = append(list, c)
			}
		}
	}
	return list
}

// rootOf is the variable in a path: model in model.W.grad.
func rootOf(path string) string {
	if i := strings.IndexAny(path, ".["); i >= 0 {
		return path[:i]
	}
	return path
}

// before returns a part as it was before the line that the user looks at; ok is
// false where it has not changed since.
func (st *stepping) before(path string) (p *part, ok bool) {
	for _, c := range st.since(path) {
		if c.Path == path {
			return c.From, true
		}
		if c.Path+".data" == path && c.From != nil && c.From.variable {
			return &part{array: c.From.array}, true
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
	if !pathPattern().MatchString(path) {
		return errors.New(st.s.Say("of the past, only variables can be looked at, by name (:back 0 returns to the present)",
			"過去の値は変数名でのみ見られます（:back 0 で現在へ戻ります）"))
	}
	for _, c := range st.since(path) {
		if strings.HasPrefix(c.Path, path) || strings.HasPrefix(path, c.Path) {
			return errors.New(st.s.Say("that has changed since: look at ", "その後に変化しています。次を見てください: ") + c.Path)
		}
	}
	return st.s.executeIn(st.ctx, st.scope, path, inputName)
}

var pathPattern = pattern.Of(`^[A-Za-z_]\w*(\.\w+|\[(\d+|"[^"]*")\])*$`)
