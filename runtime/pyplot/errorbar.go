package pyplot

import (
	"image/color"

	"gonum.org/v1/plot/vg"

	"nnlua/runtime/array"
)

func init() {
	both("errorbar", "errorbar", `(x: value, y: value, yerr: value = nil, xerr: value = nil, fmt: string = "", ecolor: value = nil, elinewidth: number? = nil, capsize: number = 0, color: value = nil, label: string = "", linestyle: string? = nil, linewidth: number? = nil, marker: string? = nil, markersize: number? = nil, alpha: number = 1)`, (*Axes).ErrorBar)
}

// ErrorBarOptions are the keywords of plt.errorbar.
type ErrorBarOptions struct {
	Fmt        string
	Ecolor     any
	Elinewidth *float64
	Capsize    float64
	Color      any
	Label      string
	Linestyle  *string
	Linewidth  *float64
	Marker     *string
	Markersize *float64
	Alpha      float64
}

type errorStyle struct {
	color color.Color
	width float64
	cap   float64 // half the length of the end strokes, in points
}

// errorBars are lines from low to high values around points.
type errorBars struct {
	x, y                   []float64
	left, right, low, high []float64 // nil: none in that direction
	style                  errorStyle
}

// ErrorBar draws y over x with a line at every point from y - yerr to y + yerr,
// and the same for xerr. An error is a number, one number a point, or a table of
// two such: below and above. fmt is a format string as in plot; "none" draws the
// errors alone. capsize is the length of strokes at their ends.
//
//	> plt.errorbar({1, 2, 3}, {2, 4, 14}, 0.5, {fmt = "o", capsize = 3})
func (a *Axes) ErrorBar(x, y, yerr, xerr any, opt ErrorBarOptions) {
	xs, ys := pair("x", x, "y", y)
	format := opt.Fmt
	if format == "none" {
		format = ""
	}
	l := a.newLine(format, PlotOptions{Color: opt.Color, Label: opt.Label, Linestyle: opt.Linestyle, Linewidth: opt.Linewidth, Marker: opt.Marker,
		Markersize: opt.Markersize, Alpha: opt.Alpha, Zorder: 2, Markeredgewidth: 1})
	l.x, l.y = xs, ys
	style := errorStyle{color: l.style.color, width: l.width, cap: opt.Capsize}
	if opt.Ecolor != nil {
		style.color = faded(parseColor(opt.Ecolor), opt.Alpha)
	}
	setPositive("elinewidth", &style.width, opt.Elinewidth)
	l.errors = a.addErrors(xs, ys, xerr, yerr, style)
	if opt.Fmt != "none" {
		a.add(l)
	}
}

func (a *Axes) addErrors(x, y []float64, xerr, yerr any, style errorStyle) *errorBars {
	e := &errorBars{x: x, y: y, style: style}
	e.left, e.right = around("xerr", xerr, x)
	e.low, e.high = around("yerr", yerr, y)
	a.add(e)
	return e
}

// around returns the ends of the error bars around values.
func around(name string, err any, values []float64) (low, high []float64) {
	if err == nil {
		return nil, nil
	}
	n := len(values)
	below, above := []float64(nil), []float64(nil)
	if x := numbers(name, err); x.Ndim() == 2 && x.Shape()[0] == 2 {
		both := list(name, x)
		if len(both) != 2*n {
			array.Fail("%s has shape %s, want two rows of %d", name, array.ShapeString(x.Shape()), n)
		}
		below, above = both[:n], both[n:]
	} else {
		below = spread(name, x, n)
		above = below
	}
	for i, v := range values {
		if below[i] < 0 || above[i] < 0 {
			array.Fail("%s has negative numbers", name)
		}
		low, high = append(low, v-below[i]), append(high, v+above[i])
	}
	return low, high
}

func (e *errorBars) layer() float64 { return 2 }

func (e *errorBars) extend(b *bounds) {
	for i := range e.x {
		if e.left != nil {
			b.add(e.left[i], e.y[i])
			b.add(e.right[i], e.y[i])
		}
		if e.low != nil {
			b.add(e.x[i], e.low[i])
			b.add(e.x[i], e.high[i])
		}
	}
}

func (e *errorBars) draw(p *pen) {
	s := stroke{color: e.style.color, width: vg.Length(e.style.width)}
	half := vg.Length(e.style.cap)
	end := func(at vg.Point, dx, dy vg.Length) {
		if valid(at) && p.contains(at) {
			e.end(p, at, dx, dy)
		}
	}
	for i := range e.x {
		if e.left != nil {
			from, to := p.at(e.left[i], e.y[i]), p.at(e.right[i], e.y[i])
			drawLine(p, []vg.Point{from, to}, s)
			end(from, 0, half)
			end(to, 0, half)
		}
		if e.low != nil {
			from, to := p.at(e.x[i], e.low[i]), p.at(e.x[i], e.high[i])
			drawLine(p, []vg.Point{from, to}, s)
			end(from, half, 0)
			end(to, half, 0)
		}
	}
}

// end draws the stroke at one end.
func (e *errorBars) end(p *pen, at vg.Point, dx, dy vg.Length) {
	if dx+dy > 0 {
		p.stroke(polyline([]vg.Point{{X: at.X - dx, Y: at.Y - dy}, {X: at.X + dx, Y: at.Y + dy}}), stroke{color: e.style.color, width: 1})
	}
}

// sample draws the bars around the middle of a line in the legend.
func (e *errorBars) sample(p *pen, at vg.Point) {
	const reach = 5
	half := vg.Length(e.style.cap)
	bar := func(dx, dy vg.Length) {
		p.stroke(polyline([]vg.Point{{X: at.X - dx, Y: at.Y - dy}, {X: at.X + dx, Y: at.Y + dy}}), stroke{color: e.style.color, width: vg.Length(e.style.width)})
		for _, sign := range []vg.Length{-1, 1} {
			e.end(p, vg.Point{X: at.X + sign*dx, Y: at.Y + sign*dy}, half*dy/reach, half*dx/reach)
		}
	}
	if e.left != nil {
		bar(reach, 0)
	}
	if e.low != nil {
		bar(0, reach)
	}
}
