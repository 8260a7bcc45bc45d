package pyplot

import (
	"image/color"
	"math"

	"gonum.org/v1/plot/vg"

	"nnlua/runtime/array"
)

func init() {
	both("quiver", "quiver", `(args: value*, color: value = nil, scale: number? = nil, angles: "uv"|"xy" = "uv", scale_units: "width"|"xy"|"x"|"y"|"height"|"inches"|"dots" = "width", width: number? = nil, pivot: "tail"|"mid"|"tip" = "tail", alpha: number = 1, cmap: value = nil, headwidth: number = 3, headlength: number = 5) -> Mappable`, (*Axes).Quiver)
}

// QuiverOptions are the keywords of plt.quiver.
type QuiverOptions struct {
	Color      any
	Scale      *float64
	Angles     string
	ScaleUnits string
	Width      *float64
	Pivot      string
	Alpha      float64
	Cmap       any
	Headwidth  float64
	Headlength float64
}

// arrows is a field of arrows.
type arrows struct {
	Mappable
	x, y, u, v []float64
	colors     []color.Color
	opt        QuiverOptions
}

// Quiver draws an arrow (U, V) at every point (X, Y): quiver(U, V),
// quiver(X, Y, U, V), or with C, numbers that become colours, at the end. The
// arrows are as long as fits; with scale = s an arrow of length s is as long as
// the axes are wide. angles = "xy", scale_units = "xy", scale = 1 draws from (x, y) to
// (x + u, y + v).
//
// 日本語: 矢印を並べて描きます。
//
//	> arrows = plt.quiver({0, 1}, {0, 1}, {1, 0}, {0, 1})
func (a *Axes) Quiver(args []any, opt QuiverOptions) *Mappable {
	n := len(args)
	if n < 2 || n > 5 {
		array.Fail("want U and V, or X, Y, U and V; got %d arguments", n)
	}
	q := &arrows{opt: opt, Mappable: Mappable{axes: a, colors: colormapOf(opt.Cmap, a), alpha: opt.Alpha}}
	first := 0
	if n >= 4 {
		first = 2
	}
	q.u, q.v = pair("U", args[first], "V", args[first+1])
	if n >= 4 {
		q.place(args[0], args[1], numbers("U", args[2]))
	} else {
		q.place(nil, nil, numbers("U", args[0]))
	}
	c := opt.Color
	if c == nil {
		c = "black"
	}
	for _, one := range colorList(c) {
		q.colors = append(q.colors, faded(one, opt.Alpha))
	}
	if n == 3 || n == 5 {
		values := list("C", args[n-1])
		sameLength("U", len(q.u), "C", len(values))
		q.setRange(values, nil, nil)
		q.colors = nil
		for _, v := range values {
			q.colors = append(q.colors, faded(q.color(v), opt.Alpha))
		}
	}
	a.add(q)
	a.mappable = &q.Mappable
	return &q.Mappable
}

// place sets where the arrows stand: at the points given, or on the grid of U.
func (q *arrows) place(x, y any, u *Array) {
	rows, cols := 1, u.Size()
	if u.Ndim() == 2 {
		rows, cols = u.Shape()[0], u.Shape()[1]
	}
	grid := func(name string, v any, n int, which func(int) int) []float64 {
		all := make([]float64, len(q.u))
		at := []float64(nil)
		if v != nil {
			if at = list(name, v); len(at) == len(q.u) && !(rows > 1 && numbers(name, v).Ndim() == 1) {
				return at
			}
			if len(at) != n {
				array.Fail("%s has %d numbers, want as many as U, %d", name, len(at), len(q.u))
			}
		}
		for i := range all {
			all[i] = float64(which(i))
			if at != nil {
				all[i] = at[which(i)]
			}
		}
		return all
	}
	q.x = grid("X", x, cols, func(i int) int { return i % cols })
	q.y = grid("Y", y, rows, func(i int) int { return i / cols })
}

func (q *arrows) layer() float64 { return 2 }

func (q *arrows) extend(b *bounds) {
	for i := range q.x {
		b.add(q.x[i], q.y[i])
	}
}

// unit returns how long an arrow of length 1 is, in points.
func (q *arrows) unit(p *pen) vg.Length {
	wide := p.area.Size().X
	if q.opt.Scale == nil {
		sum, n := 0.0, 0
		for i := range q.u {
			if l := math.Hypot(q.u[i], q.v[i]); finite(l) {
				sum, n = sum+l, n+1
			}
		}
		if sum == 0 {
			return 0
		}
		return wide / vg.Length(1.8*sum/float64(n)*math.Max(10, math.Sqrt(float64(n))))
	}
	var unit vg.Length
	switch q.opt.ScaleUnits {
	case "x", "xy":
		unit = wide / vg.Length(math.Abs(p.axes.x.to-p.axes.x.from))
	case "y":
		unit = p.area.Size().Y / vg.Length(math.Abs(p.axes.y.to-p.axes.y.from))
	case "height":
		unit = p.area.Size().Y
	case "inches":
		unit = 72
	case "dots":
		unit = 0.72
	default:
		unit = wide
	}
	return unit / vg.Length(*q.opt.Scale)
}

func (q *arrows) draw(p *pen) {
	unit := q.unit(p)
	width := 0.06 * p.area.Size().X / vg.Length(min(max(math.Sqrt(float64(len(q.x))), 8), 25))
	if q.opt.Width != nil {
		width = vg.Length(*q.opt.Width) * p.area.Size().X
	}
	stretch := float64(p.area.Size().Y) / math.Abs(p.axes.y.to-p.axes.y.from) / (float64(p.area.Size().X) / math.Abs(p.axes.x.to-p.axes.x.from))
	for i := range q.x {
		at := p.at(q.x[i], q.y[i])
		u, v := q.u[i], q.v[i]
		if q.opt.Angles == "xy" {
			v *= stretch
			if q.opt.ScaleUnits != "xy" {
				shrink := math.Hypot(q.u[i], q.v[i]) / math.Hypot(u, v)
				u, v = u*shrink, v*shrink
			}
		}
		if !valid(at) || !finite(u) || !finite(v) || !p.contains(at) {
			continue
		}
		length := unit * vg.Length(math.Hypot(u, v))
		path := arrowPath(length, width, vg.Length(q.opt.Headwidth), vg.Length(q.opt.Headlength))
		back := map[string]vg.Length{"tail": 0, "mid": length / 2, "tip": length}[q.opt.Pivot]
		path = clipArea(turned(path, at, math.Atan2(v, u), back), p.area)
		if len(path) > 0 {
			p.fill(polygon(path), q.colors[i%len(q.colors)])
		}
	}
}

// arrowPath is an arrow from 0 to the right; one that is too short to be an
// arrow is a dot.
func arrowPath(length, width, headWidth, headLength vg.Length) []vg.Point {
	head := headLength * width
	if length < width {
		points := make([]vg.Point, 6)
		for i, c := range regular(6, 0) {
			points[i] = c.Scale(width / 2)
		}
		return points
	}
	scale := vg.Length(1)
	if length < head { // the whole arrow shrinks
		scale = length / head
	}
	w, h, inner, half := width*scale/2, head*scale, 0.9*head*scale, headWidth*width*scale/2
	return []vg.Point{{Y: -w}, {X: length - inner, Y: -w}, {X: length - h, Y: -half}, {X: length}, {X: length - h, Y: half}, {X: length - inner, Y: w}, {Y: w}}
}

// turned places a shape at a point, turned and moved back along itself.
func turned(points []vg.Point, at vg.Point, angle float64, back vg.Length) []vg.Point {
	s, c := math.Sincos(angle)
	sin, cos := vg.Length(s), vg.Length(c)
	moved := make([]vg.Point, len(points))
	for i, q := range points {
		x := q.X - back
		moved[i] = at.Add(vg.Point{X: x*cos - q.Y*sin, Y: x*sin + q.Y*cos})
	}
	return moved
}
