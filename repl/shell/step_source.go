package shell

import (
	"fmt"
	"strings"
)

func (st *stepping) showPending() {
	if text := st.s.changeText(merge(st.pending), st.s.Width-2); text != "" {
		st.s.notice("  " + strings.ReplaceAll(text, "\n", "\n  "))
	}
	st.pending = nil
}

// merge joins the changes of one part in several lines to one.
func merge(changes []Change) []Change {
	var merged []Change
	type key struct {
		call int
		path string
	}
	at := map[key]int{}
	for _, c := range changes {
		k := key{c.call, c.Path}
		if i, again := at[k]; again && c.From != nil {
			merged[i].To, merged[i].beside = c.To, c.beside
			continue
		}
		at[k] = len(merged)
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
		text := indented(all[n-1])
		if n == line {
			const blank = "\n       | "
			rows = append(rows, s.Painted(Header, fmt.Sprintf("->%4d | ", n))+strings.Join(Fold(text, max(s.Width-9, 20)), blank))
		} else { // one row of the terminal is enough
			rows = append(rows, strings.TrimRight(cells.Truncate(fmt.Sprintf("  %4d | ", n)+text, s.Width, "..."), " "))
		}
	}
	return strings.Join(rows, "\n")
}

// indented is a line of a program as it is shown.
func indented(line string) string {
	return strings.TrimRight(strings.ReplaceAll(line, "\t", "  "), " \r")
}

func (st *stepping) showWatches(p spot) {
	for _, w := range st.watches {
		if changes := st.look(w, p); len(changes) > 0 {
			st.s.notice(st.s.Painted(Label, fmt.Sprintf("watch %d: ", st.ran)) + st.s.changeText(changes, st.s.Width-12))
		}
	}
}
