package console

import (
	"strings"
	"unicode"

	"github.com/mattn/go-runewidth"

	"nnlua/repl/shell"
)

// drawing is the input as rows of the screen.
type drawing struct {
	rows     []string
	row, col int // of the cursor
}

// layout breaks text into rows. The last column stays free: terminals differ in
// what they do when it is filled. styles may be nil.
func layout(prompt string, text []rune, styles []shell.Style, at, columns int) drawing {
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
	put(shell.Plain, prompt, len(prompt))
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
	case unicode.IsControl(r):
		return "?", 1
	}
	return string(r), cells.RuneWidth(r)
}

// cells counts ambiguous characters as one column, as most terminals do.
var cells = &runewidth.Condition{StrictEmojiNeutral: true}

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
