package pyplot

import (
	"image/color"
	"math"

	"gonum.org/v1/plot/vg"

	"nnlua/runtime/array"
)

// markStyle is how points are marked.
type markStyle struct {
	shape      string // "o", "s" ...; "" for no marks
	size       float64
	face, edge color.Color
	edgeWidth  float64
}

func (m markStyle) mark(size float64) mark {
	path, filled := markShape(m.shape, vg.Length(size/2))
	result := mark{shape: path, face: m.face, edge: stroke{color: m.edge, width: vg.Length(m.edgeWidth)}}
	if !filled {
		result.face = nil
		if invisible(result.edge.color) {
			result.edge.color = m.face
		}
	}
	if m.shape == "," {
		result.edge.width = 0
	}
	return result
}

func (m markStyle) draw(p *pen, points []vg.Point) {
	if m.shape == "" {
		return
	}
	inside := make([]vg.Point, 0, len(points))
	for _, at := range points {
		if valid(at) && p.contains(at) {
			inside = append(inside, at)
		}
	}
	p.stamp(m.mark(m.size), inside)
}

// polygons are the corners of filled markers, for a radius of 1.
var polygons = map[string][]vg.Point{
	"s": {{X: -1, Y: -1}, {X: 1, Y: -1}, {X: 1, Y: 1}, {X: -1, Y: 1}},
	"D": {{X: 0, Y: -math.Sqrt2}, {X: math.Sqrt2}, {Y: math.Sqrt2}, {X: -math.Sqrt2}},
	"d": {{Y: -math.Sqrt2}, {X: 0.849}, {Y: math.Sqrt2}, {X: -0.849}},
	"^": {{X: -1, Y: -1}, {X: 1, Y: -1}, {X: 0, Y: 1}},
	"v": {{X: -1, Y: 1}, {X: 1, Y: 1}, {X: 0, Y: -1}},
	"<": {{X: 1, Y: -1}, {X: 1, Y: 1}, {X: -1, Y: 0}},
	">": {{X: -1, Y: -1}, {X: -1, Y: 1}, {X: 1, Y: 0}},
	"p": regular(5, math.Pi/2), "h": regular(6, math.Pi/2), "H": regular(6, 0), "8": regular(8, math.Pi/8), "*": star(),
	"P": cross(0), "X": cross(math.Pi / 4),
}

func regular(n int, first float64) []vg.Point {
	corners := make([]vg.Point, n)
	for i := range corners {
		sin, cos := math.Sincos(first + 2*math.Pi*float64(i)/float64(n))
		corners[i] = vg.Point{X: vg.Length(cos), Y: vg.Length(sin)}
	}
	return corners
}

func star() []vg.Point {
	corners := regular(10, math.Pi/2)
	for i := 1; i < len(corners); i += 2 {
		corners[i] = corners[i].Scale(0.382)
	}
	return corners
}

// cross is a plus with arms a third as wide as it is long, turned.
func cross(angle float64) []vg.Point {
	const a = 1. / 3
	corners := []vg.Point{{X: -a, Y: -1}, {X: a, Y: -1}, {X: a, Y: -a}, {X: 1, Y: -a}, {X: 1, Y: a}, {X: a, Y: a}, {X: a, Y: 1}, {X: -a, Y: 1}, {X: -a, Y: a}, {X: -1, Y: a}, {X: -1, Y: -a}, {X: -a, Y: -a}}
	sin, cos := math.Sincos(angle)
	scale := 1.0
	if angle != 0 {
		scale = 1.06
	}
	for i, c := range corners {
		x, y := float64(c.X)*scale, float64(c.Y)*scale
		corners[i] = vg.Point{X: vg.Length(x*cos - y*sin), Y: vg.Length(x*sin + y*cos)}
	}
	return corners
}

// strokes are the lines of markers that have no area.
var strokes = map[string][][2]vg.Point{
	"+": {{{X: -1}, {X: 1}}, {{Y: -1}, {Y: 1}}},
	"x": {{{X: -1, Y: -1}, {X: 1, Y: 1}}, {{X: -1, Y: 1}, {X: 1, Y: -1}}},
	"|": {{{Y: -1}, {Y: 1}}}, "_": {{{X: -1}, {X: 1}}},
	"1": {{{}, {Y: -1}}, {{}, {X: -0.8, Y: 0.5}}, {{}, {X: 0.8, Y: 0.5}}},
	"2": {{{}, {Y: 1}}, {{}, {X: -0.8, Y: -0.5}}, {{}, {X: 0.8, Y: -0.5}}},
	"3": {{{}, {X: -1}}, {{}, {X: 0.5, Y: -0.8}}, {{}, {X: 0.5, Y: 0.8}}},
	"4": {{{}, {X: 1}}, {{}, {X: -0.5, Y: -0.8}}, {{}, {X: -0.5, Y: 0.8}}},
}

// markShape returns the outline of a marker around 0, and whether it is filled.
func markShape(name string, r vg.Length) (path vg.Path, filled bool) {
	if lines, ok := strokes[name]; ok {
		for _, s := range lines {
			path.Move(s[0].Scale(r))
			path.Line(s[1].Scale(r))
		}
		return path, false
	}
	if corners, ok := polygons[name]; ok {
		placed := make([]vg.Point, len(corners))
		for i, c := range corners {
			placed[i] = c.Scale(r)
		}
		return polygon(placed), true
	}
	switch name {
	case ".":
		r /= 2
	case ",":
		r = 0.36
		return box(vg.Rectangle{Min: vg.Point{X: -r, Y: -r}, Max: vg.Point{X: r, Y: r}}), true
	}
	return circle(vg.Point{}, r), true
}

// markerName reads the marker keyword.
func markerName(name string) string {
	switch {
	case name == "" || name == "None" || name == "none" || name == " ":
		return ""
	case polygons[name] != nil || strokes[name] != nil || name == "o" || name == "." || name == ",":
		return name
	}
	array.Fail("marker is '%s', want one of %s", name, markers)
	return ""
}
