package pyplot

import (
	"image/color"

	"gonum.org/v1/plot/vg"

	"nnlua/runtime/array"
)

func init() {
	const style = `color: value = nil, alpha: number = 1, label: string = "", facecolor: value = nil, edgecolor: value = nil, linewidth: number? = nil)`
	both("fill_between", "fill_between", `(x: value, y1: value, y2: value = 0, where: value = nil, step: "none"|"pre"|"mid"|"post" = "none", `+style, (*Axes).FillBetween)
	both("fill", "fill", "(x: value, y: value, "+style, (*Axes).Fill)
}

// FillOptions are the keywords of areas.
type FillOptions struct {
	Color                any
	Alpha                float64
	Label                string
	Facecolor, Edgecolor any
	Linewidth            *float64
}

// areas are filled shapes.
type areas struct {
	labelled
	shapes [][2][]float64 // the corners, x and y
	face   color.Color
	edge   stroke
}

func (a *Axes) newAreas(opt FillOptions) *areas {
	c := given(opt.Facecolor, opt.Color)
	if c == nil {
		c = a.faceCycle()
	}
	item := &areas{labelled: labelled{opt.Label}, face: faded(parseColor(c), opt.Alpha)}
	if opt.Edgecolor != nil {
		item.edge.color = faded(parseColor(opt.Edgecolor), opt.Alpha)
	}
	width := 1.0
	setPositive("linewidth", &width, opt.Linewidth)
	item.edge.width = vg.Length(width)
	return item
}

// FillBetween fills the area between two curves over x: y1 and y2, each a number
// or one number for every x. where, booleans or numbers, says at which x to fill.
//
// 日本語: 2本の線の間を塗ります。
//
//	> plt.fill_between({1, 2, 3}, {1, 2, 3}, {2, 4, 6}, {alpha = 0.3})
func (a *Axes) FillBetween(x, y1, y2, where any, step string, opt FillOptions) {
	xs := list("x", x)
	low, high := spread("y1", y1, len(xs)), spread("y2", y2, len(xs))
	on := make([]float64, len(xs))
	for i := range on {
		on[i] = 1
	}
	if where != nil {
		on = list("where", where)
		sameLength("x", len(xs), "where", len(on))
	}
	item := a.newAreas(opt)
	for start := 0; start < len(xs); {
		end := start
		for end < len(xs) && on[end] != 0 && finite(xs[end]) && finite(low[end]) && finite(high[end]) {
			end++
		}
		if end > start+1 {
			ax, ay := xs[start:end], low[start:end]
			bx, by := xs[start:end], high[start:end]
			if step != "none" {
				ax, ay = steps(ax, ay, "steps-"+step)
				bx, by = steps(bx, by, "steps-"+step)
			}
			shape := [2][]float64{append([]float64(nil), ax...), append([]float64(nil), ay...)}
			for i := len(bx) - 1; i >= 0; i-- {
				shape[0], shape[1] = append(shape[0], bx[i]), append(shape[1], by[i])
			}
			item.shapes = append(item.shapes, shape)
		}
		start = end + 1
	}
	a.add(item)
}

// Fill fills the polygon with the corners x and y.
//
//	> plt.fill({0, 1, 0.5}, {0, 0, 1}, {color = "gold"})
func (a *Axes) Fill(x, y any, opt FillOptions) {
	xs, ys := pair("x", x, "y", y)
	item := a.newAreas(opt)
	item.shapes = [][2][]float64{{xs, ys}}
	a.add(item)
}

func (f *areas) layer() float64 { return 1 }

func (f *areas) extend(b *bounds) {
	for _, s := range f.shapes {
		for i := range s[0] {
			b.add(s[0][i], s[1][i])
		}
	}
}

func (f *areas) draw(p *pen) {
	for _, s := range f.shapes {
		corners := f.corners(p, s)
		if corners = clipArea(corners, p.area); len(corners) > 0 {
			p.fill(polygon(corners), f.face)
			p.stroke(polygon(corners), f.edge)
		}
	}
}

func (f *areas) corners(p *pen, s [2][]float64) []vg.Point {
	var corners []vg.Point
	for i := range s[0] {
		if at := p.at(s[0][i], s[1][i]); valid(at) {
			corners = append(corners, at)
		}
	}
	return corners
}

func (f *areas) hides(p *pen, r vg.Rectangle) int {
	n := 0
	for _, s := range f.shapes {
		n += hidden(f.corners(p, s), false, r)
	}
	return n
}

func (f *areas) sample(p *pen, r vg.Rectangle) {
	p.fill(box(r), f.face)
	p.stroke(box(r), f.edge)
}

// steps returns a line that goes level and upright instead of slanted.
func steps(x, y []float64, style string) ([]float64, []float64) {
	if style == "default" || len(x) == 0 {
		return x, y
	}
	sx, sy := []float64{x[0]}, []float64{y[0]}
	for i := 1; i < len(x); i++ {
		switch style {
		case "steps", "steps-pre":
			sx, sy = append(sx, x[i-1], x[i]), append(sy, y[i], y[i])
		case "steps-post":
			sx, sy = append(sx, x[i], x[i]), append(sy, y[i-1], y[i])
		case "steps-mid":
			middle := (x[i-1] + x[i]) / 2
			sx, sy = append(sx, middle, middle, x[i]), append(sy, y[i-1], y[i], y[i])
		default:
			array.Fail("'%s' is no way of steps, want 'pre', 'mid' or 'post'", style)
		}
	}
	return sx, sy
}
