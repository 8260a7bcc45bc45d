package console

import (
	"fmt"
	"io"
	"strings"

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
	prompt  string
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

// draw shows the buffer, and below it lines that the next key takes away.
func (s *screen) draw(b *buffer, below []string) {
	columns, height := s.size()
	var styles []shell.Style
	if s.colored {
		styles = highlight(b.String(), b.at)
	}
	d := layout(s.prompt, b.text, styles, b.at, columns)
	first := 0
	if len(d.rows) > height-1 { // what does not fit is left out, far from the cursor
		first = min(max(0, d.row-height/2), len(d.rows)-height+1)
		d.rows = d.rows[first : first+height-1]
	}
	rows := d.rows
	for _, line := range below {
		rows = append(rows, shell.Fold(line, columns-1)...)
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

// home is the way back to the first row of the drawing, all of it cleared.
func (s *screen) home() string { return rise(s.row) + "\r\x1b[J" }

func rise(n int) string {
	if n <= 0 {
		return ""
	}
	return fmt.Sprintf("\x1b[%dA", n)
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
	d := layout(s.prompt, b.text, styles, len(b.text), columns)
	rows := d.rows
	if len(rows) > height-1 && s.row > 0 { // its upper rows have left the screen
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
