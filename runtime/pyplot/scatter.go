package pyplot

import (
	"image/color"
	"math"
	"slices"

	"gonum.org/v1/plot/vg"

	"nnlua/runtime/array"
)

func init() {
	both("scatter", "scatter", `(x: value, y: value, s: value = nil, c: value = nil, marker: string = "o", cmap: value = nil, vmin: number? = nil, vmax: number? = nil, alpha: number = 1, linewidths: number? = nil, edgecolors: value = nil, label: string = "", color: value = nil, zorder: number = 1) -> Mappable`, (*Axes).Scatter)
}

// ScatterOptions are the keywords of plt.scatter.
type ScatterOptions struct {
	Marker     string
	Cmap       any
	Vmin, Vmax *float64
	Alpha      float64
	Linewidths *float64
	Edgecolors any
	Label      string
	Color      any
	Zorder     float64
}

// scatter is points with sizes and colours of their own.
type scatter struct {
	labelled
	Mappable
	x, y, sizes []float64 // sizes in points squared
	colors      []color.Color
	marks       markStyle
	edgeFace    bool // edges have the colour of the faces
	order       float64
}

// Scatter draws points. s is their area in points squared, 36 by itself; c is
// their colour: one for all, a table of colours, or numbers, which cmap turns into
// colours between vmin and vmax. What it returns is for colorbar.
//
// 日本語: 散布図を描きます。
//
//	> points = plt.scatter({1, 2, 3}, {2, 4, 14}, {c = {0, 0.5, 1}, cmap = "viridis"})
//	> points = plt.scatter({1, 2, 3}, {3, 2, 1}, {s = 100, color = "red", marker = "^"})
func (a *Axes) Scatter(x, y, s, c any, opt ScatterOptions) *Mappable {
	xs, ys := pair("x", x, "y", y)
	item := &scatter{labelled: labelled{opt.Label}, x: xs, y: ys, order: opt.Zorder}
	item.marks = markStyle{shape: markerName(opt.Marker), size: 6, edgeWidth: 1, edge: nil}
	item.sizes = []float64{36}
	if s != nil {
		item.sizes = list("s", s)
		if len(item.sizes) != 1 && len(item.sizes) != len(xs) {
			array.Fail("s has %d numbers, want one or as many as x, %d", len(item.sizes), len(xs))
		}
		for _, size := range item.sizes {
			if size < 0 || size > 1e6 {
				array.Fail("s has a size of %g, want points squared from 0 on", size)
			}
		}
	}
	if c == nil {
		c = opt.Color
	}
	item.readColors(a, c, opt)
	item.edgeFace = true
	if opt.Edgecolors != nil && opt.Edgecolors != "face" {
		item.edgeFace = false
		item.marks.edge = faded(parseColor(opt.Edgecolors), opt.Alpha)
	}
	setPositive("linewidths", &item.marks.edgeWidth, opt.Linewidths)
	a.add(item)
	a.mappable = &item.Mappable
	return &item.Mappable
}

func (s *scatter) readColors(a *Axes, c any, opt ScatterOptions) {
	s.Mappable = Mappable{axes: a, colors: colormapOf(opt.Cmap, a), alpha: opt.Alpha}
	if c == nil {
		s.colors = []color.Color{faded(a.faceCycle(), opt.Alpha)}
		return
	}
	var values []float64
	_, isWord := c.(string)
	if !isWord && array.Try(func() { values = list("c", c) }) == nil && len(values) == len(s.x) {
		s.Mappable.setRange(values, opt.Vmin, opt.Vmax)
		for _, v := range values {
			s.colors = append(s.colors, faded(s.Mappable.color(v), opt.Alpha))
		}
		return
	}
	if !isWord && values != nil && len(values) != 3 && len(values) != 4 {
		array.Fail("c has %d numbers, want as many as x, %d", len(values), len(s.x))
	}
	for _, one := range colorList(c) {
		s.colors = append(s.colors, faded(one, opt.Alpha))
	}
	if len(s.colors) != 1 && len(s.colors) != len(s.x) {
		array.Fail("c has %d colours, want one or as many as x, %d", len(s.colors), len(s.x))
	}
}

func (s *scatter) layer() float64 { return s.order }

func (s *scatter) extend(b *bounds) {
	for i := range s.x {
		if finite(s.x[i]) && finite(s.y[i]) {
			b.add(s.x[i], s.y[i])
		}
	}
}

func (s *scatter) points(p *pen) []vg.Point {
	points := make([]vg.Point, len(s.x))
	for i := range points {
		points[i] = p.at(s.x[i], s.y[i])
	}
	return points
}

// draw draws runs of points that look the same in one go.
func (s *scatter) draw(p *pen) {
	points := s.points(p)
	type look struct {
		size  float64
		color color.Color
	}
	at := func(i int) look { return look{s.sizes[min(i, len(s.sizes)-1)], s.colors[min(i, len(s.colors)-1)]} }
	for i := 0; i < len(points); {
		k := i
		for k < len(points) && at(k) == at(i) {
			k++
		}
		m := s.style(at(i).color)
		m.size = math.Sqrt(at(i).size)
		m.draw(p, points[i:k])
		i = k
	}
}

func (s *scatter) style(face color.Color) markStyle {
	m := s.marks
	m.face = face
	if s.edgeFace {
		m.edge = face
	}
	return m
}

func (s *scatter) hides(p *pen, r vg.Rectangle) int { return hidden(s.points(p), false, r) }

func (s *scatter) sample(p *pen, r vg.Rectangle) {
	if len(s.colors) == 0 {
		return
	}
	m := s.style(s.colors[0])
	p.stamp(m.mark(math.Sqrt(slices.Max(append(s.sizes[:1:1], 0)))), []vg.Point{{X: (r.Min.X + r.Max.X) / 2, Y: (r.Min.Y + r.Max.Y) / 2}})
}
