package shell

import (
	"strings"
	"unicode/utf8"

	"github.com/mattn/go-runewidth"
)

// width is how many columns text takes on a terminal: two for most letters of Japanese.
func width(text string) int { return cells.StringWidth(text) }

// cells counts ambiguous characters as one column, as most terminals do.
var cells = &runewidth.Condition{StrictEmojiNeutral: true}

// widest is the width of the widest line.
func widest(lines []string) int {
	most := 0
	for _, line := range lines {
		most = max(most, width(line))
	}
	return most
}

// columns puts rows of cells into columns, two blanks apart. The last cell of a
// row is folded where it would leave the screen, if it keeps a third of it.
func (s *Shell) columns(rows [][]string) string {
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], width(cell))
		}
	}
	var lines []string
	for _, row := range rows {
		line := ""
		for i, cell := range row {
			at := width(line)
			if room := s.Width - 1 - at; i == len(row)-1 && room > s.Width/3 {
				cell = strings.Join(Fold(cell, room), "\n"+strings.Repeat(" ", at))
			}
			line += cell + strings.Repeat(" ", max(0, widths[i]-width(cell)+2))
		}
		lines = append(lines, strings.TrimRight(line, " "))
	}
	return strings.Join(lines, "\n")
}

// Fold breaks text into lines of at most n columns: at blanks, beside wide
// letters such as those of Japanese, or anywhere in what has neither.
func Fold(text string, n int) []string {
	var lines []string
	for width(text) > n {
		end := lineEnd(text, len(cells.Truncate(text, n, "")))
		lines = append(lines, strings.TrimRight(text[:end], " "))
		text = strings.TrimLeft(text[end:], " ")
	}
	return append(lines, text)
}

// lineEnd is where a line of at most so many bytes of text ends best.
func lineEnd(text string, most int) int {
	for end := most; strings.TrimSpace(text[:end]) != ""; {
		last, size := utf8.DecodeLastRuneInString(text[:end])
		next, _ := utf8.DecodeRuneInString(text[end:])
		beside := cells.RuneWidth(last) > 1 || cells.RuneWidth(next) > 1
		if last == ' ' || next == ' ' || beside && !strings.ContainsRune("。、）」？！", next) { // which begin no line
			return end
		}
		end -= size
	}
	return most
}

// reflow breaks the paragraphs of a text anew if they are wider than the screen.
// Indented lines, which are examples, stay as they are.
func (s *Shell) reflow(text string) string {
	if widest(strings.Split(text, "\n")) < s.Width {
		return text
	}
	var lines []string
	paragraph := ""
	end := func() {
		if paragraph != "" {
			lines, paragraph = append(lines, Fold(paragraph, s.Width-1)...), ""
		}
	}
	for _, line := range strings.Split(text, "\n") {
		if line == "" || line[0] == ' ' {
			end()
			lines = append(lines, line)
			continue
		}
		paragraph = strings.TrimPrefix(paragraph+" "+line, " ")
	}
	end()
	return strings.Join(lines, "\n")
}

// Grid puts names into as many columns as fit, sorted downwards.
func Grid(names []string, columns int) string {
	widest := 0
	for _, name := range names {
		widest = max(widest, width(name)+2)
	}
	perLine := max(1, columns/max(widest, 1))
	rows := (len(names) + perLine - 1) / perLine
	lines := make([]string, rows)
	for i, name := range names {
		if i+rows < len(names) {
			name += strings.Repeat(" ", widest-width(name))
		}
		lines[i%rows] += name
	}
	return strings.Join(lines, "\n")
}

// wrap breaks text at blanks into lines of at most n columns.
func wrap(text string, n int) string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		if line != "" && width(line)+1+width(word) > n {
			lines = append(lines, line)
			line = ""
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	return strings.Join(append(lines, line), "\n  ")
}
