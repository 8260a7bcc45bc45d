package pyplot

import "math"

var nan = math.NaN()

func init() {
	const style = `color: value = nil, linestyle: string? = nil, linewidth: number? = nil, label: string = "", alpha: number = 1, c: value = nil, ls: string? = nil, lw: number? = nil)`
	both("axhline", "axhline", "(y: number = 0, xmin: number = 0, xmax: number = 1, "+style, (*Axes).AxHLine)
	both("axvline", "axvline", "(x: number = 0, ymin: number = 0, ymax: number = 1, "+style, (*Axes).AxVLine)
	both("hlines", "hlines", "(y: value, xmin: value, xmax: value, "+style, (*Axes).HLines)
	both("vlines", "vlines", "(x: value, ymin: value, ymax: value, "+style, (*Axes).VLines)
	both("step", "step", `(x: value, y: value, fmt: string = "", where: "pre"|"mid"|"post" = "pre", `+style, (*Axes).Step)
}

// LineOptions are the keywords of straight lines.
type LineOptions struct {
	Color     any
	Linestyle *string
	Linewidth *float64
	Label     string
	Alpha     float64
	C         any
	Ls        *string
	Lw        *float64
}

func (o LineOptions) plot() PlotOptions {
	return PlotOptions{Color: o.Color, Linestyle: o.Linestyle, Linewidth: o.Linewidth, Label: o.Label, Alpha: o.Alpha, C: o.C, Ls: o.Ls, Lw: o.Lw, Zorder: 2, Markeredgewidth: 1}
}

// AxHLine draws a level line at y across the axes, from xmin to xmax in parts
// of their width.
//
// 日本語: 横一直線の線を引きます。
//
//	> plt.axhline(0, {color = "black", linewidth = 0.8})
func (a *Axes) AxHLine(y, xmin, xmax float64, opt LineOptions) {
	l := a.newLine("", opt.fixed())
	l.x, l.y, l.across = []float64{xmin, xmax}, []float64{y, y}, true
	a.add(l)
}

// AxVLine draws an upright line at x, from ymin to ymax in parts of the height
// of the axes.
//
// 日本語: 縦一直線の線を引きます。
//
//	> plt.axvline(2, {linestyle = "--"})
func (a *Axes) AxVLine(x, ymin, ymax float64, opt LineOptions) {
	l := a.newLine("", opt.fixed())
	l.x, l.y, l.along = []float64{x, x}, []float64{ymin, ymax}, true
	a.add(l)
}

// fixed gives lines without a colour the first one: they take none of the cycle.
func (o LineOptions) fixed() PlotOptions {
	p := o.plot()
	if given(p.Color, p.C) == nil {
		p.Color = "C0"
	}
	return p
}

// HLines draws level lines at every y, from xmin to xmax.
//
//	> plt.hlines({1, 2, 3}, 0, 10)
func (a *Axes) HLines(y, xmin, xmax any, opt LineOptions) {
	ys := list("y", y)
	from, to := spread("xmin", xmin, len(ys)), spread("xmax", xmax, len(ys))
	l := a.newLine("", opt.fixed())
	for i, v := range ys {
		l.x, l.y = append(l.x, from[i], to[i], nan), append(l.y, v, v, nan)
	}
	a.add(l)
}

// VLines draws upright lines at every x, from ymin to ymax.
//
//	> plt.vlines({1, 2, 3}, 0, {2, 4, 14})
func (a *Axes) VLines(x, ymin, ymax any, opt LineOptions) {
	xs := list("x", x)
	from, to := spread("ymin", ymin, len(xs)), spread("ymax", ymax, len(xs))
	l := a.newLine("", opt.fixed())
	for i, v := range xs {
		l.x, l.y = append(l.x, v, v, nan), append(l.y, from[i], to[i], nan)
	}
	a.add(l)
}

// Step draws y over x in steps: with "pre" each y holds from the x before to its
// own, with "post" from its own to the next, with "mid" around its own.
//
//	> plt.step({1, 2, 3}, {2, 4, 14}, {where = "post"})
func (a *Axes) Step(x, y any, fmt, where string, opt LineOptions) {
	xs, ys := pair("x", x, "y", y)
	l := a.newLine(fmt, opt.plot())
	l.x, l.y = steps(xs, ys, "steps-"+where)
	a.add(l)
}
