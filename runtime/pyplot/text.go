package pyplot

import (
	"image/color"
	"math"
	"strings"

	"gonum.org/v1/plot/vg"
)

// textStyle says how a text stands at its point. ha is left, center or right;
// va is baseline, bottom, center, top or center_baseline. Alignment means the
// upright box around the turned text, as in matplotlib.
type textStyle struct {
	size   float64 // points
	color  color.Color
	angle  float64 // degrees, counterclockwise
	ha, va string
	bold   bool
}

// The height and depth that matplotlib gives every line: those of "lp".
const (
	lineAscent  = 0.76
	lineDescent = 0.21
)

// textLine is one line of a text, ready to be drawn.
type textLine struct {
	spans []span
	at    vg.Point // the start of its baseline, seen from the point of the text
	width vg.Length
}

// textBlock is a text laid out around its point.
type textBlock struct {
	lines []textLine
	box   vg.Rectangle // the upright box around the turned text, seen from the point
	angle float64      // radians
}

// layOut places the lines of a text. measure returns the width of a piece.
func layOut(text string, style textStyle, measure func(span, float64) vg.Length) textBlock {
	size := vg.Length(style.size)
	block := textBlock{angle: style.angle * math.Pi / 180}
	ascent, descent := lineAscent*size, lineDescent*size
	var width vg.Length
	y := -ascent
	for i, line := range strings.Split(text, "\n") {
		l := textLine{spans: spans(line)}
		for _, s := range l.spans {
			l.width += measure(s, style.size)
		}
		if i > 0 {
			y -= descent + lineAscent*size*1.2
		}
		l.at.Y = y
		width = max(width, l.width)
		block.lines = append(block.lines, l)
	}
	bottom := y - descent
	for i := range block.lines {
		switch l := &block.lines[i]; style.ha {
		case "center":
			l.at.X = (width - l.width) / 2
		case "right":
			l.at.X = width - l.width
		}
	}
	// The box with its top left corner at 0, turned.
	sin, cos := math.Sincos(block.angle)
	turn := func(p vg.Point) vg.Point {
		return vg.Point{X: p.X*vg.Length(cos) - p.Y*vg.Length(sin), Y: p.X*vg.Length(sin) + p.Y*vg.Length(cos)}
	}
	box := vg.Rectangle{Min: vg.Point{X: math.MaxFloat32, Y: math.MaxFloat32}, Max: vg.Point{X: -math.MaxFloat32, Y: -math.MaxFloat32}}
	for _, corner := range []vg.Point{{}, {X: width}, {Y: bottom}, {X: width, Y: bottom}} {
		c := turn(corner)
		box.Min.X, box.Max.X = min(box.Min.X, c.X), max(box.Max.X, c.X)
		box.Min.Y, box.Max.Y = min(box.Min.Y, c.Y), max(box.Max.Y, c.Y)
	}
	shift := vg.Point{X: -box.Min.X, Y: -box.Min.Y}
	switch style.ha {
	case "center":
		shift.X = -(box.Min.X + box.Max.X) / 2
	case "right":
		shift.X = -box.Max.X
	}
	switch style.va {
	case "center":
		shift.Y = -(box.Min.Y + box.Max.Y) / 2
	case "top":
		shift.Y = -box.Max.Y
	case "center_baseline":
		shift.Y = -box.Max.Y + ascent/2
	case "baseline", "":
		shift.Y = -turn(block.lines[len(block.lines)-1].at).Y
	}
	for i := range block.lines {
		block.lines[i].at = turn(block.lines[i].at).Add(shift)
	}
	block.box = vg.Rectangle{Min: box.Min.Add(shift), Max: box.Max.Add(shift)}
	return block
}

// outlineWidth measures a piece of text by its outlines.
func outlineWidth(s span, size float64) vg.Length {
	width := 0.0
	for _, r := range s.text {
		width += glyph(r).advance
	}
	return vg.Length(width * s.scale * size)
}

// outlines returns the shape of a line that starts at a point.
func outlines(l []span, at vg.Point, angle, size float64) vg.Path {
	var path vg.Path
	sin, cos := math.Sincos(angle)
	x := 0.0
	for _, s := range l {
		scale := s.scale * size
		for _, r := range s.text {
			o := glyph(r)
			place := func(p vg.Point) vg.Point {
				px, py := float64(p.X)*scale+x, float64(p.Y)*scale+s.rise*size
				if s.slant {
					px += 0.2 * float64(p.Y) * scale
				}
				return vg.Point{X: at.X + vg.Length(px*cos-py*sin), Y: at.Y + vg.Length(px*sin+py*cos)}
			}
			for _, c := range o.path {
				moved := vg.PathComp{Type: c.Type, Pos: place(c.Pos)}
				for _, control := range c.Control {
					moved.Control = append(moved.Control, place(control))
				}
				path = append(path, moved)
			}
			x += o.advance * scale
		}
	}
	return path
}
