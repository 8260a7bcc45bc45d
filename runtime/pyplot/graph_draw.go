package pyplot

import (
	"image/color"
	"math"
	"strings"

	"gonum.org/v1/plot/vg"
)

func (g *graphPicture) layer() float64 { return 3 }

// gradientColor is the colour of what goes back through the graph.
var gradientColor = rgb(0xc02020)

func (g *graphPicture) extend(b *bounds) {}

// draw draws frames, arrows, boxes and texts, smaller where the sheet is.
func (g *graphPicture) draw(p *pen) {
	pad, gap := vg.Length(8), vg.Length(24)
	_, onTerminal := p.target.(*cells)
	if onTerminal {
		pad, gap = cellWidth, 2*cellHeight
	}
	w, h := g.layOut(p.measure, pad, gap)
	scale := vg.Length(1)
	if size := p.area.Size(); !onTerminal {
		scale = min(1, size.X/w, size.Y/h)
	}
	corner := vg.Point{X: p.area.Min.X + max(0, p.area.Size().X-w*scale)/2, Y: p.area.Max.Y - h*scale}
	for _, layer := range g.layers {
		for _, n := range layer {
			n.at, n.size = n.at.Scale(scale).Add(corner), n.size.Scale(scale)
		}
	}
	g.drawGroups(p)
	for _, route := range g.routes {
		g.drawArrow(p, route, scale)
	}
	for _, n := range g.nodes {
		n.draw(p, float64(scale))
	}
}

func (n *graphNode) rect() vg.Rectangle {
	half := n.size.Scale(0.5)
	return vg.Rectangle{Min: n.at.Sub(half), Max: n.at.Add(half)}
}

func (n *graphNode) draw(p *pen, scale float64) {
	outline := rounded(n.rect(), min(6, n.size.Y/3))
	text := color.Color(color.Black)
	if n.function {
		outline = box(n.rect())
	}
	if c, onTerminal := p.target.(*cells); onTerminal {
		c.fill(box(n.rect()), c.theme.axes) // arrows end at boxes
		p.stroke(outline, stroke{color: p.axes.figure.theme.line, width: 1})
		text = p.axes.figure.theme.line
		if n.function {
			text = n.face
		}
	} else {
		p.fill(outline, n.face)
		p.stroke(outline, stroke{color: rgb(0x606060), width: 0.8})
	}
	write(p.target, n.at, strings.Join(n.lines, "\n"), textStyle{size: graphFont * scale, color: text, ha: "center", va: "center"})
}

// drawArrow draws an edge, and beside it the gradient that went against it.
func (g *graphPicture) drawArrow(p *pen, route []*graphNode, scale vg.Length) {
	points := make([]vg.Point, len(route))
	for i, n := range route {
		points[i] = n.at
	}
	last := len(points) - 1
	points[0] = border(route[0], points[1])
	points[last] = border(route[last], points[last-1])
	line := stroke{color: rgb(0x606060), width: 1}
	if _, onTerminal := p.target.(*cells); onTerminal {
		line.color = p.axes.figure.theme.line
	}
	p.stroke(polyline(points), line)
	arrowHead(p, points[last-1], points[last], line.color, scale)
	from, to := route[0], route[len(route)-1]
	label := to.gradient
	if from.function == to.function || to.function {
		label = from.gradient
	}
	if label == "" {
		return
	}
	middle := points[0].Add(points[1]).Scale(0.5)
	back := stroke{color: gradientColor, width: 1}
	d := points[1].Sub(points[0])
	length := vg.Length(math.Hypot(float64(d.X), float64(d.Y)))
	if length == 0 {
		return
	}
	aside := vg.Point{X: -d.Y, Y: d.X}.Scale(4 * scale / length)
	if aside.X < 0 || aside.X == 0 && aside.Y < 0 {
		aside = aside.Scale(-1)
	}
	p.stroke(polyline([]vg.Point{points[1].Add(aside), points[0].Add(aside)}), back)
	arrowHead(p, points[1].Add(aside), points[0].Add(aside), gradientColor, scale)
	style := textStyle{size: (graphFont - 1) * float64(scale), color: gradientColor, va: "center"}
	at := middle.Add(aside.Scale(2))
	if g.sideways {
		style.ha, style.va = "center", "bottom"
	}
	write(p.target, at, label, style)
}

// border returns where the way from the middle of a box to a point leaves it.
func border(n *graphNode, to vg.Point) vg.Point {
	if n.dummy {
		return n.at
	}
	if _, edge, ok := clipSegment(n.at, to, n.rect()); ok {
		return edge
	}
	return n.at
}

func arrowHead(p *pen, from, to vg.Point, c color.Color, scale vg.Length) {
	angle := math.Atan2(float64(to.Y-from.Y), float64(to.X-from.X))
	p.fill(polygon(turned([]vg.Point{{X: -6 * scale, Y: -2.5 * scale}, {}, {X: -6 * scale, Y: 2.5 * scale}}, to, angle, 0)), c)
}

// drawGroups draws a frame around everything that belongs to one link.
func (g *graphPicture) drawGroups(p *pen) {
	frames := map[string]vg.Rectangle{}
	for _, n := range g.nodes {
		if n.group == "" {
			continue
		}
		r := n.rect()
		if old, ok := frames[n.group]; ok {
			r = union(r, old)
		}
		frames[n.group] = r
	}
	for name, r := range frames {
		r.Min, r.Max = r.Min.Sub(vg.Point{X: 6, Y: 6}), r.Max.Add(vg.Point{X: 6, Y: 6})
		p.stroke(rounded(r, 6), stroke{color: rgb(0x6495ed), width: 1, dashes: []vg.Length{4, 3}})
		write(p.target, vg.Point{X: r.Max.X - 4, Y: r.Min.Y + 3}, name, textStyle{size: 8, color: rgb(0x4060a0), ha: "right", va: "bottom"})
	}
}
