package pyplot

import (
	"image/color"

	"gonum.org/v1/plot/vg"
	"nnlua/runtime/array"
)

func init() {
	both("grid", "grid", `(visible: value = nil, which: "major"|"minor"|"both" = "major", axis: "both"|"x"|"y" = "both", color: value = nil, linestyle: string? = nil, linewidth: number = 0.8, alpha: number = 1)`, (*Axes).Grid)
}

// GridOptions are the keywords of plt.grid.
type GridOptions struct {
	Color     any
	Linestyle *string
	Linewidth float64
	Alpha     float64
}

// gridOptions are the lines at the ticks.
type gridOptions struct {
	x, y         bool
	minor        bool
	below        bool // under everything else
	color        color.Color
	dashes       string
	width, alpha float64
}

// Grid draws lines behind the data at every tick, or takes them away; without
// an argument it does whichever changes something. axis is "x", "y" or "both",
// which "major", "minor" (the small ticks of logarithmic axes) or "both".
//
// 日本語: 格子の線を引きます。
//
//	> plt.grid(true)
//	> plt.grid{axis = "y", color = "0.8", linestyle = ":"}
func (a *Axes) Grid(visible any, which, axis string, opt GridOptions) {
	on := true
	switch v := visible.(type) {
	case bool:
		on = v
	case nil:
		on = opt.Color != nil || opt.Linestyle != nil || opt.Alpha != 1 || opt.Linewidth != 0.8 || !(a.grid.x || a.grid.y)
	default:
		array.Fail("visible is no boolean, want true or false")
	}
	if axis != "y" {
		a.grid.x = on
	}
	if axis != "x" {
		a.grid.y = on
	}
	a.grid.minor = on && which != "major"
	a.grid.dashes, a.grid.color, a.grid.width, a.grid.alpha = "-", nil, opt.Linewidth, opt.Alpha
	if opt.Linestyle != nil {
		a.grid.dashes = namedDashes(*opt.Linestyle)
	}
	if opt.Color != nil {
		a.grid.color = parseColor(opt.Color)
	}
}

func (g *gridOptions) layer() float64 {
	if g.below {
		return 0.5
	}
	return 1.5
}

func (g *gridOptions) extend(b *bounds) {}

func (g *gridOptions) draw(p *pen) {
	style := lineStyle{color: faded(or(g.color, p.axes.figure.theme.grid), g.alpha), dashes: g.dashes}
	s := style.stroke(g.width)
	lines := func(a *axis, upright bool) {
		length := p.area.Size().X
		if upright {
			length = p.area.Size().Y
		}
		major, minor, _ := a.ticks(float64(length), upright)
		for _, t := range major {
			g.line(p, s, t.at, upright)
		}
		for _, at := range minor {
			if g.minor {
				g.line(p, s, at, upright)
			}
		}
	}
	if g.x {
		lines(&p.axes.x, false)
	}
	if g.y {
		lines(&p.axes.y, true)
	}
}

// line draws the line at one tick, across the axes.
func (g *gridOptions) line(p *pen, s stroke, at float64, upright bool) {
	from, to := vg.Point{X: p.snap(p.x(at), s.width), Y: p.area.Min.Y}, vg.Point{Y: p.area.Max.Y}
	to.X = from.X
	if upright {
		from = vg.Point{X: p.area.Min.X, Y: p.snap(p.y(at), s.width)}
		to = vg.Point{X: p.area.Max.X, Y: from.Y}
	}
	p.stroke(polyline([]vg.Point{from, to}), s)
}
