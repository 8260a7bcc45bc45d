package pyplot

import (
	"image/color"

	"gonum.org/v1/plot/vg"

	"nnlua/runtime/array"
)

// line is one curve with its style.
type line struct {
	labelled
	x, y   []float64
	style  lineStyle
	width  float64 // points
	marks  markStyle
	order  float64
	errors *errorBars // that belong to it, for the legend
	across bool       // x counts from 0 to 1 across the axes: axhline
	along  bool       // y does: axvline
	aside  bool       // it does not count for the range of the data
}

// lineStyle is what a format string says.
type lineStyle struct {
	color  color.Color
	dashes string // "-", "--", "-.", ":", or "" for no line
	marker string // "o", "s", ...; "" for none
}

// dashPatterns are matplotlib's line styles, in multiples of the line width.
var dashPatterns = map[string][]float64{
	"-": nil, "--": {3.7, 1.6}, "-.": {6.4, 1.6, 1, 1.6}, ":": {1, 1.65},
}

func (s lineStyle) stroke(width float64) stroke {
	result := stroke{color: s.color, width: vg.Length(width)}
	for _, d := range dashPatterns[s.dashes] {
		result.dashes = append(result.dashes, vg.Length(d*width))
	}
	return result
}

// namedDashes reads the linestyle keyword: "--" or "dashed", "None" for no line.
func namedDashes(name string) string {
	names := map[string]string{"solid": "-", "dashed": "--", "dashdot": "-.", "dotted": ":", "None": "", "none": "", " ": "", "": ""}
	if d, ok := names[name]; ok {
		return d
	}
	if _, ok := dashPatterns[name]; !ok {
		array.Fail("linestyle is '%s', want '-', '--', '-.', ':' or 'None'", name)
	}
	return name
}

func (l *line) layer() float64 { return l.order }

func (l *line) extend(b *bounds) {
	for i := range l.x {
		switch {
		case l.aside:
		case l.across:
			b.addY(l.y[i])
		case l.along:
			b.addX(l.x[i])
		case finite(l.x[i]) && finite(l.y[i]):
			b.add(l.x[i], l.y[i])
		}
	}
}

// points returns where the line goes on the sheet.
func (l *line) points(p *pen) []vg.Point {
	points := make([]vg.Point, len(l.x))
	for i := range points {
		points[i] = p.at(l.x[i], l.y[i])
		if l.across {
			points[i].X = p.area.Min.X + p.area.Size().X*vg.Length(l.x[i])
		}
		if l.along {
			points[i].Y = p.area.Min.Y + p.area.Size().Y*vg.Length(l.y[i])
		}
	}
	return points
}

// draw draws the line and its markers. NaN interrupts the line.
func (l *line) draw(p *pen) {
	points := l.points(p)
	if l.style.dashes != "" {
		drawLine(p, points, l.style.stroke(l.width))
	}
	l.marks.draw(p, points)
}

// drawLine draws a line as far as it lies inside the axes.
func drawLine(p *pen, points []vg.Point, s stroke) {
	var path vg.Path
	for start := 0; start < len(points); {
		end := start
		for end < len(points) && valid(points[end]) {
			end++
		}
		for _, run := range clipLine(thin(points[start:end]), p.area) {
			path = append(path, polyline(run)...)
		}
		start = end + 1
	}
	p.stroke(path, s)
}

func (l *line) hides(p *pen, r vg.Rectangle) int {
	points := l.points(p)
	if len(points) > 5000 {
		points = thin(points)
	}
	return hidden(points, l.style.dashes != "", r)
}

func (l *line) sample(p *pen, r vg.Rectangle) {
	y := (r.Min.Y + r.Max.Y) / 2
	if l.style.dashes != "" {
		p.stroke(polyline([]vg.Point{{X: r.Min.X, Y: y}, {X: r.Max.X, Y: y}}), l.style.stroke(l.width))
	}
	if l.errors != nil {
		l.errors.sample(p, vg.Point{X: (r.Min.X + r.Max.X) / 2, Y: y})
	}
	if l.marks.shape != "" {
		p.stamp(l.marks.mark(l.marks.size), []vg.Point{{X: (r.Min.X + r.Max.X) / 2, Y: y}})
	}
}
