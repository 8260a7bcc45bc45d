//go:build unix

package main

import (
	"bufio"
	"fmt"
	"html"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"
	"github.com/hinshun/vt10x"
	"github.com/mattn/go-runewidth"
)

// terminal is the program at a terminal that never scrolls.
type terminal struct {
	*testing.T
	vt10x.Terminal
	keyboard *os.File
	screen   *bufio.Reader
	prompt   string // where the program waits
}

const terminalRows = 200

// startTerminal runs nnlua in a folder and waits for its prompt.
func startTerminal(t *testing.T, columns int, folder, language string, args ...string) *terminal {
	cmd := exec.Command("nnlua", args...)
	cmd.Dir = folder
	cmd.Env = append(os.Environ(), "XDG_CONFIG_HOME="+t.TempDir(), "TERM=xterm-256color", "COLORTERM=", "NO_COLOR=",
		"NNLUA_PLOT=text", "LC_ALL="+language)
	file, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: uint16(columns), Rows: terminalRows})
	if err != nil {
		t.Fatal(err)
	}
	hangs := time.AfterFunc(time.Minute, func() { cmd.Process.Kill() })
	t.Cleanup(func() {
		hangs.Stop()
		cmd.Process.Kill()
		cmd.Wait()
		file.Close()
	})
	term := &terminal{t, vt10x.New(vt10x.WithSize(columns, terminalRows)), file, bufio.NewReader(file), "> "}
	if len(args) > 0 && args[0] == "step" {
		term.prompt = "step> "
	}
	fmt.Fprintf(term, "$ %s\r\n", strings.Join(append([]string{"nnlua"}, args...), " "))
	term.wait(term.atPrompt)
	return term
}

// wait takes what the program sends until a condition holds.
func (term *terminal) wait(holds func() bool) {
	for !holds() {
		if err := term.Parse(term.screen); err != nil {
			term.Fatalf("%v, the screen is\n%s", err, strings.TrimSpace(term.String()))
		}
	}
}

// line is a line of the screen without blanks at its end.
func (term *terminal) line(row int) string {
	columns, _ := term.Size()
	var text strings.Builder
	for x := range columns {
		text.WriteRune(term.Cell(x, row).Char)
	}
	return strings.TrimRight(text.String(), " ")
}

func (term *terminal) atPrompt() bool {
	at := term.Cursor()
	line := term.line(at.Y) + " "
	return line == term.prompt && at.X == len(line) || line == ">> " && at.X >= len(line) // it indents
}

// enter types a line and waits until the program has answered it.
func (term *terminal) enter(input string) {
	before := term.Cursor()
	if input == "\f" { // Ctrl-L empties the screen
		term.keyboard.WriteString(input)
		term.wait(func() bool { return term.Cursor().Y == 0 && term.atPrompt() })
		return
	}
	typed, tab := strings.CutSuffix(input, "\t")
	term.keyboard.WriteString(typed)
	term.wait(func() bool { return strings.HasSuffix(term.line(before.Y), typed) })
	if tab {
		term.keyboard.WriteString("\t")
		term.wait(func() bool { return term.line(before.Y+1) != "" && term.Cursor().Y == before.Y })
		return
	}
	term.keyboard.WriteString("\r")
	term.wait(func() bool { return term.Cursor().Y > before.Y && term.atPrompt() })
}

// The cells of the picture, in pixels.
const (
	cellWidth, cellHeight = 8.43, 18
	margin                = 12
	ink                   = "#d8dee9"
)

// svg draws the screen down to its last line. Every piece of text is as long as its cells, whatever the font.
func (term *terminal) svg() string {
	columns, _ := term.Size()
	rows := terminalRows
	for term.line(rows-1) == "" {
		rows--
	}
	rows = max(rows, term.Cursor().Y+1)
	var b strings.Builder
	width, height := 2*margin+float64(columns)*cellWidth, 2*margin+rows*cellHeight
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%.0f" height="%d" viewBox="0 0 %.0f %d" fill="%s" font-size="14" `+
		`font-family="DejaVu Sans Mono, Menlo, Consolas, Noto Sans Mono CJK JP, Hiragino Sans, MS Gothic, monospace">`+"\n",
		width, height, width, height, ink)
	b.WriteString(`<rect width="100%" height="100%" rx="8" fill="#1e2430"/>` + "\n")
	for y := range rows {
		term.svgLine(&b, y)
	}
	at := term.Cursor()
	fmt.Fprintf(&b, `<rect x="%.2f" y="%d" width="%.2f" height="%d" opacity="0.7"/>`+"\n</svg>\n",
		margin+float64(at.X)*cellWidth, margin+at.Y*cellHeight, cellWidth, cellHeight)
	return b.String()
}

// svgLine draws the pieces of a line: text of one colour without wide gaps.
func (term *terminal) svgLine(b *strings.Builder, y int) {
	type piece struct {
		column int
		color  vt10x.Color
		text   string
	}
	var pieces []piece
	column, gap := 0, 0
	for x, r := range []rune(term.line(y)) {
		switch color := term.Cell(x, y).FG; {
		case r == ' ':
			gap++
		case r >= '\u2800' && r <= '\u28ff':
			svgDots(b, column, y, r, color)
			gap = 2
		case len(pieces) == 0 || gap > 1 || color != pieces[len(pieces)-1].color:
			pieces, gap = append(pieces, piece{column, color, string(r)}), 0
		default:
			pieces[len(pieces)-1].text += strings.Repeat(" ", gap) + string(r)
			gap = 0
		}
		column += runewidth.RuneWidth(r) // the emulator gives wide letters one cell
	}
	for _, p := range pieces {
		fmt.Fprintf(b, `<text x="%.2f" y="%d" textLength="%.2f" lengthAdjust="spacingAndGlyphs"`,
			margin+float64(p.column)*cellWidth, margin+y*cellHeight+14, float64(runewidth.StringWidth(p.text))*cellWidth)
		if p.color != vt10x.DefaultFG {
			fmt.Fprintf(b, ` fill="%s"`, hex(p.color))
		}
		b.WriteString(">" + html.EscapeString(p.text) + "</text>\n")
	}
}

// svgDots draws a letter of Braille, of which figures consist: fonts do not agree about its width.
func svgDots(b *strings.Builder, column, y int, r rune, color vt10x.Color) {
	for i, at := range [8][2]int{{0, 0}, {0, 1}, {0, 2}, {1, 0}, {1, 1}, {1, 2}, {0, 3}, {1, 3}} {
		if r>>i&1 == 0 {
			continue
		}
		fmt.Fprintf(b, `<circle cx="%.1f" cy="%.1f" r="1"`, margin+(float64(column)+0.25+0.5*float64(at[0]))*cellWidth,
			margin+(float64(y)+0.125+0.25*float64(at[1]))*cellHeight)
		if color != vt10x.DefaultFG {
			fmt.Fprintf(b, ` fill="%s"`, hex(color))
		}
		b.WriteString("/>\n")
	}
}

// hex is a colour of the 256 of terminals.
func hex(c vt10x.Color) string {
	basic := [16]string{"#2e3440", "#e06c75", "#98c379", "#e5c07b", "#61afef", "#c678dd", "#56b6c2", ink,
		"#7f8899", "#ff7b86", "#b5e890", "#ffd787", "#7cc4ff", "#dd91f3", "#6fd3e0", "#ffffff"}
	switch {
	case c < 16:
		return basic[c]
	case c < 232:
		level := func(i vt10x.Color) vt10x.Color {
			if i == 0 {
				return 0
			}
			return 55 + 40*i
		}
		c -= 16
		return fmt.Sprintf("#%02x%02x%02x", level(c/36), level(c/6%6), level(c%6))
	}
	grey := 8 + 10*(c-232)
	return fmt.Sprintf("#%02x%02x%02x", grey, grey, grey)
}
