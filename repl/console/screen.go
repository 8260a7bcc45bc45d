package console

import (
	"fmt"
	"io"
	"strings"

	"github.com/mattn/go-runewidth"

	"nnlua/repl/shell"
)

const (
	firstPrompt = "> "
	morePrompt  = ">> "
	tabWidth    = 4
)

// screen draws the input below what was printed before. It uses four sequences
// only, those that the writer for Windows consoles understands: cursor up and
// right, clear to the end of the screen, colours.
type screen struct {
	out     io.Writer
	size    func() (columns, rows int)
	colored bool
	pastes  bool // the terminal can put marks around what is pasted

	row   int    // of the cursor, counted from the first row of the drawing
	shown string // the drawing, if the cursor stands at its end
}

// start begins a new input: nothing is drawn yet.
func (s *screen) start() {
	s.row, s.shown = 0, ""
	if s.pastes {
		io.WriteString(s.out, "\x1b[?2004h")
	}
}

// drawing is the input as rows of the screen.
type drawing struct {
	rows     []string
	row, col int // of the cursor
}

// layout breaks text into rows. The last column stays free: terminals differ in
// what they do when it is filled. styles may be nil.
func layout(text []rune, styles []shell.Style, at, columns int) drawing {
	var d drawing
	var row strings.Builder
	col := 0
	style := shell.Plain
	put := func(s shell.Style, cell string, width int) {
		if s != style {
			if style != shell.Plain {
				row.WriteString("\x1b[0m")
			}
			if s != shell.Plain {
				row.WriteString("\x1b[" + colors[s] + "m")
			}
			style = s
		}
		row.WriteString(cell)
		col += width
	}
	flush := func() {
		put(shell.Plain, "", 0)
		d.rows = append(d.rows, row.String())
		row.Reset()
		col = 0
	}
	mark := func() { d.row, d.col = len(d.rows), col }
	put(shell.Plain, firstPrompt, len(firstPrompt))
	for i, r := range text {
		cell, width := cellOf(r)
		if r != '\n' && col+width > columns-1 {
			flush()
		}
		if i == at {
			mark()
		}
		if r == '\n' {
			flush()
			put(shell.Plain, morePrompt, len(morePrompt))
			continue
		}
		s := shell.Plain
		if styles != nil {
			s = styles[i]
		}
		put(s, cell, width)
	}
	if at == len(text) {
		if col > columns-2 && columns > 2 {
			flush()
		}
		mark()
	}
	flush()
	return d
}

// cellOf is how a rune is shown, and its width.
func cellOf(r rune) (string, int) {
	switch {
	case r == '\t':
		return strings.Repeat(" ", tabWidth), tabWidth
	case r < 32:
		return "^" + string(r+64), 2
	}
	return string(r), cells.RuneWidth(r)
}

// cells counts ambiguous characters as one column, as most terminals do.
var cells = &runewidth.Condition{StrictEmojiNeutral: true}

// draw shows the buffer, and below it lines that the next key takes away.
func (s *screen) draw(b *buffer, below []string) {
	columns, height := s.size()
	var styles []shell.Style
	if s.colored {
		styles = highlight(b.String(), b.at)
	}
	d := layout(b.text, styles, b.at, columns)
	first := 0
	if len(d.rows) > height-1 { // what does not fit is left out, far from the cursor
		first = min(max(0, d.row-height/2), len(d.rows)-height+1)
		d.rows = d.rows[first : first+height-1]
	}
	rows := d.rows
	for _, line := range below {
		rows = append(rows, fold(line, columns-1)...)
	}
	rows = rows[:min(len(rows), height-1)]
	s.put(rows, d.row-first, d.col)
}

// put shows rows and moves the cursor to row and column.
func (s *screen) put(rows []string, row, col int) {
	text := strings.Join(rows, "\r\n")
	back := ""
	if width := visible(rows[len(rows)-1]); row < len(rows)-1 || col != width {
		back = rise(len(rows)-1-row) + "\r"
		if col > 0 {
			back += fmt.Sprintf("\x1b[%dC", col)
		}
	}
	if s.shown != "" && strings.HasPrefix(text, s.shown) { // a letter more at the end
		io.WriteString(s.out, text[len(s.shown):]+back)
	} else {
		io.WriteString(s.out, s.home()+text+back)
	}
	s.row, s.shown = row, ""
	if back == "" {
		s.shown = text
	}
}

// visible is the width of a row without its colours.
func visible(row string) int {
	for {
		start := strings.Index(row, "\x1b[")
		if start < 0 {
			return cells.StringWidth(row)
		}
		end := strings.IndexByte(row[start:], 'm')
		row = row[:start] + row[start+end+1:]
	}
}

// home is the way back to the first row of the drawing, all of it cleared.
func (s *screen) home() string { return rise(s.row) + "\r\x1b[J" }

func rise(n int) string {
	if n <= 0 {
		return ""
	}
	return fmt.Sprintf("\x1b[%dA", n)
}

// fold breaks a line into rows.
func fold(line string, columns int) []string {
	var rows []string
	for cells.StringWidth(line) > columns {
		row := cells.Truncate(line, columns, "")
		rows, line = append(rows, row), line[len(row):]
	}
	return append(rows, line)
}

// leave draws the buffer a last time and goes to the line below it.
func (s *screen) leave(b *buffer, mark string) {
	columns, height := s.size()
	var styles []shell.Style
	if s.colored {
		styles = highlight(b.String(), 0)
		for i, style := range styles {
			if style == shell.Matched {
				styles[i] = shell.Plain
			}
		}
	}
	d := layout(b.text, styles, len(b.text), columns)
	rows := d.rows
	if len(rows) > height-1 && s.row > 0 {
		rows = rows[len(rows)-height+1:]
	}
	s.put(rows, len(rows)-1, visible(rows[len(rows)-1]))
	if s.pastes {
		mark += "\x1b[?2004l"
	}
	io.WriteString(s.out, mark+"\r\n")
}

// clear empties the screen.
func (s *screen) clear() {
	clearTerminal(s.out)
	s.row, s.shown = 0, ""
}
