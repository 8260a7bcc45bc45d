package pyplot

import (
	"fmt"
	"image/color"
	"math"
	"strings"

	"github.com/mattn/go-runewidth"
	"gonum.org/v1/plot/vg"
)

// columns measures text as terminals do: characters of which the Unicode
// standard leaves it open are narrow.
var columns = &runewidth.Condition{}

var (
	superscripts = strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹", "−", "⁻", "+", "⁺", "n", "ⁿ", "i", "ⁱ")
	subscripts   = strings.NewReplacer("0", "₀", "1", "₁", "2", "₂", "3", "₃", "4", "₄", "5", "₅", "6", "₆", "7", "₇", "8", "₈", "9", "₉", "−", "₋", "+", "₊", "i", "ᵢ", "t", "ₜ", "x", "ₓ")
)

// raised returns a piece of text with the small letters that Unicode has for
// what is raised or lowered.
func raised(s span) string {
	switch {
	case s.nested && s.rise > 0:
		return superscripts.Replace(s.text)
	case s.nested:
		return subscripts.Replace(s.text)
	}
	return s.text
}

// glyphs writes a line of text. One that stands upright is written downwards,
// letter below letter.
func (c *cells) glyphs(line []span, at vg.Point, angle, size float64, ink color.Color) {
	text := ""
	for _, s := range line {
		text += raised(s)
	}
	width := vg.Length(columns.StringWidth(text) * cellWidth)
	ink = c.ink(ink)
	if math.Abs(math.Sin(angle)) > 0.9 {
		letters := []rune(text)
		x, y := c.dots(vg.Point{X: at.X - vg.Length(0.35*size), Y: at.Y + width/2})
		row := int(math.Round(y/4 - float64(len(letters))/2))
		row = max(0, min(row, c.rows-len(letters)))
		for i, r := range letters {
			c.letter(int(math.Floor(x/2)), row+i, r, ink)
		}
		return
	}
	x, y := c.dots(vg.Point{X: at.X, Y: at.Y + cellHeight/2}) // the middle of a letter
	col, row := int(math.Round(x/2)), int(math.Floor(y/4))
	for _, r := range text {
		c.letter(col, row, r, ink)
		col += columns.RuneWidth(r)
	}
}

func (c *cells) letter(col, row int, r rune, ink color.Color) {
	wide := columns.RuneWidth(r) == 2
	at := c.at(col, row)
	if at == nil || wide && c.at(col+1, row) == nil || at.text == -1 {
		return
	}
	*at = cell{text: r, ink: ink, under: at.under}
	if wide {
		*c.at(col+1, row) = cell{text: -1}
	}
}

// lines returns the terminal's text, with its codes for colours.
func (c *cells) lines() []string {
	var all []string
	for row := range c.rows {
		var b strings.Builder
		state := ""
		for col := range c.cols {
			at := c.grid[row*c.cols+col]
			if at.text == -1 {
				continue
			}
			if want := c.codes(at); want != state {
				b.WriteString("\x1b[0m" + want)
				state = want
			}
			switch {
			case at.text != 0:
				b.WriteRune(at.text)
			case at.dots != 0:
				b.WriteRune(0x2800 + rune(at.dots))
			default:
				b.WriteByte(' ')
			}
		}
		if state != "" {
			b.WriteString("\x1b[0m")
		}
		all = append(all, strings.TrimRight(b.String(), " "))
	}
	return all
}

// codes returns the escape sequence for the colours of a character.
func (c *cells) codes(at cell) string {
	if !c.colored {
		return ""
	}
	code := ""
	if at.ink != nil && (at.text != 0 || at.dots != 0) {
		code += colorCode(38, at.ink)
	}
	if at.under != nil {
		code += colorCode(48, at.under)
	}
	return code
}

// colorCode names a colour: exactly where the terminal says that it can, else
// the nearest of the 6 x 6 x 6 that every terminal with colours has.
func colorCode(kind int, c color.Color) string {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	if trueColor() {
		return fmt.Sprintf("\x1b[%d;2;%d;%d;%dm", kind, n.R, n.G, n.B)
	}
	step := func(v uint8) int {
		if v < 48 {
			return 0
		}
		return min((int(v)-35)/40, 5)
	}
	return fmt.Sprintf("\x1b[%d;5;%dm", kind, 16+36*step(n.R)+6*step(n.G)+step(n.B))
}
