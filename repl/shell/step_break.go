package shell

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"nnlua/repl/shell/lines"
)

// breakpoint is a line at which a program stops.
type breakpoint struct {
	file      string
	line      int
	condition *watch // nil: always
	once      bool
	text      string
}

// newBreakpoint is for the first line from n on that does anything.
func (st *stepping) newBreakpoint(file string, n int) (*breakpoint, error) {
	if _, ok := st.s.sourceOf(file); !ok {
		return nil, fmt.Errorf("%s%s", st.s.Say("there is no file ", "ファイルがありません: "), file)
	}
	b := &breakpoint{file: file, line: n, text: fmt.Sprintf("%s:%d", file, n)}
	isLoaded := slices.ContainsFunc(st.programs, func(p *lines.Program) bool { return p.File == file })
	if isLoaded && st.target(b) == nil {
		return nil, fmt.Errorf(st.s.Say("nothing runs at line %d of %s, or after it", "%[2]s の %[1]d 行目以降に実行される行はありません"), n, file)
	}
	return b, nil
}

// target is the site of a breakpoint: the first of the line, or of the next
// line that has one. It is nil while the file is not loaded.
func (st *stepping) target(b *breakpoint) site {
	var found site
	for _, program := range st.programs {
		if program.File != b.file {
			continue
		}
		for _, s := range program.Sites {
			if s.Stmt != nil && s.Line >= b.line && (found == nil || s.Line < found.Line) {
				found = s
			}
		}
	}
	return found
}

func (st *stepping) breakpointAt(s site) *breakpoint {
	for _, b := range st.breaks {
		if b.file != s.File || s.Stmt == nil || s.Line < b.line {
			continue
		}
		if at := st.target(b); at != nil && at.Stmt == s.Stmt && at.Line == s.Line { // in every round of a loop
			return b
		}
	}
	return nil
}

// runBreak reads "46", "46 if loss.data < 0.01" or "net.lua:12".
func (st *stepping) runBreak(arg string) error {
	if arg == "" {
		for _, b := range st.breaks {
			st.s.notice(b.text)
		}
		return nil
	}
	where, condition, conditional := strings.Cut(arg, " if ")
	file, number := st.from.site.File, strings.TrimSpace(where)
	if at := strings.LastIndexByte(number, ':'); at >= 0 {
		file, number = number[:at], number[at+1:]
	}
	line, err := strconv.Atoi(number)
	if err != nil {
		return fmt.Errorf("%s :break 46, :break 46 if loss.data < 0.01, :break net.lua:12", st.s.Say("usage:", "使い方:"))
	}
	b, err := st.newBreakpoint(file, line)
	if err != nil {
		return err
	}
	if conditional {
		if b.condition, err = st.newWatch(strings.TrimSpace(condition)); err != nil {
			return err
		}
		b.text += " if " + b.condition.source
	}
	st.breaks = append(st.breaks, b)
	if at := st.target(b); at != nil {
		st.s.notice(st.s.window(file, at.Line, 0))
	}
	return nil
}

func (st *stepping) runClear(arg string) error {
	var kept []*breakpoint
	for _, b := range st.breaks {
		if arg != "" && arg != strconv.Itoa(b.line) && arg != b.text {
			kept = append(kept, b)
		}
	}
	st.breaks = kept
	return nil
}
