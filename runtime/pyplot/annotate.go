package pyplot

import (
	"image/color"
	"math"

	"gonum.org/v1/plot/vg"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	both("annotate", "annotate", `(text: string, xy: value, xytext: value = nil, arrowprops: value = nil, textcoords: "data"|"offset points"|"axes fraction" = "data", fontsize: value = nil, color: value = nil, rotation: value = nil, ha: string = "", va: string = "", size: value = nil)`, (*Axes).Annotate)
}

// AnnotateOptions are the keywords of plt.annotate.
type AnnotateOptions struct {
	Xytext, Arrowprops        any
	Textcoords                string
	Fontsize, Color, Rotation any
	Ha, Va                    string
	Size                      any
}

// annotation is a text that points at a place.
type annotation struct {
	x, y         float64
	textX, textY float64
	coords       string // of the text: "data", "offset points" or "axes fraction"
	text         string
	style        textStyle
	arrow        *arrowStyle
}

type arrowStyle struct {
	color  color.Color
	width  float64
	name   string  // "->", "-|>", "<->", "-" ..., or "" for a broad arrow
	shrink float64 // part of a broad arrow that is left out at both ends
}

// Annotate writes a text at xytext and, with arrowprops, an arrow from there to xy.
// arrowprops is a table: arrowstyle "->", "-|>", "<-", "<->" or "-" (without one, the arrow
// is broad), color and lw. With textcoords = "offset points" xytext counts points from xy.
//
// 日本語: 矢印付きの説明を書き込みます。
//
//	> plt.annotate("minimum", {0, 0}, {xytext = {0.5, 0.5}, arrowprops = {arrowstyle = "->"}})
func (a *Axes) Annotate(text string, xy any, opt AnnotateOptions) {
	at := list("xy", xy)
	place := at
	if opt.Xytext != nil {
		place = list("xytext", opt.Xytext)
	}
	if len(at) != 2 || len(place) != 2 {
		array.Fail("xy and xytext are {x, y}")
	}
	style := TextOptions{Fontsize: opt.Fontsize, Color: opt.Color, Rotation: opt.Rotation, Ha: opt.Ha, Va: opt.Va, Size: opt.Size}
	n := &annotation{x: at[0], y: at[1], textX: place[0], textY: place[1], coords: opt.Textcoords, text: text, style: style.style(10, a.figure.theme.line)}
	if opt.Xytext == nil {
		n.coords = "data"
	}
	if opt.Arrowprops != nil {
		n.arrow = readArrow(opt.Arrowprops)
	}
	a.add(n)
}

func readArrow(v any) *arrowStyle {
	table, ok := v.(catalog.Table)
	if !ok {
		array.Fail("arrowprops is no table, want for example {arrowstyle = \"->\"}")
	}
	arrow := &arrowStyle{color: rgb(0x1f77b4), width: 1}
	for _, name := range table.Names() {
		value := table.Get(name)
		number := func() float64 { return spread(name, value, 1)[0] }
		switch name {
		case "arrowstyle":
			arrow.name = word(name, value)
			arrow.color = color.Black
			choose(name, arrow.name, "", "->", "-|>", "<-", "<|-", "<->", "<|-|>", "-", "simple", "fancy", "wedge")
		case "color", "facecolor", "edgecolor", "fc", "ec", "lw", "linewidth", "width", "shrink", "headwidth", "headlength", "connectionstyle":
		default:
			array.Fail("arrowprops has an unknown name '%s'", name)
		}
		switch name {
		case "lw", "linewidth":
			arrow.width = number()
		case "shrink":
			arrow.shrink = number()
		}
	}
	if c := given(table.Get("color"), table.Get("facecolor"), table.Get("fc"), table.Get("edgecolor"), table.Get("ec")); c != nil {
		arrow.color = parseColor(c)
	}
	return arrow
}

func (n *annotation) layer() float64   { return 3 }
func (n *annotation) extend(b *bounds) {}

func (n *annotation) draw(p *pen) {
	tip := p.at(n.x, n.y)
	var at vg.Point
	switch n.coords {
	case "offset points":
		at = tip.Add(vg.Point{X: vg.Length(n.textX), Y: vg.Length(n.textY)})
	case "axes fraction":
		at = p.area.Min.Add(vg.Point{X: p.area.Size().X * vg.Length(n.textX), Y: p.area.Size().Y * vg.Length(n.textY)})
	default:
		at = p.at(n.textX, n.textY)
	}
	if !valid(tip) || !valid(at) || !p.contains(tip) {
		return
	}
	if n.arrow != nil {
		n.arrow.draw(p, at, extent(p.target, at, n.text, n.style), tip)
	}
	write(p.target, at, n.text, n.style)
}

// draw draws the arrow from the edge of the text's box to its tip.
func (a *arrowStyle) draw(p *pen, at vg.Point, r vg.Rectangle, tip vg.Point) {
	from := r.Min.Add(r.Max).Scale(0.5)
	if _, edge, ok := clipSegment(from, tip, vg.Rectangle{Min: r.Min.Sub(vg.Point{X: 4, Y: 4}), Max: r.Max.Add(vg.Point{X: 4, Y: 4})}); ok {
		from = edge
	}
	length := distance(from, tip)
	if length < 4 {
		return
	}
	angle := math.Atan2(float64(tip.Y-from.Y), float64(tip.X-from.X))
	d := tip.Sub(from).Scale(1 / length)
	if a.name == "" || a.name == "simple" || a.name == "fancy" || a.name == "wedge" {
		rest := vg.Length(a.shrink) * length
		from, length = from.Add(d.Scale(rest)), length-2*rest
		p.fill(polygon(turned(arrowPath(length, 4, 3, min(3, length/8)), from, angle, 0)), a.color)
		return
	}
	tip = tip.Sub(d.Scale(2))
	s := stroke{color: a.color, width: vg.Length(a.width)}
	p.stroke(polyline([]vg.Point{from, tip}), s)
	head := func(at vg.Point, angle float64, filled bool) {
		points := []vg.Point{{X: -4, Y: -2}, {}, {X: -4, Y: 2}}
		path := turned(points, at, angle, 0)
		if filled {
			p.fill(polygon(path), a.color)
			p.stroke(polygon(path), s)
			return
		}
		p.stroke(polyline(path), s)
	}
	if a.name[len(a.name)-1] == '>' {
		head(tip, angle, a.name == "-|>" || a.name == "<|-|>")
	}
	if a.name[0] == '<' {
		head(from, angle+math.Pi, a.name == "<|-" || a.name == "<|-|>")
	}
}
