package pyplot

import (
	"image"
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

// fill sets all dots inside a shape; a character that is wholly inside gets the
// colour behind it. The colour of the background clears what was there.
func (c *cells) fill(p vg.Path, face color.Color) {
	if invisible(face) {
		return
	}
	clear := sameColor(color.NRGBAModel.Convert(face), c.theme.axes) || sameColor(opaque(face), c.theme.axes)
	inside := map[[2]int]uint8{}
	for _, d := range c.inside(flatten(p)) {
		inside[[2]int{d[0] / 2, d[1] / 4}] |= bit[d[1]%4][d[0]%2]
	}
	for place, dots := range inside {
		at := c.at(place[0], place[1])
		switch {
		case at == nil || at.text != 0 && !clear:
		case clear:
			at.dots &^= dots
			if dots == 0xff {
				*at = cell{}
			}
		case !c.colored:
			at.dots = at.dots&^dots | dots&shade(face)
		case dots == 0xff:
			*at = cell{under: mixed(face, c.theme.axes)}
		default:
			at.dots |= dots
			at.ink = mixed(face, c.theme.axes)
		}
	}
}

func opaque(c color.Color) color.Color {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	n.A = 255
	return n
}

// mixed returns a translucent colour as it looks on a background.
func mixed(c, under color.Color) color.Color {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	u := color.NRGBAModel.Convert(under).(color.NRGBA)
	mix := func(a, b uint8) uint8 { return uint8((int(a)*int(n.A) + int(b)*(255-int(n.A))) / 255) }
	return color.NRGBA{R: mix(n.R, u.R), G: mix(n.G, u.G), B: mix(n.B, u.B), A: 255}
}

// shade returns dots as dense as a colour is dark.
func shade(c color.Color) uint8 {
	levels := [...]uint8{0x00, 0x20, 0x24, 0x64, 0x6c, 0xed, 0xfd, 0xff}
	dark := 255 - int(color.GrayModel.Convert(mixed(c, color.White)).(color.Gray).Y)
	return levels[min(dark*len(levels)/256, len(levels)-1)]
}

// inside returns the dots whose middle is inside a shape, by winding number.
func (c *cells) inside(rings [][]vg.Point) [][2]int {
	var all [][2]int
	type crossing struct {
		x  float64
		up int
	}
	for row := range c.rows * 4 {
		y := float64(row) + 0.5
		var cuts []crossing
		for _, ring := range rings {
			for i, b := range ring {
				x0, y0 := c.dots(ring[(i+len(ring)-1)%len(ring)])
				x1, y1 := c.dots(b)
				if (y0 <= y) != (y1 <= y) {
					cuts = append(cuts, crossing{x0 + (y-y0)/(y1-y0)*(x1-x0), map[bool]int{true: 1, false: -1}[y1 > y0]})
				}
			}
		}
		if len(cuts) == 0 {
			continue
		}
		for x := range c.cols * 2 {
			winding := 0
			for _, cut := range cuts {
				if cut.x <= float64(x)+0.5 {
					winding += cut.up
				}
			}
			if winding != 0 {
				all = append(all, [2]int{x, row})
			}
		}
	}
	return all
}

// flatten returns the lines of a path, curves as short pieces.
func flatten(p vg.Path) [][]vg.Point {
	var all [][]vg.Point
	var line []vg.Point
	for _, c := range p {
		switch c.Type {
		case vg.MoveComp:
			if len(line) > 0 {
				all = append(all, line)
			}
			line = []vg.Point{c.Pos}
		case vg.LineComp:
			line = append(line, c.Pos)
		case vg.CurveComp:
			from := line[len(line)-1]
			for k := 1; k <= 6; k++ {
				line = append(line, curveAt(from, c, vg.Length(k)/6))
			}
		case vg.CloseComp:
			line = append(line, line[0])
		}
	}
	if len(line) > 0 {
		all = append(all, line)
	}
	return all
}

// curveAt returns a point of a quadratic or cubic curve.
func curveAt(from vg.Point, c vg.PathComp, t vg.Length) vg.Point {
	s := 1 - t
	if len(c.Control) == 1 {
		return from.Scale(s * s).Add(c.Control[0].Scale(2 * s * t)).Add(c.Pos.Scale(t * t))
	}
	return from.Scale(s * s * s).Add(c.Control[0].Scale(3 * s * s * t)).Add(c.Control[1].Scale(3 * s * t * t)).Add(c.Pos.Scale(t * t * t))
}

// stamp draws a shape at every dot where there is a point, once.
func (c *cells) stamp(m mark, at []vg.Point) {
	seen := map[[2]int]bool{}
	for _, p := range at {
		x, y := c.dots(p)
		place := [2]int{int(math.Floor(x)), int(math.Floor(y))}
		if seen[place] {
			continue
		}
		seen[place] = true
		ink := c.ink(m.face)
		if invisible(m.face) {
			ink = c.ink(m.edge.color)
		}
		for _, line := range flatten(m.shape) {
			for _, q := range line {
				dx, dy := math.Round(float64(q.X)/dotSize), math.Round(float64(q.Y)/dotSize)
				c.dot(place[0]+int(dx), place[1]-int(dy), ink)
			}
		}
		c.dot(place[0], place[1], ink)
	}
}

func (c *cells) measure(s span, size float64) vg.Length {
	return vg.Length(columns.StringWidth(raised(s)) * cellWidth)
}

func (c *cells) image(r vg.Rectangle, img image.Image) {
	x0, y1 := c.dots(r.Min)
	x1, y0 := c.dots(r.Max)
	left, right := int(math.Round(x0/2)), int(math.Round(x1/2))
	top, bottom := int(math.Round(y0/4)), int(math.Round(y1/4))
	if right <= left || bottom <= top {
		return
	}
	if c.colored {
		small := resized(img, right-left, 2*(bottom-top))
		for row := top; row < bottom; row++ {
			for col := left; col < right; col++ {
				if at := c.at(col, row); at != nil {
					*at = cell{text: '▀', ink: mixed(small.At(col-left, 2*(row-top)), c.theme.axes), under: mixed(small.At(col-left, 2*(row-top)+1), c.theme.axes)}
				}
			}
		}
		return
	}
	small := resized(img, 2*(right-left), 4*(bottom-top))
	for y := range 4 * (bottom - top) {
		for x := range 2 * (right - left) {
			if shade(small.At(x, y))&bit[y%4][x%2] != 0 {
				c.dot(2*left+x, 4*top+y, nil)
			}
		}
	}
}

func (c *cells) frame(r vg.Rectangle, s stroke) { c.stroke(box(r), s) }

// snap keeps straight lines in the middle of a dot.
func (c *cells) snap(at, _ vg.Length) vg.Length {
	return vg.Length(math.Floor(float64(at)/dotSize)+0.5) * dotSize
}
