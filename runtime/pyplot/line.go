package pyplot

import (
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// dashPatterns are matplotlib's line styles, in multiples of the line width.
var dashPatterns = map[string][]float64{
	"-": nil, "--": {3.7, 1.6}, "-.": {6.4, 1.6, 1, 1.6}, ":": {1, 1.65},
}

func (l *line) lineStyle() draw.LineStyle {
	style := draw.LineStyle{Color: l.style.color, Width: vg.Points(l.width)}
	for _, d := range dashPatterns[l.style.dashes] {
		style.Dashes = append(style.Dashes, vg.Points(d*l.width))
	}
	return style
}

// Plot draws the line and its markers. NaN interrupts the line.
func (l *line) Plot(c draw.Canvas, p *plot.Plot) {
	tx, ty := p.Transforms(&c)
	var run []vg.Point
	flush := func() {
		if l.style.dashes != "" && len(run) > 1 {
			c.StrokeLines(l.lineStyle(), c.ClipLinesXY(run)...)
		}
		run = nil
	}
	for i := range l.x {
		if !finite(l.x[i]) || !finite(l.y[i]) {
			flush()
			continue
		}
		at := vg.Point{X: tx(l.x[i]), Y: ty(l.y[i])}
		run = append(run, at)
		if l.style.marker != 0 && c.Contains(at) {
			l.drawMarker(c, at)
		}
	}
	flush()
}

// Thumbnail draws the line's sample in the legend.
func (l *line) Thumbnail(c *draw.Canvas) {
	middle := c.Center()
	if l.style.dashes != "" {
		c.StrokeLine2(l.lineStyle(), c.Min.X, middle.Y, c.Max.X, middle.Y)
	}
	if l.style.marker != 0 {
		l.drawMarker(*c, middle)
	}
}

// polygons are the corners of filled markers, for a radius of 1.
var polygons = map[byte][]vg.Point{
	's': {{X: -1, Y: -1}, {X: 1, Y: -1}, {X: 1, Y: 1}, {X: -1, Y: 1}},
	'D': {{X: 0, Y: -1.4}, {X: 1.4, Y: 0}, {X: 0, Y: 1.4}, {X: -1.4, Y: 0}},
	'd': {{X: 0, Y: -1.4}, {X: 0.85, Y: 0}, {X: 0, Y: 1.4}, {X: -0.85, Y: 0}},
	'^': {{X: -1, Y: -1}, {X: 1, Y: -1}, {X: 0, Y: 1}},
	'v': {{X: -1, Y: 1}, {X: 1, Y: 1}, {X: 0, Y: -1}},
	'<': {{X: 1, Y: -1}, {X: 1, Y: 1}, {X: -1, Y: 0}},
	'>': {{X: -1, Y: -1}, {X: -1, Y: 1}, {X: 1, Y: 0}},
	'p': regular(5), 'h': regular(6), 'H': regular(6), '8': regular(8), '*': star(),
}

func regular(n int) []vg.Point {
	corners := make([]vg.Point, n)
	for i := range corners {
		angle := math.Pi/2 + 2*math.Pi*float64(i)/float64(n)
		corners[i] = vg.Point{X: vg.Length(math.Cos(angle)), Y: vg.Length(math.Sin(angle))}
	}
	return corners
}

func star() []vg.Point {
	corners := regular(10)
	for i := 1; i < len(corners); i += 2 {
		corners[i].X *= 0.382
		corners[i].Y *= 0.382
	}
	return corners
}

// strokes are the lines of markers that have no area.
var strokes = map[byte][][2]vg.Point{
	'+': {{{X: -1}, {X: 1}}, {{Y: -1}, {Y: 1}}}, 'P': {{{X: -1}, {X: 1}}, {{Y: -1}, {Y: 1}}},
	'x': {{{X: -1, Y: -1}, {X: 1, Y: 1}}, {{X: -1, Y: 1}, {X: 1, Y: -1}}},
	'X': {{{X: -1, Y: -1}, {X: 1, Y: 1}}, {{X: -1, Y: 1}, {X: 1, Y: -1}}},
	'|': {{{Y: -1}, {Y: 1}}}, '_': {{{X: -1}, {X: 1}}},
	'1': {{{}, {Y: -1}}, {{}, {X: -0.8, Y: 0.5}}, {{}, {X: 0.8, Y: 0.5}}},
	'2': {{{}, {Y: 1}}, {{}, {X: -0.8, Y: -0.5}}, {{}, {X: 0.8, Y: -0.5}}},
	'3': {{{}, {X: -1}}, {{}, {X: 0.5, Y: -0.8}}, {{}, {X: 0.5, Y: 0.8}}},
	'4': {{{}, {X: 1}}, {{}, {X: -0.5, Y: -0.8}}, {{}, {X: -0.5, Y: 0.8}}},
}

func (l *line) drawMarker(c draw.Canvas, at vg.Point) {
	r := vg.Points(l.marker / 2)
	place := func(p vg.Point) vg.Point { return vg.Point{X: at.X + p.X*r, Y: at.Y + p.Y*r} }
	if lines, ok := strokes[l.style.marker]; ok {
		for _, s := range lines {
			from, to := place(s[0]), place(s[1])
			c.StrokeLine2(draw.LineStyle{Color: l.style.color, Width: vg.Points(1)}, from.X, from.Y, to.X, to.Y)
		}
		return
	}
	if corners, ok := polygons[l.style.marker]; ok {
		points := make([]vg.Point, len(corners))
		for i, p := range corners {
			points[i] = place(p)
		}
		c.FillPolygon(l.style.color, points)
		return
	}
	switch l.style.marker {
	case '.':
		r /= 2
	case ',':
		r = vg.Points(0.36)
	}
	c.DrawGlyphNoClip(draw.GlyphStyle{Color: l.style.color, Radius: r, Shape: draw.CircleGlyph{}}, at)
}
