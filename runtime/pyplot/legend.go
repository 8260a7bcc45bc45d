package pyplot

import (
	"image/color"
	"math"

	"gonum.org/v1/plot/vg"

	"nnlua/runtime/array"
)

func init() {
	both("legend", "legend", `(labels: strings? = nil, loc: value = "best", fontsize: number = 10, ncol: integer = 1, title: string = "", frameon: boolean = true, bbox_to_anchor: value = nil, borderaxespad: number = 0.5)`, (*Axes).Legend)
}

// LegendOptions are the keywords of plt.legend.
type LegendOptions struct {
	Loc           any
	Fontsize      float64
	Ncol          int
	Title         string
	Frameon       bool
	BboxToAnchor  any
	Borderaxespad float64
}

type legend struct {
	opt     LegendOptions
	free    bool        // whether the corner is still to be chosen
	corner  [2]float64  // 0 to 1: where in the axes the box stands
	anchor  *[4]float64 // instead of the axes: left, bottom, width and height in their parts
	entries []entry
}

// corners are matplotlib's places of a legend, in the order in which "best" tries them.
var corners = []struct {
	name string
	at   [2]float64
}{
	{"upper right", [2]float64{1, 1}}, {"upper left", [2]float64{0, 1}}, {"lower left", [2]float64{0, 0}}, {"lower right", [2]float64{1, 0}},
	{"right", [2]float64{1, 0.5}}, {"center left", [2]float64{0, 0.5}}, {"center right", [2]float64{1, 0.5}},
	{"lower center", [2]float64{0.5, 0}}, {"upper center", [2]float64{0.5, 1}}, {"center", [2]float64{0.5, 0.5}},
}

// Legend shows the labels of lines, points and areas in a box. labels, if
// given, name them in the order in which they were drawn. loc is where the box
// stands: "best" looks for a corner with little in it, or "upper left", "lower
// right", "center" and so on, or their numbers in matplotlib, 0 to 10.
// bbox_to_anchor is where instead of in the axes: {x, y} or {x, y, width, height}
// in parts of them, as {1.05, 1} with loc = "upper left", to the right of them.
// borderaxespad is the room left free around the box, in letters.
//
// 日本語: 凡例を付けます。
//
//	> plt.plot({1, 2}, {label = "a"})
//	> plt.legend{loc = "lower right"}
func (a *Axes) Legend(labels []string, opt LegendOptions) {
	l := &legend{opt: opt}
	l.place(opt.Loc)
	if opt.BboxToAnchor != nil {
		at := list("bbox_to_anchor", opt.BboxToAnchor)
		if len(at) == 2 {
			at = append(at, 0, 0)
		}
		if len(at) != 4 || !finite(at[0]+at[1]+at[2]+at[3]) {
			array.Fail("bbox_to_anchor has %d numbers, want {x, y} or {x, y, width, height}", len(at))
		}
		l.anchor = (*[4]float64)(at)
	}
	if !(opt.Fontsize > 0) || opt.Ncol < 1 {
		array.Fail("fontsize and ncol are %g and %d, want positive numbers", opt.Fontsize, opt.Ncol)
	}
	n := 0
	for _, i := range a.items {
		if e, ok := i.(entry); ok && n < len(labels) {
			e.setName(labels[n])
			n++
		}
	}
	a.legend = l
}

// place reads where the box stands.
func (l *legend) place(loc any) {
	if n, isNumber := loc.(float64); isNumber && n >= 0 && n == float64(int(n)) && int(n) <= len(corners) {
		if n == 0 {
			loc = "best"
		} else {
			loc = corners[int(n)-1].name
		}
	}
	if l.free = loc == "best"; l.free {
		return
	}
	for _, c := range corners {
		if c.name == loc {
			l.corner = c.at
			return
		}
	}
	array.Fail("loc is '%v', want 'best', 'upper left', 'upper right', 'lower left', 'lower right', 'center' ...", loc)
}

// layOut returns the size of the box and where in it, from its top left corner,
// every entry stands.
func (l *legend) layOut(p *pen) (w, h vg.Length, at []vg.Point) {
	em := vg.Length(l.opt.Fontsize)
	style := textStyle{size: l.opt.Fontsize}
	rows := (len(l.entries) + l.opt.Ncol - 1) / l.opt.Ncol
	x, top := 0.4*em, -0.4*em
	if l.opt.Title != "" {
		top -= 1.4 * em
	}
	for i := 0; i < len(l.entries); i += rows {
		var widest vg.Length
		for k := i; k < min(i+rows, len(l.entries)); k++ {
			at = append(at, vg.Point{X: x, Y: top - vg.Length(k-i)*1.47*em})
			widest = max(widest, extent(p.target, vg.Point{}, l.entries[k].name(), style).Size().X)
		}
		x += (2+0.8)*em + widest + 2*em
	}
	w, h = x-2*em+0.4*em, -top+0.4*em+vg.Length(rows)*1.47*em-0.5*em
	if title := extent(p.target, vg.Point{}, l.opt.Title, style).Size().X + 0.8*em; l.opt.Title != "" {
		w = max(w, title)
	}
	return w, h, at
}

// box returns the box and where in it the entries stand; it is empty if there are none.
func (l *legend) box(p *pen) (r vg.Rectangle, places []vg.Point) {
	l.entries = nil
	for _, i := range p.axes.items {
		if e, ok := i.(entry); ok && e.name() != "" && e.name()[0] != '_' {
			l.entries = append(l.entries, e)
		}
	}
	if len(l.entries) == 0 {
		return vg.Rectangle{}, nil
	}
	w, h, places := l.layOut(p)
	corner := l.corner
	if l.free {
		corner = l.best(p, w, h)
	}
	return l.boxAt(p, corner, w, h), places
}

func (l *legend) draw(p *pen) {
	r, places := l.box(p)
	if len(places) == 0 {
		return
	}
	em := vg.Length(l.opt.Fontsize)
	theme := p.axes.figure.theme
	if l.opt.Frameon {
		p.fill(rounded(r, 0.2*em), faded(theme.axes, 0.8))
		p.stroke(rounded(r, 0.2*em), stroke{color: faded(theme.legend, 0.8), width: 1})
	}
	style := textStyle{size: l.opt.Fontsize, color: theme.line, va: "baseline"}
	corner0 := vg.Point{X: r.Min.X, Y: r.Max.Y}
	if l.opt.Title != "" {
		title := style
		title.ha = "center"
		write(p.target, vg.Point{X: (r.Min.X + r.Max.X) / 2, Y: r.Max.Y - 1.15*em}, l.opt.Title, title)
	}
	for i, e := range l.entries {
		at := corner0.Add(places[i])
		e.sample(p, vg.Rectangle{Min: vg.Point{X: at.X, Y: at.Y - 0.87*em}, Max: vg.Point{X: at.X + 2*em, Y: at.Y - 0.17*em}})
		write(p.target, vg.Point{X: at.X + 2.8*em, Y: at.Y - 0.82*em}, e.name(), style)
	}
}

func (l *legend) boxAt(p *pen, corner [2]float64, w, h vg.Length) vg.Rectangle {
	pad := vg.Length(l.opt.Borderaxespad * l.opt.Fontsize)
	outer, size := p.area, p.area.Size()
	if a := l.anchor; a != nil {
		outer.Min = outer.Min.Add(vg.Point{X: size.X * vg.Length(a[0]), Y: size.Y * vg.Length(a[1])})
		outer.Max = outer.Min.Add(vg.Point{X: size.X * vg.Length(a[2]), Y: size.Y * vg.Length(a[3])})
	}
	inner := outer.Size().Sub(vg.Point{X: w + 2*pad, Y: h + 2*pad})
	at := outer.Min.Add(vg.Point{X: pad + inner.X*vg.Length(corner[0]), Y: pad + inner.Y*vg.Length(corner[1])})
	return vg.Rectangle{Min: at, Max: at.Add(vg.Point{X: w, Y: h})}
}

// best returns the corner at which the box hides the least.
func (l *legend) best(p *pen, w, h vg.Length) [2]float64 {
	least, best := math.MaxInt, corners[0].at
	for _, c := range corners {
		r := l.boxAt(p, c.at, w, h)
		hidden := 0
		for _, i := range p.axes.items {
			if v, ok := i.(interface{ hides(*pen, vg.Rectangle) int }); ok {
				hidden += v.hides(p, r)
			}
		}
		if hidden < least {
			least, best = hidden, c.at
		}
	}
	return best
}

// hidden counts the points and lines that a box would hide.
func hidden(points []vg.Point, joined bool, r vg.Rectangle) int {
	n := 0
	for i, at := range points {
		if at.X > r.Min.X && at.X < r.Max.X && at.Y > r.Min.Y && at.Y < r.Max.Y {
			n++
		}
		if joined && i > 0 {
			if _, _, crosses := clipSegment(points[i-1], at, r); crosses && valid(points[i-1]) && valid(at) {
				n++
			}
		}
	}
	return n
}

// rounded is a rectangle with round corners.
func rounded(r vg.Rectangle, radius vg.Length) vg.Path {
	k := radius * 0.45
	var path vg.Path
	path.Move(vg.Point{X: r.Min.X + radius, Y: r.Min.Y})
	path.Line(vg.Point{X: r.Max.X - radius, Y: r.Min.Y})
	path.CubeTo(vg.Point{X: r.Max.X - k, Y: r.Min.Y}, vg.Point{X: r.Max.X, Y: r.Min.Y + k}, vg.Point{X: r.Max.X, Y: r.Min.Y + radius})
	path.Line(vg.Point{X: r.Max.X, Y: r.Max.Y - radius})
	path.CubeTo(vg.Point{X: r.Max.X, Y: r.Max.Y - k}, vg.Point{X: r.Max.X - k, Y: r.Max.Y}, vg.Point{X: r.Max.X - radius, Y: r.Max.Y})
	path.Line(vg.Point{X: r.Min.X + radius, Y: r.Max.Y})
	path.CubeTo(vg.Point{X: r.Min.X + k, Y: r.Max.Y}, vg.Point{X: r.Min.X, Y: r.Max.Y - k}, vg.Point{X: r.Min.X, Y: r.Max.Y - radius})
	path.Line(vg.Point{X: r.Min.X, Y: r.Min.Y + radius})
	path.CubeTo(vg.Point{X: r.Min.X, Y: r.Min.Y + k}, vg.Point{X: r.Min.X + k, Y: r.Min.Y}, vg.Point{X: r.Min.X + radius, Y: r.Min.Y})
	path.Close()
	return path
}

// faded returns a colour with its opacity multiplied by alpha.
func faded(c color.Color, alpha float64) color.Color {
	if c == nil || alpha == 1 {
		return c
	}
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	n.A = uint8(float64(n.A)*min(max(alpha, 0), 1) + 0.5)
	return n
}
