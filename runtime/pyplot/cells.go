package pyplot

import (
	"image/color"
	"math"

	"gonum.org/v1/plot/vg"
)

// The size of a character of a terminal and of a dot of a Braille character,
// two by four of which are in each, in points.
const (
	cellWidth  = 6
	cellHeight = 12
	dotSize    = 3
)

// cell is one character on the terminal.
type cell struct {
	dots  uint8       // of the Braille character
	ink   color.Color // of the dots or the text; nil: the terminal's own
	under color.Color // behind it; nil: the terminal's own
	text  rune        // instead of dots; -1: the second half of a wide character
}

// cells is a terminal as a target: lines are Braille dots, text is text.
type cells struct {
	cols, rows int
	grid       []cell
	theme      *theme
	colored    bool
}

func newCells(cols, rows int, theme *theme, colored bool) *cells {
	return &cells{cols: cols, rows: rows, grid: make([]cell, cols*rows), theme: theme, colored: colored}
}

func (c *cells) size() (w, h vg.Length) {
	return vg.Length(c.cols * cellWidth), vg.Length(c.rows * cellHeight)
}

// at returns the character at a column and a row from the top, nil outside.
func (c *cells) at(col, row int) *cell {
	if col < 0 || row < 0 || col >= c.cols || row >= c.rows {
		return nil
	}
	return &c.grid[row*c.cols+col]
}

// ink is the colour in which something is drawn. What is black on white, or
// white on black, takes the colour that the terminal writes in.
func (c *cells) ink(v color.Color) color.Color {
	if v == nil || !c.colored || sameColor(v, c.theme.line) {
		return nil
	}
	return v
}

func sameColor(a, b color.Color) bool {
	r0, g0, b0, _ := a.RGBA()
	r1, g1, b1, _ := b.RGBA()
	return r0 == r1 && g0 == g1 && b0 == b1
}

// bit is the dot of a Braille character at a column and a row of it.
var bit = [4][2]uint8{{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}}

// dot sets the dot that many dots from the left and from the top.
func (c *cells) dot(x, y int, ink color.Color) {
	if x < 0 || y < 0 {
		return
	}
	if at := c.at(x/2, y/4); at != nil && at.text == 0 {
		at.dots |= bit[y%4][x%2]
		at.ink = ink
	}
}

// dots returns where a point lies, in dots from the top left.
func (c *cells) dots(p vg.Point) (x, y float64) {
	return float64(p.X) / dotSize, float64(c.rows*4) - float64(p.Y)/dotSize
}

func (c *cells) stroke(p vg.Path, s stroke) {
	if s.width <= 0 || invisible(s.color) {
		return
	}
	ink := c.ink(s.color)
	if sameColor(s.color, c.theme.grid) && !sameColor(s.color, c.theme.line) {
		s.dashes = []vg.Length{1, 3 * dotSize} // a grid stays behind the data
	}
	for _, line := range flatten(p) {
		gone := 0.0 // along the pattern of dashes, in points
		for i := 1; i < len(line); i++ {
			x0, y0 := c.dots(line[i-1])
			x1, y1 := c.dots(line[i])
			steps := int(math.Ceil(max(math.Abs(x1-x0), math.Abs(y1-y0), 1)))
			if steps > 1<<16 {
				continue // far outside
			}
			length := float64(distance(line[i-1], line[i])) / float64(steps)
			for k := 0; k <= steps; k++ {
				part := float64(k) / float64(steps)
				if dashOn(s.dashes, gone+length*float64(k)) {
					c.dot(int(math.Floor(x0+part*(x1-x0))), int(math.Floor(y0+part*(y1-y0))), ink)
				}
			}
			gone += length * float64(steps)
		}
	}
}

// dashOn reports whether a dashed line is drawn at that distance. Dashes are as
// long as dots can show.
func dashOn(dashes []vg.Length, at float64) bool {
	if len(dashes) == 0 {
		return true
	}
	least := 2.2 * dotSize
	if dashes[0] == 1 {
		least = 0
	}
	total := 0.0
	for _, d := range dashes {
		total += max(float64(d), least)
	}
	at = math.Mod(at, total)
	for i, d := range dashes {
		if at -= max(float64(d), least); at < 0 {
			return i%2 == 0
		}
	}
	return true
}

func (c *cells) measure(s span, size float64) vg.Length {
	return vg.Length(columns.StringWidth(raised(s)) * cellWidth)
}

func (c *cells) frame(r vg.Rectangle, s stroke) { c.stroke(box(r), s) }

// snap keeps straight lines in the middle of a dot.
func (c *cells) snap(at, _ vg.Length) vg.Length {
	return vg.Length(math.Floor(float64(at)/dotSize)+0.5) * dotSize
}
