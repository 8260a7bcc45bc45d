package pyplot

import (
	"image/color"

	"nnlua/runtime/array"
)

const plotSignature = `(args: value*, color: value = nil, linestyle: string? = nil, linewidth: number? = nil, marker: string? = nil, markersize: number? = nil, label: string = "", alpha: number = 1, ` +
	`markerfacecolor: value = nil, markeredgecolor: value = nil, markeredgewidth: number = 1, drawstyle: "default"|"steps"|"steps-pre"|"steps-mid"|"steps-post" = "default", zorder: number = 2, ` +
	`c: value = nil, ls: string? = nil, lw: number? = nil, ms: number? = nil, mfc: value = nil, mec: value = nil)`

func init() {
	both("plot", "plot", plotSignature, (*Axes).Plot)
	both("semilogx", "semilogx", plotSignature, (*Axes).SemilogX)
	both("semilogy", "semilogy", plotSignature, (*Axes).SemilogY)
	both("loglog", "loglog", plotSignature, (*Axes).LogLog)
}

// PlotOptions are the keywords of plt.plot; those of one or two letters are
// short names of the others.
type PlotOptions struct {
	Color                            any
	Linestyle                        *string
	Linewidth                        *float64
	Marker                           *string
	Markersize                       *float64
	Label                            string
	Alpha                            float64
	Markerfacecolor, Markeredgecolor any
	Markeredgewidth                  float64
	Drawstyle                        string
	Zorder                           float64
	C, Mfc, Mec                      any
	Ls                               *string
	Lw, Ms                           *float64
}

// Plot draws y over x as lines or markers: plot(y), plot(x, y), or either with
// a format string behind, plot(x, y, "r-"), and several such groups in one
// call. x and y are arrays, Variables or tables of numbers; without x it counts from 0.
// The columns of a matrix are curves of their own.
//
// 日本語: 折れ線や点を描きます。
//
// A format string names a colour (b g r c m y k w, C0 to C9), a marker
// (. o s ^ v < > * + x D ...) and a line style (- -- -. :), in any order. The
// keywords say more: color, linestyle, linewidth, marker, markersize, label
// (for the legend) and alpha, the opacity. NaN interrupts a line.
//
//	> plt.plot({1, 2, 7}, {2, 4, 14}, "r-", {label = "y = 2x"})
//	> plt.plot({3, 1, 2}, {linestyle = "--", marker = "o"})
func (a *Axes) Plot(args []any, opt PlotOptions) {
	if len(args) == 1 {
		if _, isFormat := args[0].(string); isFormat {
			array.FailIn("plot", "the format string '%v' has no numbers before it", args[0])
		}
	}
	for len(args) > 0 {
		var group []*Array
		for len(group) < 2 && len(args) > 0 {
			if _, isFormat := args[0].(string); isFormat {
				break
			}
			group = append(group, numbers([]string{"x", "y"}[len(group)], args[0]))
			args = args[1:]
		}
		if len(group) == 0 {
			array.FailIn("plot", "the format string '%v' has no numbers before it", args[0])
		}
		format := ""
		if len(args) > 0 {
			if f, ok := args[0].(string); ok {
				format, args = f, args[1:]
			}
		}
		a.addCurves(group, format, opt)
	}
}

// SemilogX is Plot with a logarithmic x axis.
//
//	> plt.semilogx({1, 10, 100}, {1, 2, 3})
func (a *Axes) SemilogX(args []any, opt PlotOptions) { a.Plot(args, opt); a.x.setScale("log") }

// SemilogY is Plot with a logarithmic y axis, as for a loss that falls and falls.
//
// 日本語: 縦軸を対数にして折れ線を描きます。
//
//	> plt.semilogy({1, 0.1, 0.01})
func (a *Axes) SemilogY(args []any, opt PlotOptions) { a.Plot(args, opt); a.y.setScale("log") }

// LogLog is Plot with two logarithmic axes.
//
// 日本語: 両方の軸を対数にして折れ線を描きます。
//
//	> plt.loglog({1, 10, 100}, {1, 100, 10000})
func (a *Axes) LogLog(args []any, opt PlotOptions) {
	a.Plot(args, opt)
	a.x.setScale("log")
	a.y.setScale("log")
}

// addCurves adds y over x, or y alone, one curve per column.
func (a *Axes) addCurves(group []*Array, format string, opt PlotOptions) {
	y := asColumns(group[len(group)-1])
	x := y
	if len(group) == 2 {
		if x = asColumns(group[0]); x.Shape()[0] != y.Shape()[0] {
			array.FailIn("plot", "x and y must have same first dimension, but have shapes %s and %s",
				array.ShapeString(group[0].Shape()), array.ShapeString(group[1].Shape()))
		}
		if n, m := x.Shape()[1], y.Shape()[1]; n != m && n != 1 && m != 1 {
			array.FailIn("plot", "x has %d and y but %d columns", n, m)
		}
	}
	columns := y.Shape()[1]
	if len(group) == 2 {
		columns = max(columns, x.Shape()[1])
		if x.Shape()[1] == 0 || y.Shape()[1] == 0 {
			columns = 0
		}
	}
	for column := range columns {
		l := a.newLine(format, opt)
		for i := range y.Shape()[0] {
			at := float64(i)
			if len(group) == 2 {
				at = x.Float(i*x.Shape()[1] + min(column, x.Shape()[1]-1))
			}
			l.x = append(l.x, at)
			l.y = append(l.y, y.Float(i*y.Shape()[1]+min(column, y.Shape()[1]-1)))
		}
		l.x, l.y = steps(l.x, l.y, opt.Drawstyle)
		a.add(l)
	}
}

// asColumns returns the numbers as a matrix of one column per curve.
func asColumns(x *Array) *Array {
	switch x.Ndim() {
	case 0, 1:
		return x.Reshape(-1, 1)
	case 2:
		return x
	}
	array.FailIn("plot", "x and y can be no greater than 2-D, but one has shape %s", array.ShapeString(x.Shape()))
	return nil
}

// newLine returns an empty line in the style that the format string, the
// keywords and the colour cycle give.
func (a *Axes) newLine(format string, opt PlotOptions) *line {
	style, hasColor := parseFormat(format)
	if c := given(opt.Color, opt.C); c != nil {
		style.color, hasColor = parseColor(c), true
	}
	if !hasColor {
		style.color = a.cycle()
	}
	if opt.Marker != nil {
		style.marker = markerName(*opt.Marker)
	}
	for _, name := range []*string{opt.Linestyle, opt.Ls} {
		if name != nil {
			style.dashes = namedDashes(*name)
		}
	}
	style.color = faded(style.color, opt.Alpha)
	l := &line{labelled: labelled{opt.Label}, style: style, width: 1.5, order: opt.Zorder}
	l.marks = markStyle{shape: style.marker, size: 6, face: style.color, edge: style.color, edgeWidth: opt.Markeredgewidth}
	for _, c := range []struct {
		to      *color.Color
		options [2]any
	}{{&l.marks.face, [2]any{opt.Markerfacecolor, opt.Mfc}}, {&l.marks.edge, [2]any{opt.Markeredgecolor, opt.Mec}}} {
		if v := given(c.options[0], c.options[1]); v != nil {
			*c.to = faded(parseColor(v), opt.Alpha)
		}
	}
	setPositive("linewidth", &l.width, opt.Linewidth, opt.Lw)
	setPositive("markersize", &l.marks.size, opt.Markersize, opt.Ms)
	return l
}

// given returns the first value that the script gave.
func given(values ...any) any {
	for _, v := range values {
		if v != nil {
			return v
		}
	}
	return nil
}

// setPositive sets a length to what the script gave under either name.
func setPositive(name string, to *float64, values ...*float64) {
	for _, v := range values {
		if v == nil {
			continue
		}
		if !(*v >= 0 && *v <= 1e4) {
			array.Fail("%s is %g, want points from 0 on", name, *v)
		}
		*to = *v
	}
}
