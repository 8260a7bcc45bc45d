package console

import (
	"fmt"
	"strings"
	"sync"
	"unicode/utf8"
)

// emulator is as much of a terminal as the editor uses: it knows what stands
// where, and where the cursor is.
type emulator struct {
	mu            sync.Mutex
	columns, rows int
	wraps         bool       // long lines; the editor must never need it
	cells         [][]string // a wide letter fills two cells, the second ""
	row, col      int
	scrolled      int
	unread        string
	raw           strings.Builder
}

func newEmulator(columns, rows int) *emulator {
	return &emulator{columns: columns, rows: rows, cells: [][]string{nil}}
}

func (e *emulator) Write(data []byte) (int, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.raw.Write(data)
	e.unread += string(data)
	for e.unread != "" {
		if !utf8.FullRuneInString(e.unread) {
			break
		}
		if e.unread[0] == 27 {
			end := strings.IndexFunc(e.unread, func(r rune) bool { return r >= '@' && r != '[' })
			if end < 0 {
				break
			}
			e.sequence(e.unread[1 : end+1])
			e.unread = e.unread[end+1:]
			continue
		}
		r, n := utf8.DecodeRuneInString(e.unread)
		e.unread = e.unread[n:]
		e.put(r)
	}
	return len(data), nil
}

func (e *emulator) put(r rune) {
	switch r {
	case '\r':
		e.col = 0
	case '\n': // a terminal's line discipline makes \r\n of it
		e.row++
		e.col = 0
		if e.row == len(e.cells) {
			e.cells = append(e.cells, nil)
		}
		if e.row-e.scrolled >= e.rows {
			e.scrolled++
		}
	default:
		width := cells.RuneWidth(r)
		line := &e.cells[e.row]
		if width == 0 {
			(*line)[e.col-1] += string(r)
			return
		}
		if e.col+width > e.columns {
			if !e.wraps {
				panic("the editor leaves wrapping to the terminal")
			}
			e.put('\n')
			line = &e.cells[e.row]
		}
		for len(*line) < e.col+width {
			*line = append(*line, " ")
		}
		(*line)[e.col] = string(r)
		if width == 2 {
			(*line)[e.col+1] = ""
		}
		e.col += width
	}
}

func (e *emulator) sequence(s string) {
	n := 1
	fmt.Sscanf(s, "[%d", &n)
	switch s[len(s)-1] {
	case 'A':
		e.row -= n
		if e.row < e.scrolled {
			panic("the cursor leaves the screen")
		}
	case 'C':
		e.col += n
	case 'H':
		e.row, e.col = e.scrolled, 0
	case 'J':
		e.cells = e.cells[:e.row+1]
		e.cells[e.row] = e.cells[e.row][:min(e.col, len(e.cells[e.row]))]
	case 'm', 'h', 'l':
	default:
		panic("the editor sends " + s)
	}
}

// text is what stands on the screen, with | where the cursor is.
func (e *emulator) text() string {
	e.mu.Lock()
	defer e.mu.Unlock()
	lines := make([]string, len(e.cells))
	for i, line := range e.cells {
		if i == e.row {
			for len(line) < e.col {
				line = append(line, " ")
			}
			line = append(append(append([]string{}, line[:e.col]...), "|"), line[e.col:]...)
		}
		lines[i] = strings.TrimRight(strings.Join(line, ""), " ")
	}
	return strings.Join(lines, "\n")
}
