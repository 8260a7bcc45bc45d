package pyplot

import (
	"image"
	"image/color"
	"math"

	"gonum.org/v1/plot/vg"
)

// target is what a figure is drawn on: a picture, a page or a terminal.
// Lengths are points, the origin is at the lower left.
type target interface {
	size() (w, h vg.Length)
	stroke(p vg.Path, s stroke)
	fill(p vg.Path, c color.Color)
	stamp(m mark, at []vg.Point) // draws a small shape at many places
	glyphs(line []span, at vg.Point, angle, size float64, c color.Color)
	measure(s span, size float64) vg.Length
	image(r vg.Rectangle, img image.Image)
	frame(r vg.Rectangle, s stroke)              // the box around axes
	snap(v vg.Length, width vg.Length) vg.Length // moves a straight line onto the pixels
}

// stroke is how a line is drawn.
type stroke struct {
	color  color.Color
	width  vg.Length
	dashes []vg.Length
}

// mark is a shape around 0, filled and with an edge.
type mark struct {
	shape vg.Path
	face  color.Color
	edge  stroke
}

// vector is a target that describes shapes: an SVG or PDF page. Pictures build on it.
type vector struct{ canvas vg.CanvasSizer }

func (v vector) size() (w, h vg.Length) { return v.canvas.Size() }

func (v vector) stroke(p vg.Path, s stroke) {
	if len(p) == 0 || s.width <= 0 || invisible(s.color) {
		return
	}
	v.canvas.SetColor(s.color)
	v.canvas.SetLineWidth(s.width)
	v.canvas.SetLineDash(s.dashes, 0)
	v.canvas.Stroke(p)
}

func (v vector) fill(p vg.Path, c color.Color) {
	if len(p) == 0 || invisible(c) {
		return
	}
	v.canvas.SetColor(c)
	v.canvas.Fill(p)
}

func invisible(c color.Color) bool {
	if c == nil {
		return true
	}
	_, _, _, a := c.RGBA()
	return a == 0
}

func (v vector) stamp(m mark, at []vg.Point) {
	for _, p := range at {
		shape := moved(m.shape, p)
		v.fill(shape, m.face)
		v.stroke(shape, m.edge)
	}
}

func (v vector) glyphs(line []span, at vg.Point, angle, size float64, c color.Color) {
	v.fill(outlines(line, at, angle, size), c)
}

func (v vector) measure(s span, size float64) vg.Length { return outlineWidth(s, size) }

// image draws cells large enough that viewers which smooth pictures keep them sharp.
func (v vector) image(r vg.Rectangle, img image.Image) {
	size := img.Bounds().Size()
	times := max(1, 600/max(size.X, size.Y))
	v.canvas.DrawImage(r, resized(img, size.X*times, size.Y*times))
}

func (v vector) frame(r vg.Rectangle, s stroke) { v.stroke(box(r), s) }

func (v vector) snap(at, _ vg.Length) vg.Length { return at }

// moved returns the path at another place.
func moved(path vg.Path, by vg.Point) vg.Path {
	result := make(vg.Path, len(path))
	for i, c := range path {
		c.Pos = c.Pos.Add(by)
		if c.Control != nil {
			control := make([]vg.Point, len(c.Control))
			for k, p := range c.Control {
				control[k] = p.Add(by)
			}
			c.Control = control
		}
		result[i] = c
	}
	return result
}

// box is the outline of a rectangle.
func box(r vg.Rectangle) vg.Path {
	return polygon([]vg.Point{r.Min, {X: r.Max.X, Y: r.Min.Y}, r.Max, {X: r.Min.X, Y: r.Max.Y}})
}

// polygon is a closed path through corners, polyline an open one.
func polygon(corners []vg.Point) vg.Path {
	p := polyline(corners)
	if len(p) > 0 {
		p.Close()
	}
	return p
}

func polyline(points []vg.Point) vg.Path {
	path := make(vg.Path, 0, len(points)+1)
	for i, at := range points {
		if i == 0 {
			path.Move(at)
		} else {
			path.Line(at)
		}
	}
	return path
}

// circle is the outline of a circle of four curves: arcs come out in different
// ways on different targets.
func circle(at vg.Point, r vg.Length) vg.Path {
	k := r * 4 * (math.Sqrt2 - 1) / 3
	p := func(x, y vg.Length) vg.Point { return vg.Point{X: at.X + x, Y: at.Y + y} }
	var path vg.Path
	path.Move(p(r, 0))
	path.CubeTo(p(r, k), p(k, r), p(0, r))
	path.CubeTo(p(-k, r), p(-r, k), p(-r, 0))
	path.CubeTo(p(-r, -k), p(-k, -r), p(0, -r))
	path.CubeTo(p(k, -r), p(r, -k), p(r, 0))
	path.Close()
	return path
}
